package org.fusionflow.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.narrow.NarrowNetwork;
import org.fusionflow.network.shape.Layout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of gradient descent of two-layer late fusion of two scalar modalities, in all its width and as narrow as it can be. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NarrowStepBenchmark {
    /** Of the toy data; steps settle at the minimum, where they cost what they cost anywhere. */
    private static final double RATE = 0.01;

    @Param({"100", "800"})
    public int width;

    private LinearNetwork wide;
    private double[] wideWeights;
    private LinearNetwork narrow;
    private double[] narrowWeights;

    @Setup
    public void start() {
        Moments moments = new ToyData(2, 0.3, 1, 1).moments();
        Layout layout = new Layout(FusionTree.parse("(A:2,B:2):0"), moments.modalities(), width);
        wideWeights = new Random(1).doubles(layout.weights(), -0.01, 0.01).toArray();
        NarrowNetwork network = NarrowNetwork.of(layout, wideWeights).orElseThrow();
        narrowWeights = network.narrowed(wideWeights);
        wide = new LinearNetwork(layout, moments);
        narrow = new LinearNetwork(network.layout(), moments);
    }

    @Benchmark
    public double wide() {
        wide.respond(wideWeights);
        wide.descend(wideWeights, RATE);
        return wide.loss();
    }

    @Benchmark
    public double narrow() {
        narrow.respond(narrowWeights);
        narrow.descend(narrowWeights, RATE);
        return narrow.loss();
    }
}
