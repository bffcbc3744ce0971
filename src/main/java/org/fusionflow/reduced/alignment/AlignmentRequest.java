package org.fusionflow.reduced.alignment;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/**
 * What the alignment law is asked about.
 *
 * @param tree two layers from each input to the output
 * @param samples in the tree's leaf order, one output
 * @param population true if the samples are points that stand for a whole population, so that nothing in them is noise
 * @param slope of the units below 0, from 0 up to but without 1
 * @param u0 start scale, &gt; 0
 * @param weights at the start of the full network whose own half times are wanted
 * @param rate step of that network's gradient descent; empty for the flow
 */
public record AlignmentRequest(
        FusionTree tree,
        Samples samples,
        boolean population,
        double slope,
        double u0,
        Optional<LayerWeights> weights,
        OptionalDouble rate) {
    /**
     * Rejects an architecture that the law does not cover.
     *
     * @throws org.fusionflow.architecture.InvalidInput unless there are exactly two layers from each input to the output
     */
    public static void requireCovered(FusionTree tree) {
        RectifiedTask.requireTwoLayers(tree, LayerGraph.of(tree));
    }

    /** Samples that are drawn, without a full network. */
    public AlignmentRequest(FusionTree tree, Samples samples, double slope, double u0) {
        this(tree, samples, false, slope, u0, Optional.empty(), OptionalDouble.empty());
    }

    /** The same with the initial weights of a full network. */
    public AlignmentRequest from(LayerWeights start, OptionalDouble step) {
        return new AlignmentRequest(tree, samples, population, slope, u0, Optional.of(start), step);
    }
}
