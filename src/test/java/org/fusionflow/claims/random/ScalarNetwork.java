package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/**
 * The linear network with one unit a layer and one input a modality, followed in time by Taylor series: every weight a moves
 * at the sum over the modalities m below it of (product of the other weights on the path of m) e_m. At balance it is what the
 * balanced reduction describes, which is how the tests check the reduction without using it.
 */
public final class ScalarNetwork {
    /** A chain of layers above a node; its weights are named {@code aA1, aA2, ...}, above a lone modality {@code aAroot1}. */
    public record Chain(String name, List<String> leaves, int depth) {}

    private final List<Chain> chains = new ArrayList<>();
    private final List<String> leaves;
    private final Map<String, Bounds> moments;
    private final Map<String, Jet> values = new LinkedHashMap<>();

    /**
     * @param tree with numbers for depths
     * @param moments values of {@code sA, vA, vAB, yy}
     * @param weights value of every {@code aA1, ...} at the start
     * @param order of the Taylor series
     */
    ScalarNetwork(FusionTree tree, Map<String, Bounds> moments, Map<String, SmallSeries> weights, int order) {
        collect(tree, chains);
        this.leaves = tree.names();
        this.moments = moments;
        Map<String, List<SmallSeries>> series = new LinkedHashMap<>();
        weights.forEach((name, start) -> series.put(name, new ArrayList<>(List.of(start))));
        for (int k = 0; k <= order; k++) {
            series.forEach((name, coefficients) -> values.put(name, new Jet(coefficients)));
            describe(k);
            if (k < order) {
                for (Map.Entry<String, List<SmallSeries>> weight : series.entrySet()) {
                    SmallSeries rate = rate(weight.getKey(), k).at(k);
                    weight.getValue().add(rate.times(SmallSeries.constant(Bounds.exactly(Fraction.of(1, k + 1L)))));
                }
            }
        }
    }

    public static List<Chain> chains(FusionTree tree) {
        List<Chain> chains = new ArrayList<>();
        collect(tree, chains);
        return chains;
    }

    private static void collect(FusionTree node, List<Chain> chains) {
        boolean lone = !(node instanceof Modality) && node.names().size() == 1;
        chains.add(new Chain(
                String.join("", node.names()) + (lone ? "root" : ""),
                node.names(),
                node.depth().value()));
        node.children().forEach(child -> collect(child, chains));
    }

    public static List<Chain> path(FusionTree tree, String leaf) {
        return chains(tree).stream()
                .filter(chain -> chain.leaves().contains(leaf))
                .toList();
    }

    /**
     * Weights at balance: those of a leaf are its length, those of an inner chain the norm of the lengths below. The first weight
     * of a leaf whose map is negative has the other sign.
     */
    public static Map<String, SmallSeries> balanced(
            FusionTree tree, Map<String, SmallSeries> lengths, Set<String> negative) {
        Map<String, SmallSeries> weights = new LinkedHashMap<>();
        List<Chain> chains = chains(tree);
        for (Chain chain : chains) {
            SmallSeries norm = norm(chain, lengths);
            for (int j = 1; j <= chain.depth(); j++) {
                weights.put(weight(chain, j), norm);
            }
        }
        negative.forEach(leaf -> weights.computeIfPresent("a" + leaf + 1, (name, weight) -> weight.negate()));
        return weights;
    }

    private static SmallSeries norm(Chain chain, Map<String, SmallSeries> lengths) {
        if (chain.leaves().size() == 1) {
            return Known.value(lengths, chain.leaves().get(0));
        }
        SmallSeries sum = SmallSeries.number(0);
        for (String leaf : chain.leaves()) {
            sum = sum.plus(Known.value(lengths, leaf).power(Fraction.of(2)));
        }
        return sum.power(Fraction.of(1, 2));
    }

    public static String weight(Chain chain, int layer) {
        return "a" + chain.name() + layer;
    }

    /** Everything that the state determines: weights, maps, gains, residuals, lengths, norms and the loss. */
    Map<String, Jet> values() {
        return values;
    }

    private void describe(int order) {
        for (String leaf : leaves) {
            values.put("w" + leaf, map(leaf, order));
            Jet first = Known.value(values, "a" + leaf + 1);
            values.put("u" + leaf, first.abs());
            values.put("g" + leaf, Known.value(values, "w" + leaf).times(first.inverse()));
        }
        Jet loss = moment("yy", order);
        for (String leaf : leaves) {
            Jet residual = moment("s" + leaf, order);
            Jet map = Known.value(values, "w" + leaf);
            loss = loss.plus(residual.times(map).negate());
            for (String other : leaves) {
                residual = residual.plus(Known.value(values, "w" + other)
                        .times(covariance(leaf, other, order))
                        .negate());
            }
            values.put("e" + leaf, residual);
            loss = loss.plus(residual.times(map).negate());
        }
        values.put("Loss", loss.times(Jet.constant(Bounds.exactly(Fraction.of(1, 2)), order)));
        for (Chain chain : chains) {
            if (chain.leaves().size() > 1) {
                Jet square = Jet.constant(Bounds.ZERO, order);
                for (String leaf : chain.leaves()) {
                    square = square.plus(Known.value(values, "u" + leaf).power(Fraction.of(2)));
                }
                values.put("N" + chain.name(), square.power(Fraction.of(1, 2)));
            }
        }
    }

    private Jet map(String leaf, int order) {
        Jet product = Jet.constant(Bounds.ONE, order);
        for (Chain chain : chains) {
            for (int j = 1; chain.leaves().contains(leaf) && j <= chain.depth(); j++) {
                product = product.times(Known.value(values, weight(chain, j)));
            }
        }
        return product;
    }

    private Jet rate(String weight, int order) {
        Jet sum = Jet.constant(Bounds.ZERO, order);
        for (Chain chain : chains) {
            for (int j = 1; j <= chain.depth(); j++) {
                if (weight(chain, j).equals(weight)) {
                    for (String leaf : chain.leaves()) {
                        sum = sum.plus(Known.value(values, "w" + leaf).times(Known.value(values, "e" + leaf)));
                    }
                }
            }
        }
        return sum.times(Known.value(values, weight).inverse());
    }

    private Jet covariance(String leaf, String other, int order) {
        return moment("v" + pair(leaf, other), order);
    }

    private String pair(String leaf, String other) {
        return leaf.equals(other) ? leaf : leaves.indexOf(leaf) < leaves.indexOf(other) ? leaf + other : other + leaf;
    }

    private Jet moment(String name, int order) {
        return Jet.constant(Known.value(moments, name), order);
    }
}
