package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where modalities share inputs, the full network ends at the point of the continuum that the theory names. */
class SharedInputsAgainstNetworkTest {
    private static final double U0 = 1e-3;

    /** Late enough for every escape and relaxation of these data. */
    private static final double LATE = 4000;

    /** Sources that each modality reads; the output is {@code 2 x_0 + 1.5 x_1 + 0.8 x_2}. */
    private static Samples samples(String reads) {
        int[][] columns = Arrays.stream(reads.split(" "))
                .map(word -> word.chars().map(c -> c - '0').toArray())
                .toArray(int[][]::new);
        Modalities modalities = new Modalities(
                List.of("A", "B", "C").subList(0, columns.length),
                Arrays.stream(columns).map(read -> read.length).toList());
        Random random = new Random(11);
        return Samples.of(modalities, 200, 1, (sample, x, y) -> {
            double[] source = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            y[0] = 2 * source[0] + 1.5 * source[1] + 0.8 * source[2];
            int at = 0;
            for (int[] read : columns) {
                for (int column : read) {
                    x[at++] = source[column];
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'(A:2,B:2):0', '0 0', 1e-6",
        "'(A:3,B:3):0', '0 0', 1e-6",
        "'(A:2,B:2,C:2):0', '0 0 1', 1e-4",
        // B starts small where A has learned what they share, and keeps a part of order u0^(1 - s_B/s_A).
        "'(A:2,B:2):0', '01 12', 2e-2",
        "'(A:2,B:2,C:2):1', '01 12 2', 2e-2"
    })
    void theNetworkEndsThere(String tree, String reads, double tolerance) {
        Problem problem = new Problem(FusionTree.parse(tree), TrainingData.of(samples(reads)), U0);
        Prediction prediction = Predictor.predict(problem, PredictionRequest.HALF_TIMES);
        TrainingResult network = Simulator.train(new TrainingPlan(
                problem,
                NetworkSetup.linear(
                        6, new AlignedStart(), new GradientFlow(), new StopRule(1_000_000, LATE, OptionalDouble.of(0))),
                1,
                Vector.of(LATE)));
        Vector end = network.trajectory().get(0).map();
        MatchedPhases path = prediction.path().orElseThrow();
        LearnedSet last = path.sequence().get(path.sequence().size() - 1);
        Vector named = path.graph().at(last).map();
        for (int i = 0; i < end.size(); i++) {
            assertEquals(named.at(i), end.at(i), tolerance, named + " " + end);
        }
        for (int m = 0; m < problem.names().size(); m++) {
            assertEquals(last.contains(m), prediction.halfTime(m).isPresent(), "half time of " + m);
        }
    }
}
