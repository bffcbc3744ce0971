package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.ConservedQuantities;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.proof.StatedClaim;

/**
 * Writes the statements of [FT-1] to [FT-6] in the claim language, for one input per modality. Statements about
 * single amplitudes exist for numeric trees only, because every layer needs a name.
 */
final class NetworkClaims {
    private final FusionTree tree;
    private final ReducedSystem system;
    private final SymbolicMoments moments;

    NetworkClaims(ReducedSystem system, SymbolicMoments moments) {
        this.tree = system.tree();
        this.system = system;
        this.moments = moments;
    }

    private List<Expr> map() {
        return tree.names().stream().<Expr>map(m -> Expr.real("w" + m)).toList();
    }

    /** Claims of [FT-1]. */
    List<StatedClaim> loss() {
        List<StatedClaim> claims = new ArrayList<>();
        claims.add(StatedClaim.equal("the loss is a quadratic form of the map", "Loss", moments.loss(map())));
        for (int m = 0; m < tree.names().size(); m++) {
            String name = tree.names().get(m);
            claims.add(StatedClaim.equal("the residual of " + name, "e" + name, moments.residual(m, map())));
        }
        return claims;
    }

    /** Claims of [FT-3]: the map is a product of amplitudes. */
    List<StatedClaim> ansatz() {
        List<StatedClaim> claims = new ArrayList<>();
        paths().forEach((name, path) ->
                claims.add(StatedClaim.equal("the map of " + name, "w" + name, Expr.product(path))));
        return claims;
    }

    /**
     * Claims of [FT-4]: the rate of every amplitude is the sum over the paths through it of the product of the other
     * amplitudes times the residual.
     */
    List<StatedClaim> amplitudes() {
        Map<String, List<Expr>> paths = paths();
        Map<Expr, List<Expr>> rates = new LinkedHashMap<>();
        paths.forEach((name, path) -> path.forEach(amplitude -> {
            Expr others = Expr.product(path).over(amplitude);
            rates.computeIfAbsent(amplitude, a -> new ArrayList<>()).add(others.times(Expr.real("e" + name)));
        }));
        List<StatedClaim> claims = new ArrayList<>();
        rates.forEach((amplitude, terms) -> claims.add(StatedClaim.equal(
                "the flow of amplitude " + amplitude.text(), "Dt(" + amplitude.text() + ")", Expr.sum(terms))));
        return claims;
    }

    /** Claims of [FT-5]. */
    List<StatedClaim> conserved() {
        return tree.isNumeric()
                ? ConservedQuantities.of(tree).stream()
                        .map(law -> StatedClaim.equal(law + " is conserved", "Dt(" + law + ")", Constant.ZERO))
                        .toList()
                : List.of();
    }

    /** Claims of [FT-6]. */
    List<StatedClaim> reduction() {
        List<StatedClaim> claims = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            String name = tree.names().get(m);
            Expr length = ReducedSystem.length(tree.modalities().get(m));
            Expr gain = system.gains().get(m);
            claims.add(StatedClaim.equal("the gain of " + name, "g" + name, gain));
            claims.add(StatedClaim.equal("the map of " + name + " at balance", "w" + name, gain.times(length)));
            claims.add(StatedClaim.equal(
                    "the flow of " + name,
                    "Dt(" + length.text() + ")",
                    Expr.product(gain, moments.residual(m, map()))));
        }
        return claims;
    }

    /** All amplitudes, leaf by leaf from the input to the output; empty for a tree with symbolic depths. */
    List<Expr> amplitudeNames() {
        return paths().values().stream().flatMap(List::stream).distinct().toList();
    }

    private Map<String, List<Expr>> paths() {
        Map<String, List<Expr>> paths = new LinkedHashMap<>();
        if (tree.isNumeric()) {
            LayerGraph graph = LayerGraph.of(tree);
            for (LayerGraph.Signal input : graph.inputs()) {
                List<Expr> path = new ArrayList<>();
                graph.path(input.index())
                        .forEach(layer ->
                                path.add(Expr.positive("a" + graph.layer(layer).symbol())));
                paths.put(input.name(), path);
            }
        }
        return paths;
    }
}
