package org.fusionflow.jmh;

import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A whole prediction of (A:3,B:3):1: compiling the gains, the integration with half times, formulas and warnings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReducedIntegrationBenchmark {
    private final FusionTree tree = FusionTree.parse("(A:3,B:3):1");
    private final Moments moments = new ToyData(2, 0, 1, 1).moments();
    private final double[] times = {};

    @Benchmark
    public Prediction prediction() {
        return Predictor.predict(Problem.of(tree, moments, 0.1), PredictionRequest.WHOLE.at(Vector.of(times)));
    }
}
