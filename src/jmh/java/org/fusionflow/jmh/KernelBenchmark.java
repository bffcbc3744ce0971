package org.fusionflow.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.MatrixBlock;
import org.fusionflow.network.kernel.TileKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One pass of one layer over one tile, one thread. Multiply-adds are {@code rows * columns * n}; twice that over the microseconds and
 * a thousand is GFLOP/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmark {
    @Param({"vector", "plain"})
    String kernel;

    @Param({"100x100", "100x10", "100x1", "1x100"})
    String shape;

    @Param({"64", "128", "256"})
    int n;

    private TileKernel loops;
    private MatrixBlock block;
    private double[] weights;
    private double[] lower;
    private double[] upper;
    private double[] made;

    @Setup
    public void fill() {
        String[] sizes = shape.split("x", 2);
        block = new MatrixBlock(0, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
        loops = kernel.equals("plain") ? Kernels.plain() : Kernels.vector().orElseThrow();
        Random random = new Random(1);
        weights = gaussian(random, block.rows() * block.columns());
        lower = gaussian(random, block.columns() * n);
        upper = gaussian(random, block.rows() * n);
        made = new double[Math.max(block.rows(), block.columns()) * n];
    }

    static double[] gaussian(Random random, int length) {
        return random.doubles(length).map(u -> u - 0.5).toArray();
    }

    @Benchmark
    public double[] times() {
        loops.times(weights, block, lower, 0, made, 0, n, 1);
        return made;
    }

    @Benchmark
    public double[] timesRelu() {
        loops.times(weights, block, lower, 0, made, 0, n, 0);
        return made;
    }

    @Benchmark
    public double[] transposedTimes() {
        loops.transposedTimes(weights, block, upper, 0, made, 0, n, lower, 1);
        return made;
    }

    @Benchmark
    public double[] transposedTimesRelu() {
        loops.transposedTimes(weights, block, upper, 0, made, 0, n, lower, 0);
        return made;
    }

    @Benchmark
    public double[] addOuter() {
        loops.addOuter(weights, block, upper, 0, lower, 0, n);
        return weights;
    }
}
