package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/**
 * What the theory says about one tree, written as one writes it by hand: texts of the claim language, put together from the
 * tree alone and without the algebra of the program.
 */
public record HandFormulas(FusionTree tree) {
    public List<String> names() {
        return tree.names();
    }

    /** Edges above a leaf with at least one layer, the leaf's own included; those of the whole tree for an empty name. */
    public List<FusionTree> edges(String leaf) {
        List<FusionTree> edges = new ArrayList<>();
        collect(tree, leaf, edges);
        return edges;
    }

    private static void collect(FusionTree node, String leaf, List<FusionTree> edges) {
        if (leaf.isEmpty() || node.names().contains(leaf)) {
            if (!node.depth().equals(Depth.of(0))) {
                edges.add(node);
            }
            node.children().forEach(child -> collect(child, leaf, edges));
        }
    }

    /** Those of the edges whose norm has a name: at least two leaves below. */
    public List<FusionTree> namedEdges(String leaf) {
        return edges(leaf).stream().filter(edge -> edge.names().size() > 1).toList();
    }

    public static String norm(FusionTree edge) {
        return "N" + String.join("", edge.names());
    }

    public static String squares(List<String> leaves) {
        return sum(leaves.stream().map(leaf -> "u" + leaf + "^2"));
    }

    public static String sum(Stream<String> terms) {
        return String.join(" + ", terms.toList()).replace("+ -", "- ");
    }

    /** {@code a*b*...}, 1 if there are none. */
    public static String product(List<String> factors) {
        return factors.isEmpty() ? "1" : String.join("*", factors);
    }

    /** {@code g_A = u_A^(d_A - 1)} times {@code N_e^(d_e)} of the inner edges above. */
    public String gain(String leaf) {
        return product(factors(leaf, 1));
    }

    /** {@code w_A = g_A u_A}. */
    public String map(String leaf) {
        return product(factors(leaf, 0));
    }

    private List<String> factors(String leaf, int lessOfTheLeaf) {
        List<String> factors = new ArrayList<>();
        for (FusionTree edge : edges(leaf)) {
            if (edge instanceof Modality || edge.names().size() == 1) {
                add(factors, "u" + leaf, edge.depth(), edge instanceof Modality ? lessOfTheLeaf : 0);
            } else {
                factors.add(0, normPower(edge));
            }
        }
        return factors;
    }

    private static void add(List<String> factors, String base, Depth depth, int less) {
        if (!depth.isNumeric()) {
            factors.add(base + "^" + (less == 0 ? "(" + depth + ")" : "(" + depth + " - " + less + ")"));
        } else if (depth.value() > less) {
            factors.add(base + (depth.value() - less == 1 ? "" : "^" + (depth.value() - less)));
        }
    }

    private static String normPower(FusionTree edge) {
        String square = "(" + squares(edge.names()) + ")";
        if (!edge.depth().isNumeric()) {
            return square + "^((" + edge.depth() + ")/2)";
        }
        int depth = edge.depth().value();
        return switch (depth) {
            case 1 -> "Sqrt" + square;
            case 2 -> square;
            default -> square + "^" + (depth % 2 == 0 ? depth / 2 : "(" + depth + "/2)");
        };
    }

    /** Number of layers between an input and the output, with its symbols. */
    public String pathDepth(String leaf) {
        return edges(leaf).stream()
                .map(FusionTree::depth)
                .reduce(Depth.of(0), Depth::plus)
                .toString();
    }

    public String covariance(String leaf, String other) {
        if (leaf.equals(other)) {
            return "v" + leaf;
        }
        return names().indexOf(leaf) < names().indexOf(other) ? "v" + leaf + other : "v" + other + leaf;
    }

    /** {@code e_A = s_A} minus the sum of {@code w_n v_nA}. */
    public String residual(String leaf) {
        StringBuilder text = new StringBuilder("s" + leaf);
        names().forEach(other ->
                text.append(" - ").append(covariance(leaf, other)).append("*w").append(other));
        return text.toString();
    }

    /** {@code Loss = (yy - 2 sum s w + w v w)/2} with every product written out. */
    public String loss() {
        StringBuilder text = new StringBuilder("yy/2");
        names().forEach(leaf -> text.append(" - s" + leaf + "*w" + leaf));
        for (String leaf : names()) {
            text.append(" + v" + leaf + "*w" + leaf + "^2/2");
            for (String other : names().subList(names().indexOf(leaf) + 1, names().size())) {
                text.append(" + v" + leaf + other + "*w" + leaf + "*w" + other);
            }
        }
        return text.toString();
    }

    /** Map of a learned modality by Cramer's rule. */
    public String learnedMap(String leaf, List<String> learned) {
        List<List<String>> above = new ArrayList<>();
        List<List<String>> below = new ArrayList<>();
        for (String row : learned) {
            List<String> replaced = new ArrayList<>();
            List<String> kept = new ArrayList<>();
            for (String column : learned) {
                kept.add(covariance(row, column));
                replaced.add(column.equals(leaf) ? "s" + row : covariance(row, column));
            }
            above.add(replaced);
            below.add(kept);
        }
        return factor(determinant(above)) + "/" + factor(determinant(below));
    }

    public static String factor(String text) {
        return text.matches("\\w+") ? text : "(" + text + ")";
    }

    /** Along the first row. */
    private static String determinant(List<List<String>> matrix) {
        if (matrix.size() == 1) {
            return matrix.get(0).get(0);
        }
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < matrix.size(); k++) {
            int column = k;
            List<List<String>> minor = matrix.subList(1, matrix.size()).stream()
                    .map(row -> {
                        List<String> rest = new ArrayList<>(row);
                        rest.remove(column);
                        return rest;
                    })
                    .toList();
            text.append(k == 0 ? "" : k % 2 == 0 ? " + " : " - ");
            text.append(matrix.get(0).get(k)).append("*").append(factor(determinant(minor)));
        }
        return text.toString();
    }

    /** Residual of an unlearned modality where a set is learned. */
    public String residualAt(String leaf, List<String> learned) {
        StringBuilder text = new StringBuilder("s" + leaf);
        learned.forEach(other ->
                text.append(" - ").append(covariance(leaf, other)).append("*").append(learnedMap(other, learned)));
        return text.toString();
    }

    /** {@code (yy - sum of s_m w_m)/2} over the learned. */
    public String lossAt(List<String> learned) {
        StringBuilder text = new StringBuilder("(yy");
        learned.forEach(leaf -> text.append(" - s" + leaf + "*").append(learnedMap(leaf, learned)));
        return text.append(")/2").toString();
    }

    /** Layers that shrink with the leaf while it is unlearned, each with the number of times it multiplies the rate. */
    public List<String> smallFactors(String leaf, List<String> learned) {
        List<String> factors = new ArrayList<>();
        for (FusionTree edge : edges(leaf)) {
            if (edge.names().stream().noneMatch(learned::contains)) {
                boolean own = edge instanceof Modality;
                add(factors, edge.names().size() == 1 ? "u" + leaf : norm(edge), edge.depth(), own ? 1 : 0);
            }
        }
        return factors;
    }

    /** A fixed point exists where a set is learned if every unlearned leaf meets a shrinking layer. */
    public boolean isFixedPoint(List<String> learned) {
        return names().stream()
                .filter(leaf -> !learned.contains(leaf))
                .noneMatch(leaf -> smallFactors(leaf, learned).isEmpty());
    }

    /** All such sets, in leaf order. */
    public List<List<String>> fixedPoints() {
        List<List<String>> result = new ArrayList<>();
        for (int bits = 0; bits < 1 << names().size(); bits++) {
            List<String> learned = new ArrayList<>();
            for (int i = 0; i < names().size(); i++) {
                if ((bits >> i) % 2 == 1) {
                    learned.add(names().get(i));
                }
            }
            if (isFixedPoint(learned)) {
                result.add(learned);
            }
        }
        return result;
    }

    /** True if no layer above the leaf is shared with another learned one, so that its length is a root of its map. */
    public boolean standsAlone(String leaf, List<String> learned) {
        return edges(leaf).stream()
                .allMatch(edge -> edge.names().stream().noneMatch(n -> learned.contains(n) && !n.equals(leaf)));
    }
}
