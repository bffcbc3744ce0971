package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two routes to one number: the derived system and the full network that knows nothing of it. */
@Tag("closed-form")
class RoutesAgreeTest {
    /** Both routes integrate to a local error of 1e-12 or less; 1e-8 allows for its growth along two escapes. */
    private static final double MAPS = 1e-8;

    /** With this seed B never has to turn by more than 120 degrees, which would stretch the plateau a thousandfold. */
    private static final long SEED = 40;

    static Stream<Arguments> architectures() {
        List<Arguments> all = new ArrayList<>();
        for (int layers = 2; layers <= 5; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                for (int dimension : new int[] {2, 5}) {
                    all.add(Arguments.of(layers, fusion, dimension));
                }
            }
        }
        return all.stream();
    }

    /** Two modalities with covariance G G'/n + I/4 and a random teacher, scaled so that A is about twice as fast as B. */
    static Moments randomMoments(int dimension, long seed) {
        Random random = new Random(seed);
        int d = 2 * dimension;
        double[][] factor = new double[d][2 * d];
        for (double[] row : factor) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian();
            }
        }
        double[][] covariance = new double[d][d];
        double[] teacher = new double[d];
        for (int i = 0; i < d; i++) {
            teacher[i] = random.nextGaussian() * (i < dimension ? 1.2 : 0.6) / Math.sqrt(dimension);
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 0.25 : 0;
                for (int k = 0; k < 2 * d; k++) {
                    sum += factor[i][k] * factor[j][k] / (2 * d);
                }
                covariance[i][j] = sum;
                covariance[j][i] = sum;
            }
        }
        Symmetric sigma = new Symmetric(covariance);
        Vector correlation = sigma.leftTimes(Vector.of(teacher));
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(dimension, dimension)),
                sigma,
                correlation,
                correlation.dot(Vector.of(teacher)) + 0.1);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void alignedNetworkFollowsTheReducedFlow(int layers, int fusion, int dimension) {
        FusionTree tree = FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion));
        Moments moments = randomMoments(dimension, 1000L * layers + 100L * fusion + dimension + SEED);
        double u0 = 0.25;
        Prediction search = Predictions.of(tree, moments, u0, new double[0]);
        double end = 1.2 * search.trajectory().endTime();
        double[] times = new double[9];
        for (int i = 0; i < times.length; i++) {
            times[i] = end * i / 8;
        }
        Prediction theory = Predictions.of(tree, moments, u0, times);
        TrainingResult network = Simulator.train(PredictedWatch.plan(
                Problem.of(tree, moments, u0),
                NetworkSetup.linear(
                        50, new AlignedStart(), new GradientFlow(), new StopRule(100_000, end, OptionalDouble.empty())),
                3,
                Vector.of(times)));
        assertEquals(times.length, network.trajectory().size());
        for (int i = 0; i < times.length; i++) {
            TrajectoryPoint expected = theory.trajectory().points().get(i);
            TrajectoryPoint actual = network.trajectory().get(i);
            for (int j = 0; j < expected.map().size(); j++) {
                assertEquals(expected.map().at(j), actual.map().at(j), MAPS, "w[" + j + "] at t = " + times[i]);
            }
            assertEquals(expected.loss(), actual.loss(), MAPS, "loss at t = " + times[i]);
        }
        for (int m = 0; m < 2; m++) {
            double half = theory.trajectory().halfTimes().get(m).orElseThrow().time();
            assertEquals(half, network.halfTimes().get(m).orElseThrow().time(), MAPS * half);
        }
    }
}
