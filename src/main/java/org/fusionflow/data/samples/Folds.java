package org.fusionflow.data.samples;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;

/**
 * The training samples cut into K parts for cross-validation: each part is held out once while the others are trained on. Every sample is held out
 * exactly once, the sizes of the parts differ by at most one, and which sample is in which part depends on the seed alone. Means and scales are
 * those of the samples that a fold trains on, so that it sees nothing of those it holds out.
 *
 * <pre>{@code
 * for (int i = 0; i < folds.count(); i++) {
 *     TrainingData fold = folds.at(i);
 *     double error = fold.heldOut().orElseThrow().loss(map(fold.moments()));
 * }
 * }</pre>
 */
public final class Folds {
    /** The fewest parts: with one nothing would be left for training. */
    public static final int FEWEST = 2;

    private final Samples raw;
    private final Preparation preparation;
    private final int count;
    /** The part of each sample. */
    private final int[] parts;

    private Folds(Samples raw, Preparation preparation, int count, int[] parts) {
        this.raw = raw;
        this.preparation = preparation;
        this.count = count;
        this.parts = parts;
    }

    /**
     * @param raw training samples before their means are subtracted
     * @param preparation what is done to the samples of each fold
     * @param count K, from 2 to the number of samples
     * @throws InvalidInput if there are other numbers of parts
     */
    public static Folds of(Samples raw, Preparation preparation, int count, long seed) {
        if (count < FEWEST || count > raw.count()) {
            throw new InvalidInput("folds " + count + ": expected from " + FEWEST + " to " + raw.count()
                    + ", the number of training samples");
        }
        int[] shuffled = Shuffle.of(raw.count(), seed, Gaussians.FOLDS);
        int[] parts = new int[raw.count()];
        for (int k = 0; k < parts.length; k++) {
            parts[shuffled[k]] = k % count;
        }
        return new Folds(raw, preparation, count, parts);
    }

    /** Number of folds, K. */
    public int count() {
        return count;
    }

    /**
     * The data of one fold: the samples of all other parts to train on, with their moments, and the samples of this part held out. They have no
     * folds of their own and no warnings.
     *
     * @param fold from 0 to K - 1
     * @throws InvalidInput if what is left has no usable moments, or no input in it varies
     */
    public TrainingData at(int fold) {
        Samples training = raw.at(rows(fold, false));
        return preparation.of(new TrainingData(
                training.moments(), Optional.of(training), Optional.of(raw.at(rows(fold, true))), Optional.empty()));
    }

    private int[] rows(int fold, boolean inside) {
        return IntStream.range(0, parts.length)
                .filter(s -> (parts[s] == fold) == inside)
                .toArray();
    }

    /**
     * The same folds with the blocks of their inputs in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these samples
     */
    public Folds inOrderOf(FusionTree tree) {
        return new Folds(raw.inOrderOf(tree), preparation, count, parts);
    }

    /** The same samples in the same parts, prepared in the same way. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Folds folds
                && raw == folds.raw
                && preparation == folds.preparation
                && count == folds.count
                && Arrays.equals(parts, folds.parts);
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(raw) + Arrays.hashCode(parts);
    }
}
