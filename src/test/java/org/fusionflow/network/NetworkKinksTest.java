package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.TargetSamples;
import org.fusionflow.data.made.XorSamples;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient flow of ReLU networks through the kinks of their units: crossed, slid along, and met at the origin. */
final class NetworkKinksTest {
    /** Weights so small that outputs do not count: the residual is the target to 1e-16, and units follow linear equations between kinks. */
    private static final double TINY = 1e-8;

    private static final GradientFlow FLOW = new GradientFlow();

    @Tag("closed-form")
    @Test
    void aUnitSlidesAlongTheKinkOfTwoCornersOfXor() {
        // f = a relu(p x1 + q x2), target -x1 x2 on the corners. At first (1, -1) and (1, 1) are active:
        // p' = 0, q' = -a/2, a' = -q/2. Where p + q = 0 both sides push back, and the unit slides along (1, -1):
        // p' = -q' = a/4, a' = (p - q)/4.
        double p = 2;
        double q = -0.5;
        double a = 2.5;
        double root = (4 + Math.sqrt(40)) / 6; // e^(t/2) at the kink: 3 E - 2/E = 4
        double met = 2 * Math.log(root);
        double outer = 0.5 * ((a - q) * root + (a + q) / root);
        double time = 9;
        double grown = Math.exp(Math.sqrt(2) / 4 * (time - met));
        double plus = (Math.sqrt(2) * p + outer) * grown;
        double minus = (Math.sqrt(2) * p - outer) / grown;
        double along = (plus + minus) / (2 * Math.sqrt(2));
        double[] expected = {along, -along, (plus - minus) / 2};
        for (int copies : new int[] {1, 2}) {
            TrainingPlan plan = plan("A:2", corners(copies), 1, Activation.RELU, false, 1, time);
            TrainedRun run = run(plan, TINY * p, TINY * q, TINY * a);
            assertClose(expected, times(run.end().weights(), 1 / TINY), 1e-11);
            assertTrue(run.result().steps() < 100, "steps " + run.result().steps());
        }
    }

    @Tag("closed-form")
    @Test
    void aUnitPassesThroughTheOriginWhereTheOtherSideLeadsOn() {
        // One input, target x on x = 1 and -1: w' = a/2, a' = w/2 on both sides of w = 0.
        double time = 6;
        double up = Math.exp(time / 2);
        double[] expected = {0.5 * (3 / up - up), 0.5 * (-up - 3 / up)};
        TrainingPlan plan = plan("A:2", line(1, -1), 1, Activation.RELU, false, 1, time);
        assertClose(expected, times(run(plan, TINY, -2 * TINY).end().weights(), 1 / TINY), 3e-11);
    }

    @Tag("closed-form")
    @Test
    void aUnitWhoseWeightsComeBackToTheOriginRestsThere() {
        // One sample, x = y = 1, w > 0 > a: w' = a (1 - a w) < 0 until w = 0, and the unit is dead then; a^2 - w^2 =
        // 3/4.
        TrainingPlan plan = plan("A:2", line(1, 1), 1, Activation.RELU, false, 1, 5);
        double[] end = run(plan, 0.5, -1).end().weights();
        assertEquals(0, end[0]);
        assertEquals(-Math.sqrt(0.75), end[1], 1e-11);
        // The target |x| pushes back from both sides.
        end = run(plan("A:2", line(1, 1, -1, 1), 1, Activation.RELU, false, 1, 9), 0.5, -1)
                .end()
                .weights();
        assertEquals(0, end[0]);
        assertEquals(-Math.sqrt(0.75), end[1], 1e-11);
    }

    @Test
    void aUnitThatStartsAtTheOriginStaysDead() {
        TrainingPlan plan = plan("A:2", line(1, 1, -1, 1), 1, Activation.RELU, false, 1, 3);
        assertArrayEquals(new double[] {0, 0.7}, run(plan, 0, 0.7).end().weights());
    }

    @Test
    void severalUnitsThatAnEarlierRunLeftAtTheOriginStayDead() {
        TrainingPlan plan = plan("A:2", line(1, 1, -1, 1), 2, Activation.RELU, false, 1, 3);
        TrainedRun run = run(plan, 0, 0, 0.7, -0.4);
        assertEquals(Outcome.REACHED_END, run.result().outcome());
        assertArrayEquals(new double[] {0, 0, 0.7, -0.4}, run.end().weights());
    }

    @Tag("closed-form")
    @Test
    void leakyUnitsLeaveTheOrigin() {
        // One sample, x = y = 1, far from learned: w' = a, a' = w, so w = a0 sinh t.
        TrainingPlan plan = plan("A:2", line(1, 1), 1, new Activation(0.5), false, 1, 3);
        double[] expected = {Math.sinh(3), Math.cosh(3)};
        assertClose(expected, times(run(plan, 0, TINY).end().weights(), 1 / TINY), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "'(A:2,B:2):0', xor, 0, false, 1",
        "'(A:2,B:2):0', abs, 0, false, 1",
        "'(A:1,B:1):1', xor, 0, false, 1",
        "'(A:1,B:1):1', abs, 0, true, 1",
        "'(A:2,B:1):1', product, 0, false, 1",
        "'(A:2,B:2):2', product, 0.1, true, 1",
        "'(A:2,B:2):0', corners, 0, false, 1",
    })
    void gradientDescentWithSmallStepsConvergesToTheFlow(
            String tree, String target, double slope, boolean biases, long seed) {
        TrainingPlan plan = plan(tree, data(tree, target), 6, new Activation(slope), biases, seed, 4);
        Checkpoint start = Simulator.start(plan);
        TrainedRun flow = Simulator.resume(plan, start, Watching.NOBODY);
        double[] end = flow.end().weights();
        assertEquals(Outcome.REACHED_END, flow.result().outcome());
        double coarse = distance(end, descended(plan, start, 2000));
        double fine = distance(end, descended(plan, start, 16000));
        double moved = distance(end, start.weights());
        assertTrue(moved > 0.1, "moved " + moved);
        // First order: an eighth of the step, about an eighth of the error.
        assertTrue(fine < 2e-3 * moved && fine < 0.25 * coarse, "errors " + coarse + ", " + fine + " of " + moved);
        // In parts, with another pattern found anew at the beginning of each and other steps, the same to 1e-10.
        double[] parts = start.weights();
        for (int k = 1; k <= 8; k++) {
            TrainingPlan part = plan(tree, data(tree, target), 6, new Activation(slope), biases, seed, 0.5);
            parts = Simulator.resume(part, new Checkpoint(0, 0, parts, Map.of()), Watching.NOBODY)
                    .end()
                    .weights();
        }
        assertTrue(distance(end, parts) < 1e-9 * moved, "in parts " + distance(end, parts) / moved);
        assertArrayEquals(
                end, Simulator.resume(plan, start, Watching.NOBODY).end().weights(), 0, "the same bits");
        assertTrue(flow.result().steps() < 3000, "steps " + flow.result().steps());
    }

    private static double[] descended(TrainingPlan plan, Checkpoint start, int steps) {
        StopRule rule = StopRule.afterSteps(steps).withStopLoss(0);
        return Simulator.resume(
                        plan.inTheWayOf(Descent.plain(plan.stop().maxTime() / steps), rule), start, Watching.NOBODY)
                .end()
                .weights();
    }

    private static TrainedRun run(TrainingPlan plan, double... weights) {
        return Simulator.resume(plan, new Checkpoint(0, 0, weights, Map.of()), Watching.NOBODY);
    }

    private static TrainingPlan plan(
            String newick,
            TrainingData data,
            int width,
            Activation activation,
            boolean biases,
            long seed,
            double time) {
        return new TrainingPlan(
                new Problem(FusionTree.parse(newick), data, 0.3),
                NetworkSetup.linear(
                                width,
                                new GaussianNorm(),
                                FLOW,
                                StopRule.afterTime(time, FLOW).withStopLoss(0))
                        .withActivation(activation)
                        .withBiases(biases),
                seed,
                Vector.of());
    }

    private static TrainingData data(String newick, String target) {
        FusionTree tree = FusionTree.parse(newick);
        return switch (target) {
            case "xor" -> XorSamples.parse("var=2,samples=32").trainingData(tree);
            case "corners" -> XorSamples.parse("var=2,samples=32,balanced=true").trainingData(tree);
            case "abs" ->
                TargetSamples.parse("xA1 + abs(xB1); A=2,B=2,samples=24").trainingData(tree);
            default -> TargetSamples.parse("xA1*xB1; A=2,B=2,samples=24").trainingData(tree);
        };
    }

    private static TrainingData corners(int copies) {
        double[] inputs = new double[8 * copies];
        double[] outputs = new double[4 * copies];
        for (int s = 0; s < outputs.length; s++) {
            inputs[2 * s] = s % 2 == 0 ? 1 : -1;
            inputs[2 * s + 1] = s / 2 % 2 == 0 ? 1 : -1;
            outputs[s] = -inputs[2 * s] * inputs[2 * s + 1];
        }
        return TrainingData.of(Samples.ofRows(new Modalities(List.of("A"), List.of(2)), 1, inputs, outputs));
    }

    /** One input; x and y in turn, or x alone where y = x is meant. */
    private static TrainingData line(double... numbers) {
        boolean linear = numbers.length == 2 && numbers[0] != numbers[1];
        int count = linear ? 2 : numbers.length / 2;
        double[] inputs = new double[count];
        double[] outputs = new double[count];
        for (int s = 0; s < count; s++) {
            inputs[s] = linear ? numbers[s] : numbers[2 * s];
            outputs[s] = linear ? numbers[s] : numbers[2 * s + 1];
        }
        return TrainingData.of(Samples.ofRows(new Modalities(List.of("A"), List.of(1)), 1, inputs, outputs));
    }

    private static double[] times(double[] vector, double factor) {
        return Vector.of(vector).times(factor).toArray();
    }

    private static double distance(double[] one, double[] other) {
        return Vector.of(one).minus(Vector.of(other)).norm();
    }

    private static void assertClose(double[] expected, double[] actual, double relative) {
        assertTrue(
                distance(expected, actual) <= relative * Vector.of(expected).norm(),
                "expected " + Vector.of(expected) + ", got " + Vector.of(actual) + ", error "
                        + distance(expected, actual) / Vector.of(expected).norm());
    }
}
