package org.fusionflow.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@link LateFusionStep} of width 100 on 8192 samples: the peer of {@code gradient_step_torch.py}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LateFusionStepBenchmark {
    @Param({"1", "10"})
    int dimension;

    @Param({"1", "2"})
    int threads;

    @Param({"vector", "plain"})
    String kernel;

    /** That of the simulator. */
    @Param("128")
    int n;

    private LateFusionStep step;

    @Setup
    public void build() {
        step = new LateFusionStep(dimension, 100, 8192, n, threads, kernel.equals("plain"));
    }

    @TearDown
    public void end() {
        step.close();
    }

    @Benchmark
    public double step() {
        return step.step(1e-3);
    }
}
