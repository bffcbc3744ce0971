package org.fusionflow.network.model;

import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.shape.Layout;

/**
 * The objective of a linear network on samples, with any loss and with batches. The samples enter through its map only, so the cost is the sum,
 * not the product, of their number and the network's size.
 */
public final class LinearSamples implements Batched {
    private final SampleMapLoss loss;
    private final LinearNetwork network;

    /**
     * Makes the objective.
     *
     * @param samples in the layout's order of modalities
     */
    public LinearSamples(Layout layout, Samples samples, PointLoss pointLoss) {
        loss = new SampleMapLoss(
                pointLoss, layout.inputs(), layout.outputs(), SampleRows.inputs(samples), SampleRows.outputs(samples));
        network = new LinearNetwork(layout, loss);
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
