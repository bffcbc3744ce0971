package org.fusionflow.network.shape;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.InvalidInput;

/**
 * The structure of a network, without data and weights.
 *
 * @param tree numeric
 * @param widths of the hidden vectors: one number for all of them, or one for each in the order in which the signal reaches them
 *     ({@link Layout#hiddenNames()})
 * @param heads of a fission network; empty for a network whose root makes the output
 * @param activation of every hidden vector; the output has none
 * @param biases true for one bias vector at every hidden vector and at the output, added after the layers
 */
public record NetworkDesign(
        FusionTree tree, List<Integer> widths, List<Head> heads, Activation activation, boolean biases) {
    public NetworkDesign {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        widths = List.copyOf(widths);
        heads = List.copyOf(heads);
        if (widths.isEmpty()) {
            throw new InvalidInput("widths: expected at least one number");
        }
        for (int width : widths) {
            if (width < 1) {
                throw new InvalidInput("width " + width + ": expected at least 1");
            }
        }
        Set<String> names = new HashSet<>(tree.names());
        for (Head head : heads) {
            if (!names.add(head.name())) {
                throw new InvalidInput("head '" + head.name() + "': expected each name only once");
            }
        }
    }

    /** A linear network without biases whose hidden vectors have equal length. */
    public static NetworkDesign linear(FusionTree tree, int width) {
        return new NetworkDesign(tree, List.of(width), List.of(), Activation.LINEAR, false);
    }

    public NetworkDesign withActivation(Activation other) {
        return new NetworkDesign(tree, widths, heads, other, biases);
    }

    public NetworkDesign withBiases(boolean wanted) {
        return new NetworkDesign(tree, widths, heads, activation, wanted);
    }

    /** True if the network has only the layers that theory knows, of any width and activation: equal widths, no biases, no heads. */
    public boolean isPlain() {
        return !biases && heads.isEmpty() && widths.size() == 1;
    }
}
