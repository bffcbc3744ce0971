package org.fusionflow.symbolic.saddle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.EdgeRates;

/**
 * The lengths at a fixed point as roots of the sizes of the maps, tag [FT-7]. They solve {@code u_m^d_m prod_e N_e^d_e = ||w_m||}. With X for the norms
 * of all edges above a node, a leaf has {@code u^d X = ||w||}. If all children c of a node have {@code N_c^p X = W_c} with the same p, then
 * {@code N^2 = sum N_c^2} gives {@code N^p X = (sum W_c^(2/p))^(p/2)}, and with its own f layers the node has {@code N^(p+f) Y = W} for the edges Y above
 * it. So the equations have a closed form if, at every node, the layers down to all learned leaves are as many.
 */
public final class ClosedLengths {
    /** {@code norm^layers * norms above = size}. */
    private record Power(Expr layers, Expr size) {}

    private final Map<FusionTree, Power> powers = new HashMap<>();
    private final FusionTree tree;
    private final Map<Integer, Expr> sizes;
    private final Map<Integer, Expr> lengths = new LinkedHashMap<>();

    private ClosedLengths(FusionTree tree, Map<Integer, Expr> sizes) {
        this.tree = tree;
        this.sizes = sizes;
    }

    /**
     * The lengths by leaf index; empty if there is no such form.
     *
     * @param sizes of the maps of the learned modalities, by leaf index; at least one
     */
    public static Map<Integer, Expr> of(FusionTree tree, Map<Integer, Expr> sizes) {
        ClosedLengths closed = new ClosedLengths(tree, sizes);
        if (!closed.isClosed(tree)) {
            return Map.of();
        }
        closed.descend(tree, Constant.ONE);
        return closed.lengths;
    }

    /**
     * The same with learning rates of the edges: lengths over the roots of their rates are those of the plain flow, for maps divided by the factor of
     * their inputs, tag [RM-2].
     */
    public static Map<Integer, Expr> of(FusionTree tree, Map<Integer, Expr> sizes, EdgeRates rates) {
        if (rates.areOne()) {
            return of(tree, sizes);
        }
        Map<Integer, Expr> scaled = new LinkedHashMap<>();
        sizes.forEach((m, size) -> scaled.put(
                m, size.over(rates.inputFactor(tree, tree.modalities().get(m)))));
        Map<Integer, Expr> lengths = new LinkedHashMap<>();
        of(tree, scaled)
                .forEach((m, length) -> lengths.put(
                        m, Expr.sqrt(rates.of(tree.modalities().get(m))).times(length)));
        return lengths;
    }

    private List<FusionTree> learned(FusionTree node) {
        return node.children().stream().filter(this::isLearned).toList();
    }

    private boolean isLearned(FusionTree node) {
        Set<Integer> learned = sizes.keySet();
        return node.modalities().stream()
                .anyMatch(leaf -> learned.contains(tree.modalities().indexOf(leaf)));
    }

    private boolean isClosed(FusionTree node) {
        if (node instanceof Modality leaf) {
            powers.put(node, new Power(Expr.depth(leaf.depth()), size(leaf)));
            return true;
        }
        List<FusionTree> children = learned(node);
        if (!children.stream().allMatch(this::isClosed)) {
            return false;
        }
        List<Power> below = children.stream().map(this::power).toList();
        Expr layers = below.get(0).layers();
        if (!below.stream().allMatch(child -> child.layers().equals(layers))) {
            return false;
        }
        Expr size = below.get(0).size();
        if (below.size() > 1) {
            Expr exponent = Expr.number(2).over(layers);
            Expr sum = Expr.sum(below.stream()
                    .map(child -> Expr.power(child.size(), exponent))
                    .toList());
            size = Expr.power(sum, Expr.power(exponent, -1));
        }
        powers.put(node, new Power(layers.plus(Expr.depth(node.depth())), size));
        return true;
    }

    private Power power(FusionTree node) {
        Power power = powers.get(node);
        if (power == null) {
            throw new IllegalStateException("no learned leaf below " + node.newick());
        }
        return power;
    }

    private Expr size(Modality leaf) {
        return sizes.getOrDefault(tree.modalities().indexOf(leaf), Constant.ONE);
    }

    private void descend(FusionTree node, Expr above) {
        Power power = power(node);
        // A node without layers of its own has no norm that the others see but that of its children.
        if (node instanceof Modality leaf) {
            lengths.put(tree.modalities().indexOf(leaf), root(power, above));
            return;
        }
        Expr norm = root(power, above);
        Expr within = above.times(Expr.power(norm, Expr.depth(node.depth())));
        learned(node).forEach(child -> descend(child, within));
    }

    private static Expr root(Power power, Expr above) {
        return Expr.power(power.size().over(above), Expr.power(power.layers(), -1));
    }
}
