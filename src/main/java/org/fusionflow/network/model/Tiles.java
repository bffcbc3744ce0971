package org.fusionflow.network.model;

import java.util.Arrays;
import org.fusionflow.data.samples.Samples;

/**
 * Samples cut into tiles of n: arrays {@code D x n} for the inputs and {@code r x n} for the outputs, one unit after the other. The last tile is
 * filled up with zero samples, which do not count.
 */
final class Tiles {
    private final int n;
    private final int inputDim;
    private final int outputDim;
    private final double[] inputs;
    private final double[] targets;
    private int samples;

    Tiles(int n, int inputDim, int outputDim, int most) {
        this.n = n;
        this.inputDim = inputDim;
        this.outputDim = outputDim;
        int tiles = (most + n - 1) / n;
        inputs = new double[tiles * n * inputDim];
        targets = new double[tiles * n * outputDim];
    }

    static Tiles of(Samples samples, int n) {
        Tiles tiles = new Tiles(n, samples.modalities().inputs(), samples.outputs(), samples.count());
        tiles.samples = samples.count();
        for (int s = 0; s < samples.count(); s++) {
            for (int i = 0; i < tiles.inputDim; i++) {
                tiles.inputs[tiles.input(s, i)] = samples.input(s, i);
            }
            for (int o = 0; o < tiles.outputDim; o++) {
                tiles.targets[tiles.target(s, o)] = samples.output(s, o);
            }
        }
        return tiles;
    }

    /** Copies these samples from another set, in this order. */
    void gather(Tiles from, int[] chosen, int count) {
        samples = count;
        Arrays.fill(inputs, 0);
        Arrays.fill(targets, 0);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < inputDim; i++) {
                inputs[input(k, i)] = from.inputs[from.input(chosen[k], i)];
            }
            for (int o = 0; o < outputDim; o++) {
                targets[target(k, o)] = from.targets[from.target(chosen[k], o)];
            }
        }
    }

    private int input(int sample, int index) {
        return inputsAt(sample / n) + index * n + sample % n;
    }

    private int target(int sample, int index) {
        return targetsAt(sample / n) + index * n + sample % n;
    }

    int samples() {
        return samples;
    }

    int count() {
        return (samples + n - 1) / n;
    }

    /** Number of samples of a tile, without padding. */
    int filled(int tile) {
        return Math.min(n, samples - tile * n);
    }

    /**
     * Inputs or targets of all samples as one tile: {@code units x stride}.
     *
     * @param tiled {@link #inputs} or {@link #targets}
     * @param stride at least as many as there are samples
     */
    double[] rows(double[] tiled, int units, int stride) {
        double[] rows = new double[units * stride];
        for (int t = 0; t < count(); t++) {
            for (int u = 0; u < units; u++) {
                System.arraycopy(tiled, (t * units + u) * n, rows, u * stride + t * n, filled(t));
            }
        }
        return rows;
    }

    double[] inputs() {
        return inputs;
    }

    double[] targets() {
        return targets;
    }

    int inputsAt(int tile) {
        return tile * n * inputDim;
    }

    int targetsAt(int tile) {
        return tile * n * outputDim;
    }
}
