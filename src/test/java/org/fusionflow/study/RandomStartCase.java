package org.fusionflow.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.reduced.phase.LearningOrder;

/**
 * Data on which random two-layer starts are predicted and simulated.
 *
 * @param name for failures
 * @param reversal true if the residual of the second modality points against its correlation when the first is learned
 */
record RandomStartCase(String name, FusionTree tree, Moments moments, boolean reversal) {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");
    private static final FusionTree EARLY = FusionTree.parse("(A:1,B:1):1");

    static final List<RandomStartCase> ALIGNED_SCALAR =
            List.of(toy(2, 0.5), toy(1.5, 0), new RandomStartCase("early", EARLY, moments(2, 0.5), false));

    static final List<RandomStartCase> REVERSED_SCALAR = List.of(toy(2, -0.9), toy(3, -0.6), toy(1.5, -0.7));

    /** B has no correlation with the output, but one with the residual of A. */
    static final RandomStartCase UNCORRELATED_SCALAR = toy(2, -0.5);

    /** The angle between B's correlation and its residual is at most 70 degrees. */
    static final List<RandomStartCase> ALIGNED_VECTOR = List.of(
            vector(LATE, 3, 2, 1),
            vector(LATE, 3, 2, 4),
            vector(LATE, 1, 3, 5),
            vector(LATE, 4, 4, 1),
            vector(LATE, 4, 4, 6),
            vector(EARLY, 3, 2, 1));

    static final List<RandomStartCase> REVERSED_VECTOR =
            List.of(collinear(2), collinear(5), vector(LATE, 1, 3, 7), vector(LATE, 3, 2, 6));

    private static Moments moments(double ratio, double rho) {
        return new ToyData(ratio, rho, 1, 1).moments();
    }

    private static RandomStartCase toy(double ratio, double rho) {
        Moments moments = moments(ratio, rho);
        return new RandomStartCase("toy " + ratio + ", " + rho, LATE, moments, cosine(LATE, moments) < 0);
    }

    /** Random correlated inputs, A's on a larger scale. */
    static RandomStartCase vector(FusionTree tree, int a, int b, long seed) {
        Random random = new Random(seed);
        int d = a + b;
        double[][] factor = new double[d][d + 2];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d + 2; j++) {
                factor[i][j] = (i < a ? 1.6 : 1) * random.nextGaussian();
            }
        }
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d + 2; k++) {
                    covariance[i][j] += factor[i][k] * factor[j][k] / (d + 2);
                }
            }
        }
        Moments moments =
                of(a, b, covariance, Vector.of(random.doubles(d, -1, 1).toArray()));
        String name = tree.newick() + " " + a + ", " + b + ", seed " + seed;
        return new RandomStartCase(name, tree, moments, cosine(tree, moments) < 0);
    }

    /** B's residual is exactly opposite to its correlation. */
    private static RandomStartCase collinear(int b) {
        int d = 3 + b;
        double[][] covariance = new double[d][d];
        double[] target = new double[d];
        for (int i = 0; i < d; i++) {
            covariance[i][i] = i < 3 ? 4 : 1;
        }
        covariance[0][3] = -1.8;
        covariance[3][0] = -1.8;
        target[0] = 1;
        target[3] = 1;
        Moments moments = of(3, b, covariance, Vector.of(target));
        return new RandomStartCase("collinear " + b, LATE, moments, cosine(LATE, moments) < 0);
    }

    private static Moments of(int a, int b, double[][] covariance, Vector target) {
        Symmetric sigma = new Symmetric(covariance);
        Vector correlation = sigma.leftTimes(target);
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(a, b)), sigma, correlation, correlation.dot(target) + 0.1);
    }

    private static double cosine(FusionTree tree, Moments moments) {
        LearningOrder order = LearningOrder.of(tree, moments);
        if (order.early()) {
            return 1;
        }
        Vector residual = moments.modalities().block(order.saddle().residual(), order.second());
        Vector correlation = moments.correlation(order.second());
        return residual.dot(correlation) / (residual.norm() * correlation.norm());
    }

    /** Prediction and simulation of one draw. */
    Errors errors(int width, double gamma, long seed, TrainingMethod method, double maxTime) {
        LearningOrder order = LearningOrder.of(tree, moments);
        TrainingResult simulated = fullNetwork(PredictedWatch.plan(
                Problem.of(tree, moments, gamma),
                NetworkSetup.linear(
                        width, new GaussianStd(), method, new StopRule(10_000_000, maxTime, OptionalDouble.empty())),
                seed,
                Vector.of()));
        RandomStartPrediction predicted =
                new RandomStart(tree, moments, new GaussianStd(), width, gamma, seed).predict(RandomStart.Wait.FIRST);
        List<Double> exact = new ArrayList<>();
        List<Double> growing = new ArrayList<>();
        for (int m : List.of(order.first(), order.second())) {
            double time = simulated
                    .halfTimes()
                    .get(m)
                    .orElseThrow(() -> new AssertionError(name + ": a half time is missing in the simulation"))
                    .time();
            ModalityStart start = predicted.modalities().get(m);
            exact.add(error(start.halfTime(), time));
            growing.add(error(start.growingModeHalfTime(), time));
        }
        return new Errors(name + ", width " + width + ", gamma " + gamma, exact, growing, predicted);
    }

    /** Every weight is trained: the simulator's own narrow network would rest on the reduction that is tested. */
    private static TrainingResult fullNetwork(TrainingPlan plan) {
        return Simulator.trainAtFullWidth(plan, Watching.NOBODY).result();
    }

    private static double error(Optional<LocatedTime> predicted, double simulated) {
        return predicted.map(t -> Math.abs(t.time() / simulated - 1)).orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Relative errors of t_A and t_B, in the order of learning; infinite where no time is predicted.
     *
     * @param exact of the reduction to D + 1 hidden units
     * @param growing of u_eff alone
     */
    record Errors(String run, List<Double> exact, List<Double> growing, RandomStartPrediction prediction) {
        Errors {
            exact = List.copyOf(exact);
            growing = List.copyOf(growing);
        }
    }
}
