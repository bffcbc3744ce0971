package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;
import org.fusionflow.symbolic.PhaseLaw;
import org.fusionflow.symbolic.ReducedSystem;

/** Integrates the derived system and evaluates the closed forms for one problem. */
public final class Predictor {
    /** Local relative error of the integration. */
    public static final double RELATIVE_TOLERANCE = ReducedIntegration.RELATIVE_TOLERANCE;

    /** The search for half times gives up after this multiple of the leading-order prediction, which is within a factor of 2. */
    private static final double PATIENCE = 25;

    /** Residual norm at the saddle, relative to the correlations, that counts as 0: double rounding of exact statistics. */
    private static final double PERMANENT = 1e-9;

    private Predictor() {}

    /**
     * @param u0 start length, &gt; 0
     * @param times at which states are wanted, ascending, &ge; 0
     * @throws InvalidInput if the tree is not two modalities of equal depth fused once, or the statistics do not fit it
     */
    public static Prediction predict(FusionTree tree, SecondMoments statistics, double u0, double[] times) {
        if (!(u0 > 0) || Double.isInfinite(u0)) {
            throw new InvalidInput("u0 " + u0 + ": expected a finite number above 0");
        }
        TwoModality two = LearningOrder.requireTwoModalities(tree);
        SecondMoments moments = statistics.inOrderOf(tree);
        LearningOrder order = LearningOrder.of(tree, moments);
        if (!(moments.speed(order.first()) > 0)) {
            throw new InvalidInput("inputOutputCorrelation: expected a number other than 0, there is nothing to learn");
        }
        ReducedSystem system = ReducedSystem.of(tree);
        PhaseTimes phases = new PhaseTimes(PhaseLaw.of(system), moments, order, u0);
        boolean permanent = !order.early() && !(phases.residualNorm > PERMANENT * moments.speed(order.first()));
        boolean hasFormula = u0 < 1;
        Misalignment misalignment = Misalignment.of(moments, order);
        double horizon = PATIENCE
                * (settling(moments, order, two) + (hasFormula ? expected(phases, misalignment, two, permanent) : 1));
        ReducedTrajectory trajectory =
                new ReducedIntegration(moments, order, CompiledGains.of(system), times).run(u0, horizon);

        List<OptionalDouble> formulaTimes = new ArrayList<>(List.of(OptionalDouble.empty(), OptionalDouble.empty()));
        OptionalDouble formula = OptionalDouble.empty();
        OptionalDouble asymptotic = OptionalDouble.empty();
        OptionalDouble refined = OptionalDouble.empty();
        if (hasFormula) {
            formulaTimes.set(order.first(), OptionalDouble.of(phases.firstFormula()));
            if (!permanent) {
                formula = OptionalDouble.of(phases.formulaRatio());
                asymptotic = OptionalDouble.of(phases.asymptoticRatio());
                refined = refinedRatio(phases, misalignment, two);
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
                formulaTimes,
                formula,
                asymptotic,
                refined,
                misattribution(moments, order),
                superficial,
                permanent,
                new Warnings(tree, moments, order, misalignment, permanent, superficial, u0, trajectory).list());
    }

    /** Leading-order time until both are learned; B's escape with its misalignment, which can be much the longer one. */
    private static double expected(PhaseTimes phases, Misalignment misalignment, TwoModality two, boolean permanent) {
        double first = Math.max(phases.firstFormula(), phases.firstAsymptotic());
        if (permanent) {
            return first;
        }
        OptionalDouble turning =
                misalignment.second(phases, two.layers().value(), two.fusion().value());
        return first + Math.max(phases.second(), turning.orElse(0));
    }

    /** Time in which the slower of the two maps relaxes once it is large: rate of the gain times variance at the minimum. */
    private static double settling(SecondMoments moments, LearningOrder order, TwoModality two) {
        double norm = Math.max(order.saddle().map().norm(), order.end().map().norm());
        double speed = moments.speed(order.first());
        return Math.pow(norm, 2.0 / two.layers().value() - 1) * norm / speed;
    }

    private static OptionalDouble refinedRatio(PhaseTimes phases, Misalignment misalignment, TwoModality two) {
        if (phases.isEarly()) {
            return OptionalDouble.of(phases.asymptoticRatio());
        }
        OptionalDouble second =
                misalignment.second(phases, two.layers().value(), two.fusion().value());
        return second.isPresent()
                ? OptionalDouble.of(1 + second.getAsDouble() / phases.firstAsymptotic())
                : OptionalDouble.empty();
    }

    private static Optional<Vector> misattribution(SecondMoments moments, LearningOrder order) {
        if (order.early()) {
            return Optional.empty();
        }
        Vector difference = order.saddle().map().minus(order.end().map());
        return Optional.of(moments.modalities().block(difference, order.first()));
    }

    /** The faster modality alone explains less than the slower one alone. */
    private static boolean superficial(SecondMoments moments, LearningOrder order) {
        double slower = LeastSquares.on(moments, Set.of(order.second())).loss();
        return moments.speed(order.first()) > moments.speed(order.second())
                && order.saddle().loss() > slower + 1e-12 * moments.outputVariance(); // above rounding
    }
}
