package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.phase.Misalignment;
import org.fusionflow.reduced.phase.PhaseTimes;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;

/** Integrates the derived system and evaluates the closed forms for one problem. */
public final class Predictor {
    /** Local relative error of the integration. */
    public static final double RELATIVE_TOLERANCE = ReducedRun.RELATIVE_TOLERANCE;

    /** Residual norm at the saddle, relative to the correlations, that counts as 0: double rounding of exact statistics. */
    static final double PERMANENT = 1e-9;

    private Predictor() {}

    /**
     * @param u0 start length, &gt; 0
     * @param times at which states are wanted, ascending, &ge; 0
     * @throws InvalidInput if the tree is not two modalities of equal depth fused once, or the statistics do not fit it
     */
    public static Prediction predict(FusionTree tree, Moments statistics, double u0, double[] times) {
        LearningOrder order = LearningOrder.of(tree, statistics);
        Moments moments = statistics.inOrderOf(tree);
        return predict(tree, moments, order, u0, Optional.of(Vector.of(times)));
    }

    /** The same without states, visits and monitors: half times, ratios and consequences only, in a fraction of the time. */
    public static Prediction halfTimes(FusionTree tree, Moments statistics, double u0) {
        LearningOrder order = LearningOrder.of(tree, statistics);
        return predict(tree, statistics.inOrderOf(tree), order, u0, Optional.empty());
    }

    private static Prediction predict(
            FusionTree tree, Moments moments, LearningOrder order, double u0, Optional<Vector> times) {
        Numbers.requireStartLength(u0);
        if (!(moments.speed(order.first()) > 0)) {
            throw new InvalidInput("inputOutputCorrelation: expected a number other than 0, there is nothing to learn");
        }
        BalancedFlow flow = new BalancedFlow(tree, moments);
        Watch watch = new Watch(
                times.orElse(Vector.of()),
                HalfNorms.of(order, moments.modalities()).norms(),
                times.isPresent() ? points(order) : List.of(),
                times.isPresent());
        ReducedTrajectory trajectory = ReducedRun.of(flow, flow.alignedStart(u0), watch);
        Optional<ClosestApproach> closest = order.early() || watch.points().isEmpty()
                ? Optional.empty()
                : Optional.of(trajectory.visits().get(0).closest());
        return describe(tree, moments, order, u0, trajectory, closest);
    }

    /** The unimodal saddle, if there is one, and the minimum. */
    private static List<Watch.Point> points(LearningOrder order) {
        Vector saddle = order.saddle().map();
        Vector end = order.end().map();
        double apart = 0.5 * saddle.minus(end).norm();
        double radius = Timeline.VISIT * end.norm();
        return order.early()
                ? List.of(new Watch.Point(end, radius))
                : List.of(
                        new Watch.Point(saddle, Math.min(radius, apart)),
                        new Watch.Point(end, Math.min(radius, apart)));
    }

    /** Formulas, consequences and warnings beside a trajectory. */
    static Prediction describe(
            FusionTree tree,
            Moments moments,
            LearningOrder order,
            double u0,
            ReducedTrajectory trajectory,
            Optional<ClosestApproach> closest) {
        TwoModality two = LearningOrder.requireTwoModalities(tree);
        PhaseTimes phases = new PhaseTimes(tree, moments, order, u0);
        boolean permanent = !order.early() && !(phases.residualNorm > PERMANENT * moments.speed(order.first()));
        Misalignment misalignment = Misalignment.of(moments, order);
        List<OptionalDouble> formulaTimes = new ArrayList<>(List.of(OptionalDouble.empty(), OptionalDouble.empty()));
        OptionalDouble formula = OptionalDouble.empty();
        OptionalDouble asymptotic = OptionalDouble.empty();
        OptionalDouble corrected = OptionalDouble.empty();
        if (u0 < 1) {
            formulaTimes.set(order.first(), OptionalDouble.of(phases.firstFormula()));
            if (!permanent) {
                formula = OptionalDouble.of(phases.formulaRatio());
                asymptotic = OptionalDouble.of(phases.asymptoticRatio());
                corrected = correctedRatio(phases, misalignment, two);
                formulaTimes.set(order.second(), OptionalDouble.of(phases.firstFormula() * phases.formulaRatio()));
            }
        }
        boolean superficial = superficial(moments, order);
        return new Prediction(
                tree,
                moments,
                u0,
                order,
                trajectory,
                closest,
                formulaTimes,
                formula,
                asymptotic,
                corrected,
                misattribution(moments, order),
                superficial,
                permanent,
                new Warnings(tree, moments, order, misalignment, permanent, superficial, u0, trajectory).list());
    }

    private static OptionalDouble correctedRatio(PhaseTimes phases, Misalignment misalignment, TwoModality two) {
        if (phases.isEarly()) {
            return OptionalDouble.of(phases.asymptoticRatio());
        }
        OptionalDouble second =
                misalignment.second(phases, two.layers().value(), two.fusion().value());
        return second.isPresent()
                ? OptionalDouble.of(1 + second.getAsDouble() / phases.firstAsymptotic())
                : OptionalDouble.empty();
    }

    private static Optional<Vector> misattribution(Moments moments, LearningOrder order) {
        if (order.early()) {
            return Optional.empty();
        }
        Vector difference = order.saddle().map().minus(order.end().map());
        return Optional.of(moments.modalities().block(difference, order.first()));
    }

    /** The faster modality alone explains less than the slower one alone. */
    private static boolean superficial(Moments moments, LearningOrder order) {
        double slower = LeastSquares.on(moments, Set.of(order.second())).loss();
        return moments.speed(order.first()) > moments.speed(order.second())
                && order.saddle().loss() > slower + 1e-12 * moments.outputVariance(); // above rounding
    }
}
