package org.fusionflow.reduced.alignment.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Samples;

/**
 * What a two-layer network of rectified units is trained on: samples, the branches of its hidden units, and the slope of the units below 0.
 *
 * @param names of the modalities, in leaf order
 * @param branches one for each hidden vector
 * @param outputs y, P numbers; not changed by anyone
 * @param slope alpha, from 0 up to but without 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read in loops, changed by nobody
public record RectifiedTask(List<String> names, List<Branch> branches, double[] outputs, double slope) {
    public RectifiedTask {
        names = List.copyOf(names);
        branches = List.copyOf(branches);
        if (!(slope >= 0 && slope < 1)) {
            throw new InvalidInput(
                    "slope " + slope + ": expected a number from 0 up to but without 1 for rectified units");
        }
    }

    /**
     * The task of samples in the tree's leaf order.
     *
     * @throws InvalidInput if the network has not exactly two layers from each input to the output, or several outputs
     */
    public static RectifiedTask of(FusionTree tree, Samples samples, double slope) {
        if (samples.outputs() != 1) {
            throw new InvalidInput(
                    "alignment law: expected one output, got " + samples.outputs() + "; it is known for one");
        }
        LayerGraph graph = LayerGraph.of(tree);
        requireTwoLayers(tree, graph);
        Modalities modalities = samples.modalities();
        List<Branch> branches = new ArrayList<>();
        for (LayerGraph.Signal hidden : graph.hidden()) {
            branches.add(branch(hidden.modalities(), modalities, samples));
        }
        return new RectifiedTask(modalities.names(), branches, samples.outputsByFeature(), slope);
    }

    /**
     * @throws InvalidInput unless every modality reaches the output through exactly one hidden vector
     */
    public static void requireTwoLayers(FusionTree tree, LayerGraph graph) {
        for (LayerGraph.Signal input : graph.inputs()) {
            if (graph.path(input.index()).size() != 2) {
                throw new InvalidInput(
                        "architecture " + tree.newick()
                                + ": the law of rectified units covers two layers from every input to the output, late fusion such as"
                                + " (A:2,B:2):0 or early fusion such as (A:1,B:1):1; deeper networks and intermediate fusion are not covered");
            }
        }
    }

    private static Branch branch(List<Integer> members, Modalities modalities, Samples samples) {
        List<Integer> sizes = members.stream().map(modalities.dimensions()::get).toList();
        int dimension = sizes.stream().mapToInt(Integer::intValue).sum();
        double[] inputs = new double[samples.count() * dimension];
        for (int p = 0; p < samples.count(); p++) {
            int at = p * dimension;
            for (int m : members) {
                for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                    inputs[at++] = samples.input(p, i);
                }
            }
        }
        return new Branch(
                members.stream().map(modalities.names()::get).collect(Collectors.joining("+")), members, sizes, inputs);
    }

    /** Number of samples, P. */
    public int samples() {
        return outputs.length;
    }

    /** The mean slope {@code q = (1 + alpha)/2}: a unit acts on linear parts as a linear one of this speed. */
    public double linearShare() {
        return (1 + slope) / 2;
    }

    /** The unit's response {@code phi(z)}. */
    public double response(double z) {
        return z > 0 ? z : slope * z;
    }

    /** The same task with other outputs. */
    public RectifiedTask withOutputs(double[] others) {
        return new RectifiedTask(names, branches, others, slope);
    }

    /** The same task with some of the branches. */
    public RectifiedTask ofBranches(List<Branch> some) {
        return new RectifiedTask(names, some, outputs, slope);
    }

    /** Half of the mean square: the loss of a residual. */
    public static double loss(double[] residual) {
        return 0.5 * Arrays.stream(residual).map(r -> r * r).sum() / residual.length;
    }
}
