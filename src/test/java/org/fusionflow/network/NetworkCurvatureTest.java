package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.AdamStep;
import org.fusionflow.network.method.ConstantRate;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.MomentumStep;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.model.QuadraticLoss;
import org.fusionflow.network.model.WeightDecay;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.stability.StableStep;
import org.fusionflow.network.stability.TopEigenvalue;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.ode.Outcome;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest curvature of a loss, and the learning rate that it allows. */
final class NetworkCurvatureTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Tag("closed-form")
    void theHessianOfOneLayerIsTheCovariance(long seed) {
        Moments moments = NetworkSamples.moments(new Modalities(List.of("A", "B"), List.of(3, 4)), new Random(seed));
        Objective objective =
                new LinearNetwork(new Layout(FusionTree.parse("(A:1,B:1):0"), moments.modalities(), 1), moments);
        TopEigenvalue top = top(objective, new Random(seed).doubles(7).toArray());
        assertEquals(largest(dense(moments.inputCovariance())), top.value(), 1e-8 * top.value());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    @Tag("closed-form")
    void theHessianOfAnAlignedChainAtItsMinimumIsKnown(int layers) {
        // Whitened inputs of variance s2, map w*: L s2 |w*|^(2 - 2/L) (Mulayoff and Michaeli 2020). The gradient of the
        // map with
        // respect to each layer has norm a^(L-1), a = |w*|^(1/L), along w*, where there are L of them.
        double variance = 1.7;
        double target = 2.5;
        Modalities one = new Modalities(List.of("A"), List.of(3));
        double[] direction = {2.0 / 3, -1.0 / 3, 2.0 / 3};
        double[][] covariance = new double[3][3];
        double[] correlation = new double[3];
        for (int i = 0; i < 3; i++) {
            covariance[i][i] = variance;
            correlation[i] = variance * target * direction[i];
        }
        Moments moments =
                new Moments(one, new Symmetric(covariance), Vector.of(correlation), variance * target * target + 0.3);
        Layout layout = new Layout(FusionTree.parse("(A:" + layers + "):0"), one, 6);
        double[] minimum = new AlignedStart()
                .weights(layout, moments, Math.pow(target, 1.0 / layers), new MersenneTwister(layers));
        TopEigenvalue top = top(new LinearNetwork(layout, moments), minimum);
        double expected = layers * variance * Math.pow(target, 2 - 2.0 / layers);
        assertEquals(expected, top.value(), 1e-8 * expected);
        assertTrue(top.products() <= 60, "products " + top.products());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void itIsTheLargestEigenvalueOfTheWholeMatrix(long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Objective objective =
                new WeightDecay(new LinearNetwork(network.layout(), new QuadraticLoss(network.moments())), 0.1);
        double[] weights = network.weights();
        TopEigenvalue top = top(objective, weights);
        DMatrixRMaj hessian = hessian(objective, weights);
        assertEquals(largest(hessian), top.value(), 1e-6 * (1 + Math.abs(top.value())), network.name());
    }

    @Test
    void networksWiderThanTheLargestSpaceComeToTheSameValue() {
        // 7650 weights, of which one space holds 100 directions. Too many for the whole matrix: the value is checked by
        // its residual and by another start.
        Moments moments = new org.fusionflow.data.made.ToyData(2, 0.3, 1, 1).moments();
        Layout layout = new Layout(FusionTree.parse("(A:2,B:2):2"), moments.modalities(), 50);
        double[] weights = new GaussianStd().weights(layout, moments, 0.1, new MersenneTwister(1));
        Objective objective = new LinearNetwork(layout, moments);
        TopEigenvalue one = TopEigenvalue.ofHessian(objective, weights, 1).orElseThrow();
        TopEigenvalue other = TopEigenvalue.ofHessian(objective, weights, 2).orElseThrow();
        assertTrue(one.converged() && other.converged(), one + " " + other);
        assertEquals(one.value(), other.value(), one.residual() + other.residual());
        assertEquals(one, TopEigenvalue.ofHessian(objective, weights, 1).orElseThrow());
    }

    @Test
    void weightsOfZeroHaveNoCurvatureInADeepNetworkAndSetNoLimit() {
        TrainingPlan plan = plan(Descent.plain(0.1), "(A:3):0", 1, 1);
        StableStep step = StableStep.at(plan, new double[plan.width() * (plan.width() + 2)])
                .orElseThrow();
        assertEquals(0, step.curvature().value(), 1e-9);
        TrainingPlan beyond = plan(Descent.plain(0.1), "(A:3):0", 1, 1);
        double[] huge = new double[plan.width() * (plan.width() + 2)];
        Arrays.fill(huge, 1e120);
        assertTrue(StableStep.at(beyond, huge).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    @Tag("closed-form")
    void momentumRaisesTheLimitAndItIsWhereStepsBeginToGrow(double momentum) {
        // One layer, curvature 4: the limit is (1 + momentum) / 2.
        Descent method = momentum == 0 ? Descent.plain(0.1) : Descent.momentum(0.1, momentum);
        TrainingPlan plan = plan(method, "(A:1):0", 4, 1);
        double limit =
                StableStep.at(plan, new double[] {0.3}).orElseThrow().rate().orElseThrow();
        assertEquals((1 + momentum) / 2, limit, 1e-8);
        for (double rate : new double[] {0.999 * limit, 1.001 * limit}) {
            Descent near =
                    new Descent("gd", new MomentumStep(momentum), new ConstantRate(rate), java.util.Optional.empty());
            Checkpoint start = new Checkpoint(0, 0, new double[] {0.25 + 1e-3}, Map.of());
            TrainedRun run = Simulator.resume(
                    plan.inTheWayOf(near, StopRule.afterSteps(40_000).withStopLoss(0)), start, Watching.NOBODY);
            boolean grew = run.result().outcome() == Outcome.NOT_FINITE;
            assertEquals(rate > limit, grew, "rate " + rate + ", " + run.result());
        }
    }

    @Test
    void adamHasNoLimitByTheHessian() {
        assertTrue(AdamStep.USUAL.largestStableProduct().isEmpty());
        TrainingPlan plan = plan(Descent.adam(0.1), "(A:1):0", 4, 1);
        StableStep step = StableStep.at(plan, new double[] {0.3}).orElseThrow();
        assertTrue(step.rate().isEmpty());
        assertEquals(4, step.curvature().value(), 1e-8);
        TrainingPlan flow = NetworkSamples.flowPlan(
                "(A:2,B:2):0", new org.fusionflow.data.made.ToyData(2, 0, 1, 1).moments(), Vector.of(), 10);
        assertTrue(StableStep.at(flow, new double[40]).isEmpty());
    }

    /** One input of that variance, correlation with the output and width 3. */
    private static TrainingPlan plan(TrainingMethod method, String tree, double variance, double correlation) {
        Moments moments = new Moments(
                new Modalities(List.of("A"), List.of(1)),
                new Symmetric(new double[][] {{variance}}),
                Vector.of(correlation),
                1);
        return NetworkSamples.plan(
                FusionTree.parse(tree),
                moments,
                3,
                new GaussianStd(),
                0.1,
                method,
                1,
                Vector.of(),
                StopRule.afterSteps(100));
    }

    /** Converged, and an eigenvalue within its residual. */
    private static TopEigenvalue top(Objective objective, double[] weights) {
        TopEigenvalue top = TopEigenvalue.ofHessian(objective, weights, 7).orElseThrow();
        assertTrue(top.converged(), top.toString());
        return top;
    }

    /** Entry by entry, with another step than the product under test. */
    private static DMatrixRMaj hessian(Objective objective, double[] weights) {
        int n = weights.length;
        double step = 1e-4;
        DMatrixRMaj hessian = new DMatrixRMaj(n, n);
        double[] moved = weights.clone();
        double[] above = new double[n];
        double[] below = new double[n];
        for (int i = 0; i < n; i++) {
            moved[i] = weights[i] + step;
            objective.respond(moved);
            objective.velocity(moved, above);
            moved[i] = weights[i] - step;
            objective.respond(moved);
            objective.velocity(moved, below);
            moved[i] = weights[i];
            for (int j = 0; j < n; j++) {
                double entry = 0.5 * (below[j] - above[j]) / (2 * step);
                hessian.add(i, j, entry);
                hessian.add(j, i, entry);
            }
        }
        return hessian;
    }

    private static DMatrixRMaj dense(Symmetric matrix) {
        int n = matrix.size();
        DMatrixRMaj dense = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                dense.set(i, j, matrix.at(i, j));
            }
        }
        return dense;
    }

    private static double largest(DMatrixRMaj symmetric) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(symmetric.getNumRows(), false, true);
        assertTrue(eigen.decompose(symmetric.copy()));
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
        }
        return largest;
    }
}
