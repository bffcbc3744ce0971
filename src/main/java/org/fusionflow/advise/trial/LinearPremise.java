package org.fusionflow.advise.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.fusionflow.advise.forecast.Candidate;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.samples.TrainingData;

/**
 * Whether a linear network tells enough of these data: what part of the fall of the error on held-out samples needs a nonlinear network,
 * {@code 1 - DeltaL_linear / DeltaL_relu} of two trained networks that differ in their activation alone.
 *
 * @param nonlinearShare from 0 to 1; empty without samples to train on, or if nothing is learned
 * @param applies true if advice can rest on linear networks; true as well where that could not be tested
 * @param reason why, a sentence
 * @param candidates errors of trained ReLU networks in the order of the trees, where the premise fails; empty otherwise. Each has a part for every start.
 *     Outputs have unit mean square and times are steps
 */
public record LinearPremise(
        OptionalDouble nonlinearShare, boolean applies, String reason, List<Candidate> candidates) {
    /**
     * A larger share is nonlinear. Best errors of two trained networks differ by a few hundredths from seed to seed; products of two inputs that carry as much as
     * the linear part have one half.
     */
    private static final double LARGEST = 0.1;

    /** Networks of every tree: their least errors differ by some hundredths from start to start. */
    private static final int STARTS = 3;

    public LinearPremise {
        candidates = List.copyOf(candidates);
    }

    /**
     * Trains both networks, and those of all trees where the premise fails.
     *
     * @param data with held-out samples; empty if there are no samples
     * @param trees of the candidates; the first fuses earliest and so can represent most
     */
    public static LinearPremise of(Optional<TrainingData> data, List<FusionTree> trees, long seed) {
        if (data.isEmpty()) {
            return new LinearPremise(
                    OptionalDouble.empty(),
                    true,
                    "not tested: there are no samples to train a ReLU network on, and to hold out",
                    List.of());
        }
        NetworkTrial trial = new NetworkTrial(data.get());
        double before = trial.withoutLearning();
        double linear = before - trial.train(trees.get(0), "linear", seed).best();
        double network = before - trial.train(trees.get(0), "relu", seed).best();
        if (!(Math.max(network, linear) > 0)) {
            return new LinearPremise(
                    OptionalDouble.empty(),
                    true,
                    "not tested: neither a ReLU network nor a linear one learns anything that holds on new samples",
                    List.of());
        }
        double share = Math.max(0, Math.min(1, 1 - Math.max(0, linear) / network));
        share = network > 0 ? share : 0;
        String percent = Math.round(100 * share) + " %";
        if (share <= LARGEST) {
            return new LinearPremise(
                    OptionalDouble.of(share),
                    true,
                    "of what a ReLU network learns, a linear one misses " + percent,
                    List.of());
        }
        List<Candidate> candidates = trees.parallelStream()
                .map(tree -> new Candidate(
                        LongStream.range(seed, seed + STARTS)
                                .mapToObj(start -> trial.train(tree, "relu", start))
                                .toList(),
                        Candidate.layers(tree)))
                .toList();
        return new LinearPremise(
                OptionalDouble.of(share),
                false,
                "of what a ReLU network learns, a linear one misses " + percent
                        + ": linear theory does not tell the rest, so the advice rests on trained ReLU networks",
                candidates);
    }
}
