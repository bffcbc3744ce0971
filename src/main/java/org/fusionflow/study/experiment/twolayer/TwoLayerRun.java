package org.fusionflow.study.experiment.twolayer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingWatch;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.study.NumericalFailure;

/**
 * One network of two layers on two modalities, from weights so small that it leaves the origin along its growing modes.
 *
 * @param tree two layers, two modalities
 * @param moments in the tree's leaf order
 * @param order what the saddle is; empty where speeds are equal and there is none
 * @param halfNorms of the half times
 * @param activation ReLU only with late fusion of scalar modalities, on infinitely many Gaussian samples
 * @param learningRate of gradient descent; empty for the flow
 */
record TwoLayerRun(
        FusionTree tree,
        Moments moments,
        Optional<LearningOrder> order,
        HalfNorms halfNorms,
        Activation activation,
        OptionalDouble learningRate,
        long seed) {
    static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");
    static final FusionTree EARLY = FusionTree.parse("(A:1,B:1):1");

    /** Standard deviation of every weight. */
    static final double GAMMA = 1e-9;

    static final int WIDTH = 100;

    /** A run that has come to this multiple of the time that the slowest growth takes from the start to order 1 will not come to its end. */
    private static final double PATIENCE = 10;

    /** Parts of the unimodal phase among which the flattest is sought. */
    private static final int LOOKS = 400;

    private static final int MOST_STEPS = 5_000_000;

    /** Both modalities learned. {@code approach} is empty without a saddle. */
    record Learned(double halfTimeA, double halfTimeB, Optional<ClosestApproach> approach, TrainingResult result) {
        double halfTime(int modality) {
            return modality == 0 ? halfTimeA : halfTimeB;
        }
    }

    /** Late fusion, half times against the saddle; without an order against half the final map of each, since there is no saddle. */
    static TwoLayerRun late(Moments moments, boolean ordered, Activation activation, OptionalDouble rate, long seed) {
        Optional<LearningOrder> order = ordered ? Optional.of(LearningOrder.of(LATE, moments)) : Optional.empty();
        HalfNorms half = order.map(o -> HalfNorms.of(o, moments.modalities())).orElseGet(() -> HalfNorms.of(moments));
        return new TwoLayerRun(LATE, moments, order, half, activation, rate, seed);
    }

    /** [LR-5]: what a branch's output is of that of a linear one with the same weights, and by what its clock is slower. */
    static double q(Activation activation) {
        return (1 + activation.slope()) / 2;
    }

    /**
     * Trained until both modalities are learned, or until the last of the times.
     *
     * @throws NumericalFailure if the run does not come to its end or a modality is never half learned
     */
    Learned learned(Vector times) {
        double slowest = Math.min(moments.speed(first()), residual());
        double limit = PATIENCE * -Math.log(GAMMA * GAMMA) / slowest / q(activation);
        TrainingResult result = Simulator.train(plan(times, limit));
        NumericalFailure.check("network, seed " + seed, result.outcome());
        double[] half = new double[2];
        for (int m = 0; m < 2; m++) {
            if (result.halfTimes().get(m).isEmpty()) {
                throw new NumericalFailure(
                        "network, seed " + seed + ": modality " + m + " is not half learned by time " + limit);
            }
            half[m] = result.halfTimes().get(m).get().time();
        }
        return new Learned(half[0], half[1], result.closestApproach(), result);
    }

    private int first() {
        return order.map(LearningOrder::first).orElse(0);
    }

    /** Norm of what is left for the second modality, or, without an order, the speed of both. */
    private double residual() {
        return order.filter(o -> !o.early())
                .map(o -> moments.modalities()
                        .block(o.saddle().residual(), o.second())
                        .norm())
                .orElse(moments.speed(1));
    }

    /**
     * Where the map changes least between the half times, of the same run once more: the plateau, found without knowing where the saddle is
     * said to be.
     */
    TrajectoryPoint plateau(Learned learned) {
        double from = Math.min(learned.halfTimeA(), learned.halfTimeB());
        double to = Math.max(learned.halfTimeA(), learned.halfTimeB());
        double[] times = new double[LOOKS + 1];
        for (int i = 0; i <= LOOKS; i++) {
            times[i] = from + (to - from) * i / LOOKS;
        }
        // Just beyond, so that rounding of the limit cannot cut the last point off.
        TrainingResult result = Simulator.train(plan(Vector.of(times), to * (1 + 1e-9)));
        NumericalFailure.check("network, seed " + seed, result.outcome());
        List<TrajectoryPoint> points = result.trajectory();
        int flattest = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.size() - 1; i++) {
            double change =
                    points.get(i + 1).map().minus(points.get(i - 1).map()).norm();
            if (change < least) {
                least = change;
                flattest = i;
            }
        }
        return points.get(flattest);
    }

    private TrainingPlan plan(Vector times, double limit) {
        TrainingMethod method =
                learningRate.isPresent() ? Descent.plain(learningRate.getAsDouble()) : new GradientFlow();
        return new TrainingPlan(
                new Problem(tree, TrainingData.of(moments), GAMMA),
                NetworkSetup.linear(
                                WIDTH,
                                new GaussianStd(),
                                method,
                                new StopRule(MOST_STEPS, limit, OptionalDouble.empty()))
                        .withActivation(activation),
                seed,
                new TrainingWatch(
                        halfNorms,
                        order.filter(o -> !o.early()).map(o -> o.saddle().map()),
                        times));
    }
}
