package org.fusionflow.architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An inner node of a fusion tree. It adds the outputs of its children, which is the same as concatenating what their last layers read and
 * applying one wide layer.
 *
 * @param children at least one; no modality occurs twice below the node
 * @param depth number of layers between this node and the next one, or the output; at least 0
 */
public record Fusion(List<FusionTree> children, Depth depth) implements FusionTree {
    public Fusion {
        children = List.copyOf(children);
        if (children.isEmpty()) {
            throw new InvalidInput("fusion: expected at least one child");
        }
        Set<String> seen = new HashSet<>();
        for (FusionTree child : children) {
            requireLayer(child);
            for (Modality leaf : child.modalities()) {
                if (!seen.add(leaf.name())) {
                    throw new InvalidInput("modality '" + leaf.name() + "': expected each name only once");
                }
            }
        }
    }

    /**
     * A branch that may go into a fusion.
     *
     * @throws InvalidInput for an input without a layer
     */
    static FusionTree requireLayer(FusionTree child) {
        if (child.isInputAlone()) {
            throw new InvalidInput("modality " + child.names().get(0) + ", depth " + child.depth()
                    + ": expected at least 1, because a modality's input passes at least one layer of its own");
        }
        return child;
    }

    @Override
    public List<Modality> modalities() {
        return children.stream().flatMap(child -> child.modalities().stream()).collect(Collectors.toUnmodifiableList());
    }

    @Override
    public Fusion at(int layers, int fusion) {
        return new Fusion(
                children.stream().map(child -> child.at(layers, fusion)).toList(),
                new Depth(depth.at(layers, fusion), 0, 0));
    }
}
