package org.fusionflow.network.model;

import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.mask.MaskedLoss;
import org.fusionflow.network.shape.Layout;

/**
 * The objective of a linear network on samples, with any loss and with batches. The samples enter through its map only, so the cost is the sum,
 * not the product, of their number and the network's size.
 */
public final class LinearSamples implements Batched {
    private final SampleMapLoss loss;
    private final LinearNetwork network;

    /**
     * The loss on the samples.
     *
     * @param samples in the layout's order of modalities
     */
    public LinearSamples(Layout layout, Samples samples, OutputLoss outputLoss) {
        this(layout, samples, outputLoss, MaskedLoss.plain(layout.modalities().count()));
    }

    /**
     * Makes the objective.
     *
     * @param samples in the layout's order of modalities
     * @param masked what is minimized
     */
    public LinearSamples(Layout layout, Samples samples, OutputLoss outputLoss, MaskedLoss masked) {
        int[] modalityOf = layout.modalityOf();
        loss = new SampleMapLoss(
                outputLoss, modalityOf, layout.outputs(), SampleRows.inputs(samples), SampleRows.outputs(samples));
        network = new LinearNetwork(layout, masked.isPlain() ? loss : new MaskedSampleLoss(loss, masked, modalityOf));
    }

    @Override
    public double minimized() {
        return network.minimized();
    }

    @Override
    public int turns() {
        return network.turns();
    }

    @Override
    public void turn(int turn) {
        network.turn(turn);
    }

    @Override
    public void drawn(double[] factors) {
        loss.drawn(factors);
    }

    @Override
    public int samples() {
        return loss.samples();
    }

    @Override
    public void use(int[] chosen, int count) {
        loss.use(chosen, count);
    }

    @Override
    public void useAll() {
        loss.useAll();
    }

    @Override
    public Layout layout() {
        return network.layout();
    }

    @Override
    public void respond(double[] weights) {
        network.respond(weights);
    }

    @Override
    public double loss() {
        return network.loss();
    }

    @Override
    public void copyMap(double[] map) {
        network.copyMap(map);
    }

    @Override
    public void velocity(double[] weights, double[] velocity) {
        network.velocity(weights, velocity);
    }

    @Override
    public void descend(double[] weights, double rate) {
        network.descend(weights, rate);
    }

    @Override
    public boolean mapRate(double[] weights, double[] rate) {
        return network.mapRate(weights, rate);
    }
}
