package org.fusionflow.advise;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/**
 * Fusion two by two: all trees of a given depth whose fusions join two branches each, with every layer at which a fusion can come. M modalities and L layers
 * have {@code N(M, L + 1)} of them, N counting those whose last fusion comes below a layer,
 *
 * <pre>
 *   N(1, h) = 1      N(n, h) = sum_{g=1}^{h-1} 1/2 sum_{k=1}^{n-1} C(n, k) N(k, g) N(n - k, g)
 * </pre>
 *
 * <p>for three modalities {@code 3 L (L - 1)/2}. No more than {@link #MOST} are listed: where there are more, those whose last fusion comes after the last
 * layer, and none if these are too many as well.
 */
final class Nestings {
    /** Each is forecast on every fold and resample: more would take longer than the rest of the advice. */
    static final int MOST = 30;

    private final List<String> names;
    private final int layers;

    /**
     * @param names of the modalities
     * @param layers L
     */
    Nestings(List<String> names, int layers) {
        this.names = List.copyOf(names);
        this.layers = layers;
    }

    /** How many trees there are, a whole number to rounding; 0 for two modalities, which one fusion joins. */
    double count() {
        return names.size() < 3 ? 0 : below(layers + 1);
    }

    private double below(int height) {
        double[][] counts = new double[names.size() + 1][height + 1];
        for (int h = 1; h <= height; h++) {
            counts[1][h] = 1;
            for (int n = 2; n <= names.size(); n++) {
                double sum = counts[n][h - 1];
                double binomial = 1;
                for (int k = 1; k < n; k++) {
                    binomial = binomial * (n - k + 1) / k;
                    sum += 0.5 * binomial * counts[k][h - 1] * counts[n - k][h - 1];
                }
                counts[n][h] = sum;
            }
        }
        return counts[names.size()][height];
    }

    /** The trees that are listed, early fusions first. */
    List<FusionTree> list() {
        if (count() == 0) {
            return List.of();
        }
        if (count() <= MOST) {
            return trees(1);
        }
        return count() - below(layers) <= MOST ? trees(layers) : List.of();
    }

    private List<FusionTree> trees(int earliest) {
        List<FusionTree> trees = new ArrayList<>();
        for (int height = earliest; height <= layers; height++) {
            for (Node node : nodes(names, height)) {
                trees.add(node.above(layers));
            }
        }
        return trees;
    }

    /** All binary trees of some modalities whose last fusion comes after a layer; 0 for a modality alone. */
    private static List<Node> nodes(List<String> leaves, int height) {
        List<Node> nodes = new ArrayList<>();
        // Each set of leaves with the first one, and its complement: every unordered pair once.
        for (int others = 0; others < (1 << (leaves.size() - 1)) - 1; others++) {
            List<String> left = new ArrayList<>(List.of(leaves.get(0)));
            List<String> right = new ArrayList<>();
            for (int i = 1; i < leaves.size(); i++) {
                ((others >> (i - 1) & 1) == 1 ? left : right).add(leaves.get(i));
            }
            List<String> large = left.size() >= right.size() ? left : right;
            List<String> small = left.size() >= right.size() ? right : left;
            for (Node first : lower(large, height)) {
                for (Node second : lower(small, height)) {
                    nodes.add(new Node("", height, List.of(first, second)));
                }
            }
        }
        return nodes;
    }

    private static List<Node> lower(List<String> leaves, int height) {
        if (leaves.size() == 1) {
            return List.of(new Node(leaves.get(0), 0, List.of()));
        }
        List<Node> nodes = new ArrayList<>();
        for (int h = 1; h < height; h++) {
            nodes.addAll(nodes(leaves, h));
        }
        return nodes;
    }

    /**
     * @param name of a modality; empty for a fusion
     * @param height number of layers below
     */
    private record Node(String name, int height, List<Node> children) {
        FusionTree above(int next) {
            Depth depth = Depth.of(next - height);
            return children.isEmpty()
                    ? new Modality(name, depth)
                    : new Fusion(
                            children.stream().map(child -> child.above(height)).toList(), depth);
        }
    }
}
