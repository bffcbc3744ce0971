package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * The balanced rank-one gradient flow of a fusion tree, tag [FT-6]: {@code dv_m/dt = g_m e_m} with map
 * {@code w_m = g_m v_m}, residual {@code e_m = Sigma_yxm - sum_n w_n Sigma_nm} and gain
 * {@code g_m = u_m^(d_m - 1) prod_e N_e^(d_e)}, where {@code u_m = ||v_m||}, the product runs over the internal edges
 * above m, and {@code N_e^2} is the sum of {@code u_n^2} over the leaves n below e. The derivation proves it for the
 * same tree, and the package {@code reduced} integrates it.
 *
 * @param tree any fusion tree; depths may be symbolic
 * @param gains one per modality, in leaf order, in the symbols {@code u} + name
 */
public record ReducedSystem(FusionTree tree, List<Expr> gains) {
    public ReducedSystem {
        gains = List.copyOf(gains);
    }

    /** The reduced system of a tree. */
    public static ReducedSystem of(FusionTree tree) {
        return of(tree, EdgeRates.ONE);
    }

    /** The same with learning rates of the edges, tag [RM-5]. */
    public static ReducedSystem of(FusionTree tree, EdgeRates rates) {
        List<Expr> gains = new ArrayList<>();
        collect(tree, List.of(), rates, gains);
        return new ReducedSystem(tree, gains);
    }

    private static void collect(FusionTree node, List<Expr> above, EdgeRates rates, List<Expr> gains) {
        if (node instanceof Modality leaf) {
            List<Expr> factors = new ArrayList<>();
            factors.add(Expr.power(length(leaf), Expr.depth(leaf.depth()).minus(Constant.ONE)));
            factors.addAll(above);
            gains.add(Expr.product(factors));
            return;
        }
        List<Expr> withThis = new ArrayList<>();
        withThis.add(Expr.power(edgeNorm(node, rates), Expr.depth(node.depth())));
        withThis.addAll(above);
        node.children().forEach(child -> collect(child, withThis, rates, gains));
    }

    /** {@code u_m}, the length of the free row vector of modality m. */
    public static Symbol length(Modality modality) {
        return Expr.positive("u" + modality.name());
    }

    /** {@code N_e = sqrt(sum of u_m^2)} over the leaves below an edge: at balance, the norm of each of its layers. */
    public static Expr edgeNorm(FusionTree node) {
        return Expr.sqrt(Expr.sum(node.modalities().stream()
                .map(leaf -> Expr.power(length(leaf), 2))
                .toList()));
    }

    /**
     * The same with learning rates, tag [RM-5]: {@code N_e = sqrt(kappa_e sum of u_m^2/kappa_m)}.
     */
    public static Expr edgeNorm(FusionTree node, EdgeRates rates) {
        return rates.areOne()
                ? edgeNorm(node)
                : Expr.sqrt(Expr.sum(node.modalities().stream()
                        .map(leaf -> share(node, leaf, rates).times(Expr.power(length(leaf), 2)))
                        .toList()));
    }

    /** {@code kappa_e/kappa_m}: the part of {@code u_m^2} that an edge above has in its squared norm. */
    static Expr share(FusionTree node, Modality leaf, EdgeRates rates) {
        return rates.of(node).over(rates.of(leaf));
    }
}
