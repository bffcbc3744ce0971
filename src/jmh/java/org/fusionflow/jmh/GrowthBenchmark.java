package org.fusionflow.jmh;

import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.samples.TrainingData;
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

/** How the cost of a plain gradient step grows, at full width and without recording. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
    /** Linear networks of four layers. */
    @State(Scope.Benchmark)
    public static class Width extends PlainSteps {
        @Param({"50", "100", "200", "400", "800"})
        public int width;

        @Setup
        public void build() {
            build(
                    NetworkDesign.linear(FusionTree.parse("(A:3,B:3):1"), width),
                    TrainingData.of(new ToyData(2, 0, 1, 1).moments()));
        }
    }

    /** Linear networks of width 100, fused before their last layer. */
    @State(Scope.Benchmark)
    public static class Depth extends PlainSteps {
        @Param({"2", "3", "4", "5", "6", "7", "8"})
        public int layers;

        @Setup
        public void build() {
            int own = layers - 1;
            build(
                    NetworkDesign.linear(FusionTree.parse("(A:" + own + ",B:" + own + "):1"), 100),
                    TrainingData.of(new ToyData(2, 0, 1, 1).moments()));
        }
    }

    /** Two-layer networks of width 100, fused at their output. */
    @State(Scope.Benchmark)
    public static class Samples extends PlainSteps {
        @Param({"linear, 1", "linear, 10", "relu, 1", "relu, 10"})
        public String network;

        @Param({"1000", "10000", "100000", "1000000"})
        public int samples;

        @Setup
        public void build() {
            FusionTree tree = FusionTree.parse("(A:2,B:2):0");
            String dimension = network.substring(network.indexOf(' ') + 1);
            Activation activation = network.startsWith("relu") ? Activation.RELU : Activation.LINEAR;
            build(
                    NetworkDesign.linear(tree, 100).withActivation(activation),
                    RandomSamples.parse("A=" + dimension + ",B=" + dimension + ",samples=" + samples)
                            .trainingData(tree));
        }
    }

    @Benchmark
    public double width(Width network) {
        return network.step();
    }

    @Benchmark
    public double depth(Depth network) {
        return network.step();
    }

    @Benchmark
    public double samples(Samples network) {
        return network.step();
    }
}
