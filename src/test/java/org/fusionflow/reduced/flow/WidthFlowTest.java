package org.fusionflow.reduced.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.run.Monitors;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector outputs: the network of width k. */
class WidthFlowTest {
    /** White inputs, two outputs with singular values 3 and 1 along rotated directions. */
    private static Moments white() {
        double c = Math.cos(0.4);
        double s = Math.sin(0.4);
        // U diag(3, 1) V' with U a rotation by 0.4 and V' = (unit rows in three inputs).
        double[][] right = {{0.6, 0.8, 0}, {-0.8, 0.6, 0}};
        double[][] map = new double[2][3];
        for (int i = 0; i < 3; i++) {
            map[0][i] = 3 * c * right[0][i] - s * right[1][i];
            map[1][i] = 3 * s * right[0][i] + c * right[1][i];
        }
        return new Moments(
                new Modalities(List.of("A"), List.of(3)),
                new Symmetric(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                List.of(Vector.of(map[0]), Vector.of(map[1])),
                10.5);
    }

    /**
     * Two layers, white inputs, balanced aligned start: every mode is a logistic curve of its own, {@code a(t) = s/(1 + (s/a0 - 1)
     * exp(-2 s t))} (Saxe, McClelland, Ganguli 2014).
     */
    @Test
    @Tag("closed-form")
    void modesOfTwoLayersAreLogistic() {
        WidthFlow flow = new WidthFlow(FusionTree.parse("(A:1):1"), white(), 2);
        Vector times = Vector.of(0, 0.5, 1, 2, 4, 8);
        ReducedTrajectory found =
                ReducedRun.of(flow, flow.alignedStart(0.05), 0, 0, new Watch(times, Vector.of(0), List.of(), true));
        for (TrajectoryPoint point : found.points()) {
            double a = logistic(3, point.time());
            double b = logistic(1, point.time());
            double squares = a * a + b * b;
            assertEquals(Math.sqrt(squares), point.map().norm(), 1e-10, "Frobenius norm at " + point.time());
            double loss = 0.5 * (10.5 - 10 + (3 - a) * (3 - a) + (1 - b) * (1 - b));
            assertEquals(loss, point.loss(), 1e-10);
        }
        Monitors monitors = found.monitors().orElseThrow();
        assertTrue(monitors.conserved() < 1e-12 && monitors.energy() < 1e-11, monitors::toString);
    }

    private static double logistic(double s, double t) {
        double a0 = 0.05 * 0.05;
        return s / (1 + (s / a0 - 1) * Math.exp(-2 * s * t));
    }

    /** The embedding of a narrow network in a wider one by orthonormal columns keeps the map for all time. */
    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:3):1", "(A:1,B:1):2", "((A:2,B:1):1,C:2):0", "(A:3,B:2):0"})
    void aWideNetworkThatStartsOnTheNarrowOneStaysThere(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Moments moments = random(tree);
        WidthFlow narrow = new WidthFlow(tree, moments, 2);
        WidthFlow wide = new WidthFlow(tree, moments, 5);
        double[] start = new Random(3).doubles(narrow.size(), -0.6, 0.6).toArray();
        double[] embedded = embed(narrow, wide, start);
        Vector times = Vector.of(0, 1, 5, 20);
        Watch watch = new Watch(times, Vector.of(new double[tree.names().size()]), List.of(), true);
        ReducedTrajectory small = ReducedRun.of(narrow, start, 0, 0, watch);
        ReducedTrajectory large = ReducedRun.of(wide, embedded, 0, 0, watch);
        for (int i = 0; i < times.size(); i++) {
            assertArrayEquals(
                    small.points().get(i).map().toArray(),
                    large.points().get(i).map().toArray(),
                    1e-10);
        }
        assertTrue(large.monitors().orElseThrow().conserved() < 1e-11);
    }

    /** Every hidden vector of the narrow network by the same orthonormal 5 x 2 columns. */
    private static double[] embed(WidthFlow narrow, WidthFlow wide, double[] start) {
        double[][] columns = {{0.5, 0.5}, {0.5, -0.5}, {0.5, 0.5}, {0.5, -0.5}, {0, 0}};
        double[] state = new double[wide.size()];
        for (LayerGraph.Layer layer : wide.sizes().graph().layers()) {
            int l = layer.index();
            boolean first = wide.sizes().graph().signal(layer.from()).isInput();
            boolean last = wide.sizes().graph().signal(layer.to()).isOutput();
            for (int r = 0; r < wide.sizes().rows(l); r++) {
                for (int c = 0; c < wide.sizes().columns(l); c++) {
                    double sum = 0;
                    for (int i = 0; i < narrow.sizes().rows(l); i++) {
                        for (int j = 0; j < narrow.sizes().columns(l); j++) {
                            double left = last ? (r == i ? 1 : 0) : columns[r][i];
                            double right = first ? (c == j ? 1 : 0) : columns[c][j];
                            int entry = narrow.sizes().offset(l)
                                    + i * narrow.sizes().columns(l)
                                    + j;
                            sum += left * start[entry] * right;
                        }
                    }
                    state[wide.sizes().offset(l) + r * wide.sizes().columns(l) + c] = sum;
                }
            }
        }
        return state;
    }

    /** Two outputs of all inputs, with noise. */
    private static Moments random(FusionTree tree) {
        Random random = new Random(11);
        Modalities modalities =
                new Modalities(tree.names(), tree.names().stream().map(n -> 2).toList());
        int d = modalities.inputs();
        int samples = 30;
        double[][] covariance = new double[d][d];
        double[][] correlation = new double[2][d];
        double variance = 0;
        double[][] teacher = new double[2][];
        for (int o = 0; o < 2; o++) {
            teacher[o] = random.doubles(d, -1, 1).toArray();
        }
        for (int s = 0; s < samples; s++) {
            double[] x = random.doubles(d, -2, 2).toArray();
            for (int o = 0; o < 2; o++) {
                double y = 0.1 * random.nextGaussian();
                for (int i = 0; i < d; i++) {
                    y += teacher[o][i] * x[i];
                }
                variance += y * y / samples;
                for (int i = 0; i < d; i++) {
                    correlation[o][i] += y * x[i] / samples;
                }
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance[i][j] += x[i] * x[j] / samples;
                }
            }
        }
        return new Moments(
                modalities,
                new Symmetric(covariance),
                List.of(Vector.of(correlation[0]), Vector.of(correlation[1])),
                variance);
    }
}
