package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/**
 * The edges of a numeric tree above its fusion nodes.
 *
 * @param depthOf number of layers of each edge
 * @param leaves indices of the modalities below each edge
 */
public record InternalEdges(List<Integer> depthOf, List<int[]> leaves) {
    public InternalEdges {
        depthOf = List.copyOf(depthOf);
        leaves = List.copyOf(leaves);
    }

    public static InternalEdges of(FusionTree tree) {
        List<Integer> depths = new ArrayList<>();
        List<int[]> leaves = new ArrayList<>();
        collect(tree, 0, depths, leaves);
        return new InternalEdges(depths, leaves);
    }

    private static void collect(FusionTree node, int firstLeaf, List<Integer> depths, List<int[]> leaves) {
        if (node instanceof Modality) {
            return;
        }
        int count = node.modalities().size();
        int[] below = new int[count];
        for (int i = 0; i < count; i++) {
            below[i] = firstLeaf + i;
        }
        depths.add(node.depth().value());
        leaves.add(below);
        int next = firstLeaf;
        for (FusionTree child : node.children()) {
            collect(child, next, depths, leaves);
            next += child.modalities().size();
        }
    }

    public int[] depths() {
        return depthOf.stream().mapToInt(Integer::intValue).toArray();
    }
}
