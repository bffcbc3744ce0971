package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationPoint;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error on new data by two routes: the reduced flow on empirical moments, and the full network trained on them. */
@Tag("closed-form")
class SamplesAgainstNetworkTest {
    private static final double U0 = 0.05;

    private static final int TIMES = 41;

    /** Both routes integrate to 1e-13 a step, and no escape from a saddle amplifies much at this start; measured 3e-13. */
    private static final double ERRORS = 1e-8;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"(A:2,B:2):0; 70", "(A:2,B:2):0; 700", "(A:1,B:1):1; 70", "(A:1,B:1):1; 700"})
    void errorsOnNewDataAgreeWithTheTrainedNetwork(String newick, int samples, TestReporter reporter) {
        FusionTree tree = FusionTree.parse(newick);
        RandomSamples random = RandomSamples.parse("A=50,B=50,std.A=2,noise=0.5,seed=1,samples=" + samples);
        Moments training = random.draw().moments();
        Population population = random.population();
        // B is half learned near 3 in late fusion and near 1 in early fusion.
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            times[i] = 0.4 * i;
        }
        GeneralizationCurve reduced = GeneralizationRun.of(Problem.of(tree, training, U0), population, times);
        TrainingResult network = Simulator.train(PredictedWatch.plan(
                Problem.of(tree, training, U0),
                NetworkSetup.linear(
                        5,
                        new AlignedStart(),
                        new GradientFlow(),
                        new StopRule(100_000, times[TIMES - 1], OptionalDouble.empty())),
                3,
                Vector.of(times)));
        double halfTime = network.halfTimes().get(1).orElseThrow().time();
        assertTrue(3 * halfTime < times[TIMES - 1], "B's half time " + halfTime);
        assertEquals(TIMES, network.trajectory().size());
        assertEquals(TIMES, reduced.points().size());
        double largest = 0;
        for (int i = 0; i < TIMES; i++) {
            TrajectoryPoint trained = network.trajectory().get(i);
            GeneralizationPoint point = reduced.points().get(i);
            double error = population.generalizationError(trained.map());
            largest = Math.max(largest, Math.abs(error - point.generalizationError()));
            assertEquals(error, point.generalizationError(), ERRORS, "error on new data at t = " + times[i]);
            assertEquals(trained.loss(), point.trainLoss(), ERRORS, "training loss at t = " + times[i]);
        }
        // The curve is worth comparing: it falls to less than half.
        assertTrue(2 * reduced.best().generalizationError() < reduced.start().generalizationError());
        reporter.publishEntry(
                newick + ", P = " + samples, "largest difference " + largest + ", B's half time " + halfTime);
    }
}
