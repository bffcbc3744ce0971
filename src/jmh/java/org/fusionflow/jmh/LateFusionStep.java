package org.fusionflow.jmh;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.fusionflow.network.kernel.Block;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.TileKernel;

/**
 * One step of gradient descent of a two-layer ReLU network fused at its output, two modalities, over samples: what the kernels are
 * worth in a whole step, on any number of threads with the same bits.
 */
final class LateFusionStep implements AutoCloseable {
    /** Parts of the samples with a gradient of their own, added in their order. */
    private static final int SLICES = 16;

    private final int dimension;
    private final int width;
    private final int samples;
    private final int n;
    private final double[] weights;
    /** Tile by tile: inputs of both modalities, then the target. */
    private final double[] data;

    private final double[][] gradients;
    private final double[] losses = new double[SLICES];
    private final Worker[] workers;
    private final ExecutorService pool;
    private final Phaser barrier;
    private final AtomicInteger nextSlice = new AtomicInteger();

    LateFusionStep(int dimension, int width, int samples, int n, int threads, boolean plain) {
        this.dimension = dimension;
        this.width = width;
        this.samples = samples;
        this.n = n;
        Random random = new Random(1);
        weights = random.doubles(2 * width * (dimension + 1))
                .map(u -> 0.1 * (u - 0.5))
                .toArray();
        data = random.doubles((2L * dimension + 1) * samples).map(u -> u - 0.5).toArray();
        gradients = new double[SLICES][weights.length];
        workers = new Worker[threads];
        Arrays.setAll(workers, t -> new Worker(plain ? Kernels.plain() : Kernels.best()));
        pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "samples");
            thread.setDaemon(true);
            return thread;
        });
        barrier = new Phaser(threads);
    }

    /** Returns the loss before the step. */
    double step(double rate) {
        nextSlice.set(0);
        for (int t = 1; t < workers.length; t++) {
            pool.execute(workers[t]);
        }
        workers[0].run();
        double loss = 0;
        for (double part : losses) {
            loss += part;
        }
        double scale = rate / samples;
        for (int i = 0; i < weights.length; i++) {
            double sum = 0;
            for (double[] gradient : gradients) {
                sum += gradient[i];
            }
            weights[i] -= scale * sum;
        }
        return loss / samples;
    }

    @Override
    public void close() {
        pool.shutdown();
    }

    private final class Worker implements Runnable {
        private final TileKernel kernel;
        private final Block[] first = {
            new Block(0, width, dimension), new Block(width * (dimension + 1), width, dimension)
        };
        private final Block[] last = {
            new Block(width * dimension, 1, width), new Block(width * (2 * dimension + 1), 1, width)
        };
        private final double[] hidden = new double[2 * width * n];
        /** In the places of {@link #hidden}. */
        private final double[] error = new double[2 * width * n];

        private final double[] output = new double[n];

        Worker(TileKernel kernel) {
            this.kernel = kernel;
        }

        @Override
        public void run() {
            for (int slice = nextSlice.getAndIncrement(); slice < SLICES; slice = nextSlice.getAndIncrement()) {
                Arrays.fill(gradients[slice], 0);
                losses[slice] = 0;
                int tiles = samples / n;
                for (int tile = slice * tiles / SLICES; tile < (slice + 1) * tiles / SLICES; tile++) {
                    losses[slice] += pass(tile * n * (2 * dimension + 1), gradients[slice]);
                }
            }
            barrier.arriveAndAwaitAdvance();
        }

        private double pass(int at, double[] gradient) {
            for (int m = 0; m < 2; m++) {
                kernel.times(weights, first[m], data, at + m * dimension * n, hidden, m * width * n, n, 0);
            }
            kernel.times(weights, last[0], hidden, 0, output, 0, n, 1);
            kernel.addTimes(weights, last[1], hidden, width * n, output, 0, n, 1);
            double loss = 0;
            int target = at + 2 * dimension * n;
            for (int s = 0; s < n; s++) {
                output[s] -= data[target + s];
                loss += 0.5 * output[s] * output[s];
            }
            for (int m = 0; m < 2; m++) {
                int h = m * width * n;
                kernel.addOuter(gradient, last[m], output, 0, hidden, h, n);
                kernel.transposedTimes(weights, last[m], output, 0, error, h, n, hidden, 0);
                kernel.addOuter(gradient, first[m], error, h, data, at + m * dimension * n, n);
            }
            return loss;
        }
    }
}
