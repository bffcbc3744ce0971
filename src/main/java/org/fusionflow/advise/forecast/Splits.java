package org.fusionflow.advise.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Folds;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Preparation;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;

/**
 * Pairs of data to train on and data to test with. An error of a linear map is a quadratic form, so that moments are all that it takes.
 *
 * @param basis where the error on new data comes from
 * @param list at least one
 * @param overlap by how much their trained maps depend on each other beyond chance: the size of a test set over that of a training set for folds, 0 else
 */
public record Splits(Basis basis, List<Split> list, double overlap) {
    /** Where the error on new data comes from. */
    public enum Basis {
        /** The exact error on the population that the samples were drawn from. */
        POPULATION("population"),
        /** Samples that are not trained on. */
        HELD_OUT("held-out samples"),
        /**
         * Each part of the samples in turn is tested with what was trained on the others: five parts unless the data have their own, cut anew several times
         * where samples are few.
         */
        FOLDS("folds"),
        /** The moments that are trained on: without samples new data share them, and fewer than {@link #FEWEST} samples are too few to hold some out. */
        MOMENTS("exact moments");

        private final String label;

        Basis(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param training moments to train on
     * @param test moments of the same modalities to test with
     */
    public record Split(Moments training, Moments test) {}

    private static final int FOLDS = 5;

    /** Where samples are few, errors depend on how they were cut as much as on the way to train; each cut averages that out. */
    private static final int CUTS = 4;

    private static final int FEW = 400;

    /** Fewest samples that are cut into folds: of fewer, a fold of one sample tells nothing. */
    public static final int FEWEST = 2 * FOLDS;

    public Splits {
        list = List.copyOf(list);
    }

    /**
     * The best splits that data allow.
     *
     * @param seed of the folds
     */
    public static Splits of(TrainingData data, long seed) {
        Splits same = new Splits(Basis.MOMENTS, List.of(new Split(data.moments(), data.moments())), 0);
        if (data.samples().isEmpty()) {
            return same;
        }
        Optional<Moments> population = data.population().map(Population::moments);
        if (population.isPresent()) {
            return new Splits(Basis.POPULATION, List.of(new Split(data.moments(), population.get())), 0);
        }
        if (data.heldOut().isPresent()) {
            return new Splits(
                    Basis.HELD_OUT,
                    parts(data.heldOut().get()).stream()
                            .map(part -> new Split(data.moments(), part))
                            .toList(),
                    0);
        }
        Optional<Folds> first = folds(data, seed);
        if (first.isEmpty()) {
            return same;
        }
        int cuts = data.folds().isEmpty() && data.samples().get().count() <= FEW ? CUTS : 1;
        List<Split> list = new ArrayList<>();
        for (int cut = 0; cut < cuts; cut++) {
            Folds folds = folds(data, seed + cut).orElseThrow();
            for (int i = 0; i < folds.count(); i++) {
                list.add(split(folds.at(i)));
            }
        }
        return new Splits(Basis.FOLDS, list, 1.0 / (first.get().count() - 1));
    }

    /** Held-out samples in parts of equal size (to one), whose scatter tells how sure their mean is; the whole if there are few. */
    private static List<Moments> parts(Samples heldOut) {
        int count = heldOut.count();
        if (count < FEWEST) {
            return List.of(heldOut.moments());
        }
        List<Moments> parts = new ArrayList<>();
        for (int k = 0; k < FOLDS; k++) {
            int part = k;
            parts.add(rows(
                            heldOut,
                            IntStream.range(0, count)
                                    .filter(s -> s % FOLDS == part)
                                    .toArray())
                    .moments());
        }
        return parts;
    }

    private static Split split(TrainingData fold) {
        return new Split(fold.moments(), fold.heldOut().orElseThrow().moments());
    }

    /** The folds of the data, or five; empty without enough samples. */
    private static Optional<Folds> folds(TrainingData data, long seed) {
        return data.folds().isPresent()
                ? data.folds()
                : data.samples()
                        .filter(samples -> samples.count() >= FEWEST)
                        .map(samples -> Folds.of(samples, Preparation.NONE, FOLDS, seed));
    }

    /**
     * Data to train networks on, each with held-out samples: the first five folds, or the held-out samples of the data if these are too few for folds.
     *
     * @param list empty without enough samples
     * @param overlap as of {@link Splits}
     */
    public record Trials(List<TrainingData> list, double overlap) {
        public Trials {
            list = List.copyOf(list);
        }

        /** @param seed of the folds */
        public static Trials of(TrainingData data, long seed) {
            Optional<Folds> folds = folds(data, seed);
            if (folds.isPresent()) {
                int count = folds.get().count();
                return new Trials(
                        IntStream.range(0, Math.min(FOLDS, count))
                                .mapToObj(folds.get()::at)
                                .toList(),
                        1.0 / (count - 1));
            }
            boolean held = data.heldOut().isPresent() && data.samples().isPresent();
            return new Trials(held ? List.of(data) : List.of(), 0);
        }
    }

    /** Draws as many samples as there are, with replacement, to train on; those that are not drawn are to test with. */
    static Split resampled(Samples samples, long seed) {
        Random random = new Random(seed);
        int count = samples.count();
        boolean[] drawn = new boolean[count];
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = random.nextInt(count);
            drawn[rows[i]] = true;
        }
        int[] others = IntStream.range(0, count).filter(i -> !drawn[i]).toArray();
        Moments training = rows(samples, rows).moments();
        return new Split(
                training, others.length == 0 ? training : rows(samples, others).moments());
    }

    private static Samples rows(Samples samples, int[] rows) {
        return Samples.of(samples.modalities(), rows.length, samples.outputs(), (s, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = samples.input(rows[s], i);
            }
            for (int o = 0; o < y.length; o++) {
                y[o] = samples.output(rows[s], o);
            }
        });
    }
}
