package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * Learning rates of the edges of a tree, as multiples {@code kappa_e > 0} of a common rate: every layer of edge e moves at {@code kappa_e} times minus
 * the gradient of the loss, tag [RM-1]. Edges are called as in symbols of amplitudes, {@code A} or {@code AB}.
 */
public final class EdgeRates {
    /** The plain gradient flow. */
    public static final EdgeRates ONE = new EdgeRates(Map.of());

    private final Map<String, Expr> byEdge;

    /**
     * @param byEdge rates by the symbols of edges, {@link #symbol}; 1 where there is none
     */
    public EdgeRates(Map<String, Expr> byEdge) {
        this.byEdge = Map.copyOf(byEdge);
    }

    /** The symbol of an edge. */
    public static String symbol(FusionTree edge) {
        return LayerNames.symbol(LayerNames.edge(edge));
    }

    public boolean areOne() {
        return byEdge.isEmpty();
    }

    /** The names of the symbols of which the rates are made. */
    public Set<String> symbols() {
        return byEdge.values().stream()
                .flatMap(rate -> rate.symbols().stream())
                .map(Expr.Symbol::name)
                .collect(Collectors.toSet());
    }

    /** {@code kappa_e}. */
    public Expr of(FusionTree edge) {
        return of(symbol(edge));
    }

    /** {@code kappa_e} by the symbol of the edge. */
    public Expr of(String edge) {
        return byEdge.getOrDefault(edge, Constant.ONE);
    }

    /** {@code c_m}: the product of {@code sqrt(kappa_l)} over all layers on the path of a modality, tag [RM-2]. */
    public Expr inputFactor(FusionTree tree, Modality leaf) {
        List<Expr> factors = new ArrayList<>();
        FusionTree node = tree;
        factors.add(ofLayers(node));
        while (!(node instanceof Modality)) {
            node = node.children().stream()
                    .filter(child -> child.modalities().contains(leaf))
                    .findFirst()
                    .orElseThrow();
            factors.add(ofLayers(node));
        }
        return Expr.product(factors);
    }

    private Expr ofLayers(FusionTree edge) {
        Expr rate = of(edge);
        return rate.equals(Constant.ONE)
                ? Constant.ONE
                : Expr.power(rate, Expr.depth(edge.depth()).times(Constant.HALF));
    }
}
