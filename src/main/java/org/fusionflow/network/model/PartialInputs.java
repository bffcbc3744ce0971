package org.fusionflow.network.model;

import java.util.Arrays;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.TileKernel;
import org.fusionflow.network.shape.Layout;

/**
 * Outputs of a network on samples in which the inputs of some modalities are set to 0. An instance must not be used by two threads at once.
 */
final class PartialInputs {
    /** What is done with the outputs of a tile. */
    interface Visitor {
        /**
         * @param outputs output o of sample s at {@code o n + s}; reused for the next tile
         * @param targets likewise, from {@code targetsAt} on
         * @param filled samples of the tile, at most n
         */
        void tile(double[] outputs, double[] targets, int targetsAt, int filled, int n);
    }

    private final Modalities modalities;
    private final int outputs;
    private final Tiles tiles;
    private final TilePass pass;
    private final int n;
    private final double[] inputs;
    private final double[] made;

    /** @param samples in the layout's order of modalities */
    PartialInputs(Layout layout, Samples samples) {
        modalities = samples.modalities();
        outputs = layout.outputs();
        n = TileKernel.GRAIN * Math.max(1, Math.min(8, samples.count() / TileKernel.GRAIN));
        tiles = Tiles.of(samples, n);
        pass = new TilePass(layout, Kernels.best(), n);
        inputs = new double[n * modalities.inputs()];
        made = new double[n * outputs];
    }

    int samples() {
        return tiles.samples();
    }

    /** Number of modalities, M. */
    int modalities() {
        return modalities.count();
    }

    /** Places between two outputs of a sample, n. */
    int stride() {
        return n;
    }

    int tiles() {
        return tiles.count();
    }

    /**
     * Computes the outputs for one tile.
     *
     * @param on for each modality, whether its inputs are kept
     */
    void visit(int tile, double[] weights, boolean[] on, Visitor visitor) {
        System.arraycopy(tiles.inputs(), tiles.inputsAt(tile), inputs, 0, inputs.length);
        for (int m = 0; m < on.length; m++) {
            if (!on[m]) {
                Arrays.fill(inputs, modalities.start(m) * n, modalities.start(m + 1) * n, 0);
            }
        }
        pass.forward(weights, inputs, 0);
        System.arraycopy(pass.signals(), pass.outputsAt(), made, 0, made.length);
        visitor.tile(made, tiles.targets(), tiles.targetsAt(tile), tiles.filled(tile), n);
    }

    /** Computes the outputs for all tiles, in order. */
    void visit(double[] weights, boolean[] on, Visitor visitor) {
        for (int tile = 0; tile < tiles.count(); tile++) {
            visit(tile, weights, on, visitor);
        }
    }

    /** All modalities. */
    boolean[] whole() {
        boolean[] on = new boolean[modalities()];
        Arrays.fill(on, true);
        return on;
    }

    /** All modalities but one. */
    boolean[] without(int modality) {
        boolean[] on = whole();
        on[modality] = false;
        return on;
    }

    /** One modality. */
    boolean[] alone(int modality) {
        boolean[] on = new boolean[modalities()];
        on[modality] = true;
        return on;
    }
}
