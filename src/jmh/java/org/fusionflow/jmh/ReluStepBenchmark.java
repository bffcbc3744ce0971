package org.fusionflow.jmh;

import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.NetworkDesign;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Two-layer ReLU networks of width 100, fused at their output, on 8192 samples, on all cores: the peer of {@code
 * gradient_step_torch.py}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReluStepBenchmark extends PlainSteps {
    @Param({"1", "10"})
    public int dimension;

    @Setup
    public void build() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        build(
                NetworkDesign.linear(tree, 100).withActivation(Activation.RELU),
                RandomSamples.parse("A=" + dimension + ",B=" + dimension + ",samples=8192")
                        .trainingData(tree));
    }

    @Benchmark
    public double relu() {
        return step();
    }
}
