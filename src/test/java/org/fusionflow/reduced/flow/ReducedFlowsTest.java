package org.fusionflow.reduced.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Flow;
import org.fusionflow.reduced.RandomProblems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three kinds of reduced flow are one flow in different coordinates. */
class ReducedFlowsTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private record Three(BalancedFlow balanced, AmplitudeFlow amplitudes, WidthFlow width, Vector stacked) {
        double[] rows() {
            return stacked.toArray();
        }
    }

    private static Three at(long seed) {
        RandomProblems problem = RandomProblems.of(seed);
        BalancedFlow balanced = new BalancedFlow(problem.tree(), problem.moments());
        double[] rows = new Random(seed).doubles(balanced.size(), -1, 1).toArray();
        return new Three(
                balanced,
                new AmplitudeFlow(problem.tree(), problem.moments()),
                new WidthFlow(problem.tree(), problem.moments(), 1),
                Vector.of(rows));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onBalancedStatesTheAmplitudeFlowIsTheBalancedOne(long seed) {
        Three three = at(seed);
        double[] state = three.amplitudes().balanced(three.rows());
        double[] map = map(three.balanced(), three.rows());
        assertArrayEquals(map, map(three.amplitudes(), state), 1e-12 * largest(map));
        double[] rate = rate(three.balanced(), three.rows());
        double[] all = rate(three.amplitudes(), state);
        for (int i = 0; i < rate.length; i++) {
            assertEquals(rate[i], all[i], 1e-12 * largest(rate), "seed " + seed);
        }
        for (double conserved : three.amplitudes().conserved(state)) {
            assertEquals(0, conserved, 1e-13 * largest(state) * largest(state));
        }
        assertEquals(
                three.balanced().dissipation(three.rows()),
                three.amplitudes().dissipation(state),
                1e-11 * three.amplitudes().dissipation(state));
    }

    /** Of any state, balanced or not: the width-1 network has the layers of the amplitudes, in another order. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theNetworkOfWidthOneIsTheAmplitudeFlow(long seed) {
        Three three = at(seed);
        double[] state = new Random(seed + 1000)
                .doubles(three.amplitudes().size(), -1, 1)
                .toArray();
        double[] network = WidthOne.of(three.width(), three.amplitudes(), state);
        double[] map = map(three.amplitudes(), state);
        assertArrayEquals(map, map(three.width(), network), 1e-13 * largest(map), "seed " + seed);
        double[] rate = rate(three.amplitudes(), state);
        double[] expected = WidthOne.of(three.width(), three.amplitudes(), rate);
        assertArrayEquals(expected, rate(three.width(), network), 1e-12 * largest(rate), "seed " + seed);
        assertEquals(
                three.amplitudes().conserved(state).length,
                three.width().conserved(network).length,
                "one conserved quantity a hidden unit");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLossFallsByTheSquaredGradient(long seed) {
        Three three = at(seed);
        double[] amplitudes = new Random(seed + 7)
                .doubles(three.amplitudes().size(), 0.5, 1.5)
                .toArray();
        for (ReducedFlow flow : new ReducedFlow[] {three.balanced(), three.amplitudes()}) {
            double[] state = flow == three.balanced() ? three.rows() : amplitudes;
            double[] map = map(flow, state);
            double[] residual = new double[map.length];
            flow.regression().residual(map, residual);
            double[] mapRate = new double[map.length];
            flow.mapRate(state, mapRate);
            double fall = 0;
            for (int i = 0; i < map.length; i++) {
                fall += residual[i] * mapRate[i];
            }
            assertTrue(fall > 0);
            assertEquals(fall, flow.dissipation(state), 1e-11 * fall, "seed " + seed + " " + flow.getClass());
        }
    }

    static Stream<Long> boxed() {
        return seeds().boxed();
    }

    @ParameterizedTest
    @MethodSource("boxed")
    void jacobianAndMapRateAreDerivatives(Long seed) {
        Three three = at(seed);
        BalancedFlow flow = three.balanced();
        int n = flow.size();
        double[] exact = new double[n * n];
        flow.jacobian(three.rows(), exact);
        double[] differences = new double[n * n];
        new Differences(flow).jacobian(three.rows(), differences);
        assertArrayEquals(differences, exact, 1e-6 * largest(exact), "seed " + seed);
        double[] mapRate = new double[n];
        flow.mapRate(three.rows(), mapRate);
        double[] byDifferences = new double[n];
        new Differences(flow).mapRate(three.rows(), byDifferences);
        assertArrayEquals(byDifferences, mapRate, 1e-7 * largest(mapRate), "seed " + seed);
    }

    private static double[] map(ReducedFlow flow, double[] state) {
        double[] map = new double[flow.regression().mapSize()];
        flow.map(state, map);
        return map;
    }

    private static double[] rate(Flow flow, double[] state) {
        double[] rate = new double[flow.size()];
        flow.rate(state, rate);
        return rate;
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double entry : vector) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }

    /** The same flow with the derivatives that every flow has by differences. */
    private record Differences(ReducedFlow flow) implements ReducedFlow {
        @Override
        public int layers() {
            return flow.layers();
        }

        @Override
        public Regression regression() {
            return flow.regression();
        }

        @Override
        public void map(double[] state, double[] map) {
            flow.map(state, map);
        }

        @Override
        public double dissipation(double[] state) {
            return flow.dissipation(state);
        }

        @Override
        public double[] conserved(double[] state) {
            return flow.conserved(state);
        }

        @Override
        public int size() {
            return flow.size();
        }

        @Override
        public void rate(double[] state, double[] rate) {
            flow.rate(state, rate);
        }

        @Override
        public int[] blocks() {
            return flow.blocks();
        }
    }
}
