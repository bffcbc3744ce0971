package org.fusionflow.study.experiment.deep;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.study.NumericalFailure;

/**
 * The lengths, in units of u0, of the aligned start that the reduced flow would have to have for the half times of networks with random
 * weights. While everything is small the dynamics of such networks scale with u0, so these do not depend on it; they are fitted where it is
 * cheap and used elsewhere.
 *
 * @param first of modality A
 * @param second of modality B
 */
record EffectiveStart(double first, double second) {
    /** The start as its norms say. */
    static final EffectiveStart NOMINAL = new EffectiveStart(1, 1);

    private static final int MOST_STEPS = 60;

    /** Of times; a delay may be a hundredth of them. */
    private static final double ACCURACY = 1e-9;

    /** Of differences, in logarithms: between the integrator's error and the curvature. */
    private static final double PROBE = 1e-3;

    /** In logarithms, so that a step stays where the other length has learned nothing yet. */
    private static final double LONGEST_STEP = 0.4;

    /** Half times of the reduced flow; empty where modality B is never learned from an aligned start. */
    Optional<DeepHalfTimes> predict(FusionTree tree, Moments moments, double u0) {
        Vector half = HalfNorms.of(LearningOrder.of(tree, moments), moments.modalities())
                .norms();
        BalancedFlow flow = new BalancedFlow(tree, moments);
        double[] rows = flow.alignedStart(new double[] {first * u0, second * u0});
        ReducedTrajectory run = ReducedRun.of(flow, rows, new Watch(Vector.of(), half, List.of(), false));
        String what = "reduced flow of " + tree.newick();
        NumericalFailure.check(what, run.outcome());
        return run.halfTimes().get(1).isEmpty() && run.settled()
                ? Optional.empty()
                : Optional.of(DeepHalfTimes.of(what, run.halfTimes()));
    }

    /**
     * The start whose half times are the given ones. With early fusion the modalities share their first layer and the delay says nothing about
     * the start of the second: both have the length that the first half time asks for.
     *
     * @throws NumericalFailure if there is none
     */
    static EffectiveStart fit(FusionTree tree, Moments moments, double u0, DeepHalfTimes measured) {
        boolean shared = LearningOrder.of(tree, moments).early();
        double[] at = {Math.log(0.5), Math.log(0.5)};
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] miss = misses(tree, moments, u0, measured, at);
            if (Math.abs(miss[0]) < ACCURACY && (shared || Math.abs(miss[1]) < ACCURACY)) {
                return new EffectiveStart(Math.exp(at[0]), Math.exp(at[1]));
            }
            double[] a = probe(tree, moments, u0, measured, at, PROBE, shared ? PROBE : 0);
            if (shared) {
                at[0] -= bounded(miss[0] / ((a[0] - miss[0]) / PROBE));
                at[1] = at[0];
                continue;
            }
            double[] b = probe(tree, moments, u0, measured, at, 0, PROBE);
            double aa = (a[0] - miss[0]) / PROBE;
            double ba = (a[1] - miss[1]) / PROBE;
            double ab = (b[0] - miss[0]) / PROBE;
            double bb = (b[1] - miss[1]) / PROBE;
            double determinant = aa * bb - ab * ba;
            at[0] -= bounded((bb * miss[0] - ab * miss[1]) / determinant);
            at[1] -= bounded((aa * miss[1] - ba * miss[0]) / determinant);
        }
        throw new NumericalFailure("effective start of " + tree.newick() + ": not found");
    }

    private static double bounded(double step) {
        if (Double.isNaN(step)) {
            throw new NumericalFailure("effective start: the half times do not depend on it");
        }
        return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    }

    private static double[] probe(
            FusionTree tree,
            Moments moments,
            double u0,
            DeepHalfTimes measured,
            double[] at,
            double first,
            double second) {
        return misses(tree, moments, u0, measured, new double[] {at[0] + first, at[1] + second});
    }

    /** Logarithms of predicted over measured half times. Not of the delay, which may be negative where both are equally fast. */
    private static double[] misses(FusionTree tree, Moments moments, double u0, DeepHalfTimes measured, double[] at) {
        DeepHalfTimes found = new EffectiveStart(Math.exp(at[0]), Math.exp(at[1]))
                .predict(tree, moments, u0)
                .orElseThrow(
                        () -> new NumericalFailure("effective start of " + tree.newick() + ": B is never learned"));
        return new double[] {Math.log(found.first() / measured.first()), Math.log(found.second() / measured.second())};
    }
}
