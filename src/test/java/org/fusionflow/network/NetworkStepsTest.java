package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.AdamStep;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.MomentumStep;
import org.fusionflow.network.method.PlainStep;
import org.fusionflow.network.method.StepRule;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Layout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of every rule against steps worked out by hand from the published rules, and against each other's limits. */
final class NetworkStepsTest {
    /** Loss {@code (w1^2 + 4 w2^2) / 2}: gradient {@code (w1, 4 w2)}. */
    private static Objective parabola() {
        Modalities one = new Modalities(List.of("A"), List.of(2));
        Moments moments = new Moments(one, new Symmetric(new double[][] {{1, 0}, {0, 4}}), Vector.of(0, 0), 0);
        return new LinearNetwork(new Layout(FusionTree.parse("(A:1):0"), one, 1), moments);
    }

    private static double[] after(StepRule rule, double rate, int steps, double... start) {
        Objective objective = parabola();
        double[] weights = start.clone();
        StepRule.Stepper stepper = rule.start(weights.length);
        for (int s = 0; s < steps; s++) {
            objective.respond(weights);
            stepper.step(objective, weights, rate);
        }
        return weights;
    }

    @Test
    @Tag("closed-form")
    void plainStepsAreThoseByHand() {
        // w <- w - 0.1 (w1, 4 w2) from (1, 1).
        assertArrayEquals(new double[] {0.9, 0.6}, after(new PlainStep(), 0.1, 1, 1, 1), 1e-15);
        assertArrayEquals(new double[] {0.81, 0.36}, after(new PlainStep(), 0.1, 2, 1, 1), 1e-15);
    }

    @Test
    @Tag("closed-form")
    void momentumStepsAreThoseByHand() {
        // Rate 0.1, momentum 0.5, from (1, 1).
        // V = (1, 4);                            w = (1, 1) - 0.1 V = (0.9, 0.6)
        // V = (0.5, 2) + (0.9, 2.4) = (1.4, 4.4);       w = (0.76, 0.16)
        // V = (0.7, 2.2) + (0.76, 0.64) = (1.46, 2.84); w = (0.614, -0.124)
        MomentumStep rule = new MomentumStep(0.5);
        assertArrayEquals(new double[] {0.9, 0.6}, after(rule, 0.1, 1, 1, 1), 1e-15);
        assertArrayEquals(new double[] {0.76, 0.16}, after(rule, 0.1, 2, 1, 1), 1e-15);
        assertArrayEquals(new double[] {0.614, -0.124}, after(rule, 0.1, 3, 1, 1), 1e-15);
    }

    @Test
    @Tag("closed-form")
    void adamStepsAreThoseByHandWithTheBiasOfTheMeansCorrected() {
        // Kingma and Ba 2015, algorithm 1; beta1 = 0.5, beta2 = 0.75, rate 0.1, on w1 alone: gradient w.
        // t = 1: m = 0.5, v = 0.25; m^ = 0.5 / 0.5 = 1, v^ = 0.25 / 0.25 = 1; w = 1 - 0.1 = 0.9
        // t = 2: m = 0.25 + 0.45 = 0.7, v = 0.1875 + 0.2025 = 0.39;
        //        m^ = 0.7 / 0.75, v^ = 0.39 / 0.4375; w = 0.9 - 0.1 * 0.9885383034 = 0.8011461697
        // t = 3: m = 0.35 + w / 2 = 0.7505730848, v = 0.2925 + w^2 / 4 = 0.4529587963;
        //        m^ = m / 0.875 = 0.8577978112, v^ = v / 0.578125 = 0.7834962963;
        //        w = 0.8011461697 - 0.1 * 0.8577978112 / 0.8851532615 = 0.7042366458
        AdamStep rule = new AdamStep(0.5, 0.75, 1e-300);
        assertEquals(0.9, after(rule, 0.1, 1, 1, 0)[0], 1e-15);
        assertEquals(0.9 - 0.1 * (0.7 / 0.75) / Math.sqrt(0.39 / 0.4375), after(rule, 0.1, 2, 1, 0)[0], 1e-15);
        assertEquals(0.7042366458, after(rule, 0.1, 3, 1, 0)[0], 1e-10);
    }

    @Test
    void adamsEpsilonStandsOutsideTheRoot() {
        // m^ / (sqrt(v^) + epsilon) with gradient 1 and epsilon 1: half a step; inside the root it would be 1 /
        // sqrt(2).
        assertEquals(1 - 0.1 * 0.5, after(new AdamStep(0.9, 0.999, 1), 0.1, 1, 1, 0)[0], 1e-15);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void adamsFirstStepIsTheRateTimesTheSignOfTheGradient(long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Objective objective =
                new LinearNetwork(network.layout(), new org.fusionflow.network.model.QuadraticLoss(network.moments()));
        double[] velocity = new double[network.weights().length];
        objective.respond(network.weights());
        objective.velocity(network.weights(), velocity);
        double[] stepped = network.weights().clone();
        AdamStep.USUAL.start(stepped.length).step(objective, stepped, 0.01);
        for (int i = 0; i < stepped.length; i++) {
            // Epsilon 1e-8 shortens it by epsilon over the gradient.
            double short0 = velocity[i] == 0 ? 0 : 1e-10 / Math.abs(velocity[i]);
            assertEquals(
                    network.weights()[i] + 0.01 * Math.signum(velocity[i]), stepped[i], 1e-15 + short0, network.name());
        }
    }

    @Test
    void withoutMomentumStepsAreThoseOfGradientDescentBitForBit() {
        List<double[]> plain = weightsOf(RandomPlans.onMoments(Descent.plain(0.05), 1));
        assertSameBits(plain, weightsOf(RandomPlans.onMoments(Descent.plain(0.05), 1)));
        assertSameBits(plain, weightsOf(RandomPlans.onMoments(Descent.momentum(0.05, 0), 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void batchesOfAllSamplesAreGradientDescent(long seed) {
        List<double[]> plain = weightsOf(RandomPlans.onSamples(Descent.plain(0.05), seed));
        int all = RandomPlans.SAMPLES;
        // In another order of the sums.
        List<double[]> batched = weightsOf(RandomPlans.onSamples(Descent.sgd(0.05, all, false), seed));
        List<double[]> larger = weightsOf(RandomPlans.onSamples(Descent.sgd(0.05, 2 * all, false), seed));
        for (int s = 0; s < plain.size(); s++) {
            assertArrayEquals(plain.get(s), batched.get(s), 1e-12, "step " + s);
            assertArrayEquals(batched.get(s), larger.get(s), "step " + s);
        }
    }

    private static void assertSameBits(List<double[]> first, List<double[]> second) {
        assertEquals(first.size(), second.size());
        for (int s = 0; s < first.size(); s++) {
            assertArrayEquals(first.get(s), second.get(s), "step " + s);
        }
    }

    /** After 1, 2, ... 40 steps. */
    private static List<double[]> weightsOf(TrainingPlan plan) {
        List<double[]> all = new ArrayList<>();
        Checkpoint at = Simulator.start(plan);
        for (int s = 1; s <= 40; s++) {
            at = Simulator.resume(
                            plan.inTheWayOf(
                                    plan.method(), StopRule.afterSteps(s).withStopLoss(0)),
                            at,
                            Watching.NOBODY)
                    .end();
            assertEquals(s, at.steps());
            all.add(at.weights());
        }
        return all;
    }

    @Test
    void aRunOfARuleIsItsSteps() {
        // Through the simulator as well: rate 0.1, momentum 0.5, the numbers above.
        Modalities one = new Modalities(List.of("A"), List.of(2));
        Moments moments = new Moments(one, new Symmetric(new double[][] {{1, 0}, {0, 4}}), Vector.of(0, 0), 0);
        TrainingPlan plan = NetworkSamples.plan(
                FusionTree.parse("(A:1):0"),
                moments,
                1,
                new org.fusionflow.network.start.GaussianStd(),
                1,
                Descent.momentum(0.1, 0.5),
                1,
                Vector.of(),
                StopRule.afterSteps(3));
        Checkpoint start = new Checkpoint(0, 0, new double[] {1, 1}, Map.of());
        Checkpoint end = Simulator.resume(plan, start, Watching.NOBODY).end();
        assertEquals(3, end.steps());
        assertEquals(0.3, end.time(), 1e-15);
        assertArrayEquals(new double[] {0.614, -0.124}, end.weights(), 1e-15);
    }
}
