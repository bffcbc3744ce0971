package org.fusionflow.jmh;

import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.GaussianNorm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One step of gradient descent of the linear (A:3,B:3):1 network of width 100, start and recording included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GradientStepBenchmark {
    private static final int STEPS = 1000;

    private final TrainingPlan plan = new TrainingPlan(
            Problem.of(FusionTree.parse("(A:3,B:3):1"), new ToyData(2, 0, 1, 1).moments(), 0.1),
            NetworkSetup.linear(100, new GaussianNorm(), Descent.plain(0.04), StopRule.afterSteps(STEPS)),
            1,
            Vector.of(1e9));

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public TrainingResult step() {
        return Simulator.train(plan);
    }
}
