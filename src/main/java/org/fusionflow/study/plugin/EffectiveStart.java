package org.fusionflow.study.plugin;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.study.NumericalFailure;

/**
 * The scales, in units of u0, of the aligned start for which the reduced flow has given half times, such as those of networks with random
 * weights. While all weights are small the dynamics of such networks scale with u0, so these scales do not depend on u0; they are fitted where
 * that is cheap and used elsewhere.
 *
 * @param first scale of the first modality of the tree
 * @param second scale of the second modality
 */
record EffectiveStart(double first, double second) {
    private static final int MOST_STEPS = 60;

    /** Relative accuracy of times; a delay may be a hundredth of them. */
    private static final double ACCURACY = 1e-9;

    /** Step of the difference quotients, in logarithms: larger than the integrator's error, small compared with the curvature. */
    private static final double PROBE = 1e-3;

    /** Longest step of the fit, in logarithms; it is so short that the other modality still has learned nothing. */
    private static final double LONGEST_STEP = 0.4;

    /**
     * Half times of the reduced flow from this start, in the tree's order; empty if a modality is never learned.
     *
     * @param problem of two modalities; its start scale is the unit of the scales
     * @throws NumericalFailure if the flow could not be integrated to its end
     */
    Optional<Vector> predict(Problem problem) {
        FusionTree tree = problem.tree();
        BalancedFlow flow = new BalancedFlow(tree, problem.moments());
        double[] rows = flow.alignedStart(new double[] {first * problem.u0(), second * problem.u0()});
        Vector half = HalfTimeReference.of(problem).halfNorms().norms();
        ReducedTrajectory run = ReducedRun.of(flow, rows, new Watch(Vector.of(), half, List.of(), false));
        String what = "reduced flow of " + tree.newick();
        NumericalFailure.check(what, run.outcome());
        boolean both = run.halfTimes().stream().allMatch(Optional::isPresent);
        if (!both && !run.settled()) {
            throw new NumericalFailure(what + ": ended before all modalities were half learned");
        }
        return both
                ? Optional.of(Vector.of(run.halfTimes().stream()
                        .mapToDouble(t -> t.orElseThrow().time())
                        .toArray()))
                : Optional.empty();
    }

    /**
     * Fits the start whose half times are the given ones. With early fusion the modalities share their first layer and the delay does not depend
     * on the start of the second: both get the scale that the first half time needs.
     *
     * @param measured half times in the tree's order
     * @throws NumericalFailure if there is no such start
     */
    static EffectiveStart fit(Problem problem, Vector measured) {
        boolean shared = problem.tree().asTwoModality().orElseThrow().fusion().value() == 1;
        double[] at = {Math.log(0.5), Math.log(0.5)};
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] miss = misses(problem, measured, at);
            if (Math.abs(miss[0]) < ACCURACY && (shared || Math.abs(miss[1]) < ACCURACY)) {
                return of(at);
            }
            double[] a = misses(problem, measured, new double[] {at[0] + PROBE, at[1] + (shared ? PROBE : 0)});
            if (shared) {
                at[0] -= bounded(miss[0] / ((a[0] - miss[0]) / PROBE));
                at[1] = at[0];
                continue;
            }
            double[] b = misses(problem, measured, new double[] {at[0], at[1] + PROBE});
            double aa = (a[0] - miss[0]) / PROBE;
            double ba = (a[1] - miss[1]) / PROBE;
            double ab = (b[0] - miss[0]) / PROBE;
            double bb = (b[1] - miss[1]) / PROBE;
            double determinant = aa * bb - ab * ba;
            at[0] -= bounded((bb * miss[0] - ab * miss[1]) / determinant);
            at[1] -= bounded((aa * miss[1] - ba * miss[0]) / determinant);
        }
        throw new NumericalFailure("effective start of " + problem.tree().newick() + ": not found");
    }

    private static EffectiveStart of(double[] logarithms) {
        return new EffectiveStart(Math.exp(logarithms[0]), Math.exp(logarithms[1]));
    }

    private static double bounded(double step) {
        if (Double.isNaN(step)) {
            throw new NumericalFailure("effective start: the half times do not depend on it");
        }
        return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    }

    /** Logarithms of predicted over measured half times. The delay is not used, because it may be negative where both modalities are equally fast. */
    private static double[] misses(Problem problem, Vector measured, double[] at) {
        Vector found = of(at).predict(problem)
                .orElseThrow(() -> new NumericalFailure(
                        "effective start of " + problem.tree().newick() + ": a modality is never learned"));
        return new double[] {Math.log(found.at(0) / measured.at(0)), Math.log(found.at(1) / measured.at(1))};
    }
}
