package org.fusionflow.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Single integrations of the reduced flow up to the last half time, as {@code sweep_scipy.py} does them: nothing else is computed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TreeIntegrationBenchmark {
    private static final double U0 = 0.1;

    private final FusionTree two = FusionTree.parse("(A:3,B:3):1");
    private final Moments toy = new ToyData(2, 0, 1, 1).moments();
    private final Watch twoHalfTimes = watch(0.5, 0.5);

    private final FusionTree three = FusionTree.parse("((A:2,B:1):1,C:3):1");
    private final Moments correlated = new Moments(
            new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)),
            new Symmetric(new double[][] {{2, 0.3, 0.1}, {0.3, 1, 0.2}, {0.1, 0.2, 3}}),
            // (1, 0.5, 1) times the covariance, whose half are the half norms.
            Vector.of(2.25, 1, 3.2),
            5.95);
    private final Watch threeHalfTimes = watch(0.5, 0.25, 0.5);

    private static Watch watch(double... halfNorms) {
        return new Watch(Vector.of(), Vector.of(halfNorms), List.of(), false);
    }

    @Benchmark
    public ReducedTrajectory twoModalities() {
        return integrate(two, toy, twoHalfTimes);
    }

    @Benchmark
    public ReducedTrajectory threeModalities() {
        return integrate(three, correlated, threeHalfTimes);
    }

    private static ReducedTrajectory integrate(FusionTree tree, Moments moments, Watch watch) {
        BalancedFlow flow = new BalancedFlow(tree, moments);
        return ReducedRun.of(flow, flow.alignedStart(U0), watch);
    }
}
