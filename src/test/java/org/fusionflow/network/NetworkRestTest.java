package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow ends where nothing changes any more, whatever it was asked to wait for, and at no saddle that it would leave. */
class NetworkRestTest {
    private static final double LONG = 1e5;

    private static TrainingResult run(String tree, Moments moments, double u0, Initialization start, double... times) {
        return Simulator.train(NetworkSamples.plan(
                FusionTree.parse(tree),
                moments,
                10,
                start,
                u0,
                new GradientFlow(),
                1,
                Vector.of(times),
                new StopRule(200_000, LONG, OptionalDouble.empty())));
    }

    private static Moments inUnitsOf(double s) {
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{4, -1.2 * s}, {-1.2 * s, s * s}}),
                Vector.of(2.8, -0.2 * s),
                2.6);
    }

    /** B would have to change its sign, whether it was learned before (s = 20) or not: the run rests at {A}, of loss 0.32. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 20, 100})
    @Tag("closed-form")
    void atASaddleThatItCannotLeave(double s) {
        TrainingResult result = run("(A:2,B:2):0", inUnitsOf(s), 1e-6, new AlignedStart());
        assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
        assertTrue(result.restTime().isPresent() && result.restTime().getAsDouble() < 100, result.restTime()::toString);
        assertTrue(result.steps() < 2000, result.steps() + " steps");
        assertEquals(0.32, result.finalLoss(), 1e-12);
        assertEquals(0.7, result.finalMap().at(0), 1e-12);
        assertEquals(0, result.finalMap().at(1), 1e-30);
        assertEquals(s > 1, result.halfTime(1).isPresent() && s > 1);
    }

    /** The half norm of B is that of least squares on both, which the run does not reach because A has learned all there is. */
    @ParameterizedTest
    @CsvSource({"'(A:2,B:2):0'", "'(A:3,B:3):0'", "'(A:2,B:2):1'"})
    void whereSomethingElseHasLearnedAll(String tree) {
        Moments twins = ToyData.parse("ratio=2,rho=1").moments();
        for (Initialization start : List.of(new AlignedStart(), new GaussianStd())) {
            TrainingResult result = run(tree, twins, 0.03, start);
            assertTrue(result.restTime().isPresent(), tree);
            assertTrue(result.halfTime(1).isEmpty());
            assertEquals(0, result.finalLoss(), 1e-14);
            assertTrue(result.steps() < 10_000, result.steps() + " steps");
        }
    }

    @Test
    void requestedTimesComeBefore() {
        TrainingResult result = run("(A:2,B:2):0", inUnitsOf(20), 1e-6, new AlignedStart(), 1, 200);
        assertEquals(2, result.trajectory().size());
        assertTrue(result.restTime().orElseThrow() >= 200);
        assertEquals(0.7, result.trajectory().get(1).map().at(0), 1e-10);
    }

    /**
     * Uncorrelated inputs of rates 900 and 1: long after A has come to rest, B is still of the order of its start. Its half time is
     * {@code ln(1/u0^2 - 1)/2} for two layers, and near {@code (1/u0)} for three.
     */
    @ParameterizedTest
    @CsvSource({"'(A:2,B:2):0', 1e-30", "'(A:2,B:2):0', 1e-6", "'(A:3,B:3):0', 0.02"})
    @Tag("closed-form")
    void notAtASaddleThatItLeavesLate(String tree, double u0) {
        TrainingResult result = run(tree, ToyData.parse("ratio=30,rho=0").moments(), u0, new AlignedStart());
        double two = -Math.log(u0);
        // du/dt = u^2 (1 - u^3) from u0 to u^3 = 1/2 takes 1/u0 less a number of order 1.
        double expected = tree.startsWith("(A:2") ? two : 1 / u0;
        assertEquals(expected, result.halfTime(1).orElseThrow(), tree.startsWith("(A:2") ? 1e-7 * expected : 2);
        assertTrue(result.restTime().isEmpty());
        assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
    }

    /** From random weights B learns after its sign reversal: what grows in it is hidden in what decays, and no rest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void norAtOneFromRandomWeights(long seed) {
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                FusionTree.parse("(A:2,B:2):0"),
                ToyData.parse("ratio=2,rho=-0.6").moments(),
                10,
                new GaussianStd(),
                1e-3,
                new GradientFlow(),
                seed,
                Vector.of(),
                new StopRule(200_000, LONG, OptionalDouble.empty())));
        assertTrue(result.halfTime(1).isPresent());
        assertTrue(result.restTime().isEmpty());
    }
}
