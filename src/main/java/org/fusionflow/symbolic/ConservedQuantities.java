package org.fusionflow.symbolic;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/**
 * Differences of squared amplitudes that stay constant, tag [FT-5]. {@code aA1} is {@code ||v_A||}, {@code aA2} the amplitude of
 * A's second layer, {@code aAB1} that of the first layer above the fusion of A and B.
 */
final class ConservedQuantities {
    private ConservedQuantities() {}

    static List<String> of(FusionTree tree) {
        List<String> result = new ArrayList<>();
        collect(tree, result);
        return result;
    }

    /** Names of the modalities below, in parentheses if the edge has the same modalities below it as the next one. */
    private static String edgeName(FusionTree node) {
        return node.children().size() == 1
                ? "(" + edgeName(node.children().get(0)) + ")"
                : String.join("", node.names());
    }

    private static void collect(FusionTree node, List<String> result) {
        String edge = edgeName(node);
        for (FusionTree child : node.children()) {
            collect(child, result);
        }
        if (!node.depth().isNumeric()) {
            result.add("a" + edge + "[j]^2 - a" + edge + "[j+1]^2 for 1 <= j < " + node.depth());
        } else {
            for (int j = 1; j < node.depth().value(); j++) {
                result.add("a" + edge + j + "^2 - a" + edge + (j + 1) + "^2");
            }
        }
        boolean hasLayer = !node.depth().isNumeric() || node.depth().value() > 0;
        if (!(node instanceof Modality) && hasLayer) {
            StringBuilder law = new StringBuilder("a" + edge + (node.depth().isNumeric() ? "1" : "[1]") + "^2");
            for (FusionTree last : lastLayers(node.children())) {
                law.append(" - a")
                        .append(edgeName(last))
                        .append(last.depth().isNumeric() ? last.depth().toString() : "[" + last.depth() + "]")
                        .append("^2");
            }
            result.add(law + (node.depth().isNumeric() ? "" : " for " + node.depth() + " >= 1"));
        }
    }

    /** The children's edges, a child without layers of its own replaced by its children. */
    private static List<FusionTree> lastLayers(List<FusionTree> children) {
        List<FusionTree> result = new ArrayList<>();
        for (FusionTree child : children) {
            boolean empty = child.depth().isNumeric() && child.depth().value() == 0;
            result.addAll(empty ? lastLayers(child.children()) : List.of(child));
        }
        return result;
    }
}
