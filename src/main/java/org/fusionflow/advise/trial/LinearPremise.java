package org.fusionflow.advise.trial;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.advise.forecast.Candidate;
import org.fusionflow.advise.forecast.Choice;
import org.fusionflow.advise.forecast.Splits;
import org.fusionflow.architecture.FusionTree;

/**
 * Whether a linear network tells enough of these data: what part of the fall of the error on held-out samples needs a nonlinear network,
 * {@code 1 - DeltaL_linear / DeltaL_relu} of trained networks that differ in their activation alone. Both are trained on every fold; where the share is large,
 * but the difference of the errors is within the scatter over the folds, linear theory is not blamed for it.
 *
 * @param nonlinearShare from 0 to 1; empty without samples to train on, or if nothing is learned
 * @param applies true if advice can rest on linear networks; true as well where that could not be tested
 * @param reason why, a sentence
 * @param candidates errors of trained ReLU networks in the order of the trees, where the premise fails; empty otherwise. Each has a part for every fold.
 *     Outputs have unit mean square and times are steps
 * @param overlap of the folds, see {@link Choice}
 */
public record LinearPremise(
        OptionalDouble nonlinearShare, boolean applies, String reason, List<Candidate> candidates, double overlap) {
    /** A larger share is nonlinear. Products of two inputs that carry as much as the linear part have one half. */
    private static final double LARGEST = 0.1;

    /** Trained networks whose errors are below this part of that at the start have learned all: they only differ in how long they were trained. */
    private static final double LEARNED = 1e-3;

    /** The difference of the errors must be so many times its standard error: on few folds one alone comes by chance. */
    private static final double SURE = 2;

    public LinearPremise {
        candidates = List.copyOf(candidates);
    }

    private static LinearPremise holds(OptionalDouble share, String reason) {
        return new LinearPremise(share, true, reason, List.of(), 0);
    }

    /**
     * Trains both networks, and those of all trees where the premise fails.
     *
     * @param data to train on
     * @param trees of the candidates; the first fuses earliest and so can represent most
     */
    public static LinearPremise of(Splits.Trials data, List<FusionTree> trees, long seed) {
        if (data.list().isEmpty()) {
            return holds(
                    OptionalDouble.empty(),
                    "not tested: there are no samples, or too few, to train a ReLU network on and to hold some out");
        }
        List<NetworkTrial> trials = data.list().stream().map(NetworkTrial::new).toList();
        double before = trials.stream()
                .mapToDouble(NetworkTrial::withoutLearning)
                .average()
                .orElseThrow();
        Candidate linear = candidate(trials, trees.get(0), "linear", seed);
        Candidate network = candidate(trials, trees.get(0), "relu", seed);
        double linearFall = before - linear.curve().best();
        double fall = before - network.curve().best();
        if (!(Math.max(fall, linearFall) > 0)) {
            return holds(
                    OptionalDouble.empty(),
                    "not tested: neither a ReLU network nor a linear one learns anything that holds on new samples");
        }
        double share = fall > 0 ? Math.max(0, Math.min(1, 1 - Math.max(0, linearFall) / fall)) : 0;
        String percent = Math.round(100 * share) + " %";
        Choice.Standing standing = Choice.of(List.of(linear, network), data.overlap(), Choice.Stop.BEST)
                .standings()
                .get(0);
        boolean sure = standing.difference() > SURE * standing.standardError();
        if (share <= LARGEST || !sure) {
            return holds(
                    OptionalDouble.of(share),
                    "of what a ReLU network learns, a linear one misses " + percent
                            + (share > LARGEST ? ", which is within the scatter over the samples" : ""));
        }
        return new LinearPremise(
                OptionalDouble.of(share),
                false,
                "of what a ReLU network learns, a linear one misses " + percent
                        + ": linear theory does not tell the rest, so the advice rests on trained ReLU networks",
                trees.stream()
                        .map(tree -> candidate(trials, tree, "relu", seed))
                        .toList(),
                data.overlap());
    }

    /** Which of the candidates is best. */
    public Choice choice() {
        return Choice.of(candidates, overlap, Choice.Stop.BEST, LEARNED);
    }

    /** A network on every fold, each from its own start. */
    private static Candidate candidate(List<NetworkTrial> trials, FusionTree tree, String activation, long seed) {
        return new Candidate(
                IntStream.range(0, trials.size())
                        .parallel()
                        .mapToObj(k -> trials.get(k).train(tree, activation, seed + k))
                        .toList(),
                Candidate.layers(tree));
    }
}
