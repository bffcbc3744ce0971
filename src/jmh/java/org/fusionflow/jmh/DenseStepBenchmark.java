package org.fusionflow.jmh;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.network.model.OutputLoss;
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
 * A step of the network for two images: four layers of width 500 with ReLU and biases, 784 and 784 inputs, softmax over 10 classes, a batch of 1000,
 * fused at the first or the last layer, on all cores: the peer of {@code dense_step_torch.py}. As a program, which {@code src/jmh/dense} runs in turn
 * with the peer, it prints lines "name wall cpu", microseconds a step: medians of its steps, after some that do not count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DenseStepBenchmark extends PlainSteps {
    private static final int BATCH = 1000;
    private static final int PIXELS = 784;
    private static final int CLASSES = 10;

    @Param({"1", "4"})
    public int fusion;

    @Setup
    public void build() {
        FusionTree tree = FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (4 - fusion));
        Random random = new Random(2);
        Samples samples =
                Samples.of(new Modalities(List.of("A", "B"), List.of(PIXELS, PIXELS)), BATCH, CLASSES, (s, x, y) -> {
                    for (int i = 0; i < x.length; i++) {
                        x[i] = random.nextGaussian();
                    }
                    Arrays.fill(y, 0);
                    y[s % CLASSES] = 1;
                });
        build(
                NetworkDesign.linear(tree, 500).withActivation(Activation.RELU).withBiases(true),
                TrainingData.of(samples),
                OutputLoss.named("softmax"));
    }

    @Benchmark
    public double dense() {
        return step();
    }

    /** Arguments: steps that do not count, steps that do. */
    public static void main(String[] arguments) {
        for (int fusion : new int[] {1, 4}) {
            DenseStepBenchmark one = new DenseStepBenchmark();
            one.fusion = fusion;
            one.build();
            for (int k = 0; k < Integer.parseInt(arguments[0]); k++) {
                one.step();
            }
            int steps = Integer.parseInt(arguments[1]);
            double[] wall = new double[steps];
            double[] cpu = new double[steps];
            for (int k = 0; k < steps; k++) {
                long before = processorNanos();
                long start = System.nanoTime();
                one.step();
                wall[k] = (System.nanoTime() - start) / 1e3;
                cpu[k] = (processorNanos() - before) / 1e3;
            }
            Arrays.sort(wall);
            Arrays.sort(cpu);
            System.out.printf(Locale.ROOT, "ours-dense-%d %.0f %.0f%n", fusion, wall[steps / 2], cpu[steps / 2]);
        }
    }

    /** Of all threads of this process. */
    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
