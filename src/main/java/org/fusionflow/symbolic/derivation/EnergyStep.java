package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.LayerProofs;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;

/**
 * Writes the step on the decrease of the loss along the balanced flow, tag [FT-8]. The loss decreases at the sum of
 * the squared rates of all layers. At balance all layers of an edge have the same rate, so that with
 * {@code u_m' = g_m e_m.v_m/u_m}
 *
 * <pre>  -dLoss/dt = sum_m (||g_m e_m||^2 + (d_m - 1) u_m'^2) + sum_e d_e (sum_(m below e) u_m u_m')^2 / N_e^2</pre>
 *
 * <p>where the last square is {@code (dN_e/dt)^2}. By the Cauchy-Schwarz inequality the effective factor of
 * {@code ||g_m e_m||^2} is between d_m and the number of layers above m.
 */
final class EnergyStep {
    private final FusionTree tree;
    private final ReducedSystem system;
    private final List<String> amplitudes;

    private EnergyStep(ReducedSystem system, SymbolicMoments moments) {
        this.tree = system.tree();
        this.system = system;
        this.amplitudes = new NetworkClaims(system, moments)
                .amplitudeNames().stream().map(Expr::text).toList();
    }

    static Step of(ReducedSystem system, SymbolicMoments moments) {
        EnergyStep step = new EnergyStep(system, moments);
        return new Step(
                "FT-8",
                "Energy identity",
                "Along the full flow the loss falls by the squared rate of every layer: $dLoss/dt$ is minus the sum of $||dW/dt||^2$. At balance"
                        + " a first layer gives $||g_m e_m||^2$, the $d_m - 1$ later ones of its leaf $(du_m/dt)^2$ each with $du_m/dt ="
                        + " g_m e_m.v_m/u_m$, a layer of inner edge $e$ gives $(dN_e/dt)^2$. One input a modality: $dLoss/dt = -("
                        + step.text()
                        + ")$. The factor of $(g_m e_m)^2$ alone therefore lies between $d_m$ and the number of layers"
                        + " on the path of $m$, and is the latter where $m$ is learned alone. It is 1 at least, so that the loss never"
                        + " rises, and rests if and only if every $g_m e_m$ is 0: at the fixed points.",
                List.of(
                        "-\\dot{\\mathcal{L}}=\\sum_{W}\\lVert\\dot W\\rVert^2=\\sum_m\\left(\\lVert g_m e_m\\rVert^2+(d_m-1)\\,\\dot"
                                + " u_m^2\\right)+\\sum_e d_e\\,\\dot N_e^2",
                        "\\dot u_m=\\frac{g_m\\,e_m v_m^{\\top}}{u_m},\\qquad N_e\\,\\dot N_e=\\sum_{m\\text{ below"
                                + " }e}u_m\\,\\dot u_m",
                        "-\\dot{\\mathcal{L}}=" + step.tex()),
                step.checks(),
                step.claims());
    }

    /** The leaves, and the inner edges that have a layer, each once. */
    private List<FusionTree> edges() {
        List<FusionTree> edges = new ArrayList<>();
        collect(tree, edges);
        return edges;
    }

    private static void collect(FusionTree node, List<FusionTree> edges) {
        node.children().forEach(child -> collect(child, edges));
        if (!node.depth().isNumeric() || node.depth().value() > 0) {
            edges.add(node);
        }
    }

    /**
     * The norms of layers, with the number of layers that have each; consecutive edges with the same norm are counted
     * together.
     */
    private Map<Expr, Expr> layers() {
        Map<Expr, Expr> layers = new LinkedHashMap<>();
        for (FusionTree edge : edges()) {
            Expr norm = edge instanceof Modality leaf ? ReducedSystem.length(leaf) : ReducedSystem.edgeNorm(edge);
            layers.merge(norm, Expr.depth(edge.depth()), Expr::plus);
        }
        return layers;
    }

    private String text() {
        return joined(layers(), (norm, count) -> count + "Dt(" + norm.text() + ")^2");
    }

    private String tex() {
        SymbolTex symbols = new SymbolTex(tree.names());
        StringBuilder text = new StringBuilder();
        layers().forEach((norm, count) -> {
            String factor = count.isOne() ? "" : count instanceof Expr.Sum ? "(" + count.tex() + ")" : count.tex();
            String rate = norm instanceof Symbol
                    ? "\\dot " + norm.tex(symbols) + "^{2}"
                    : "\\Bigl(\\tfrac{d}{dt}" + norm.tex(symbols) + "\\Bigr)^{2}";
            text.append(text.length() == 0 ? "" : "+")
                    .append(factor)
                    .append(factor.isEmpty() ? "" : "\\,")
                    .append(rate);
        });
        return text.toString();
    }

    private interface Term {
        String of(Expr norm, String count);
    }

    private static String joined(Map<Expr, Expr> layers, Term term) {
        List<String> terms = new ArrayList<>();
        layers.forEach((norm, count) -> {
            String factor = count instanceof Expr.Sum ? "(" + count.text() + ")" : count.text();
            terms.add(term.of(norm, count.isOne() ? "" : factor + "*"));
        });
        return String.join(" + ", terms);
    }

    private List<StatedClaim> claims() {
        List<StatedClaim> claims = new ArrayList<>();
        claims.add(
                StatedClaim.equal("the loss falls by the squared rates of the norms", "Dt(Loss)", "-(" + text() + ")"));
        claims.add(StatedClaim.stated("the loss never rises", "Dt(Loss) <= 0"));
        // Of the layers of a leaf there is one at least, so that the loss rests where every g_m e_m is 0 only: at fixed
        // points.
        claims.add(StatedClaim.stated(
                "the loss falls at least as fast as the first layers alone would make it",
                "Dt(Loss) <= -("
                        + String.join(
                                " + ",
                                tree.names().stream()
                                        .map(name -> "(g" + name + "*e" + name + ")^2")
                                        .toList())
                        + ")"));
        claims.add(StatedClaim.stated(
                "the loss rests if and only if every first layer does",
                "Dt(Loss) == 0 <=> "
                        + String.join(
                                " && ",
                                tree.names().stream()
                                        .map(name -> "g" + name + "*e" + name + " == 0")
                                        .toList())));
        if (!amplitudes.isEmpty()) {
            String squares = String.join(
                    " + ", amplitudes.stream().map(a -> "Dt(" + a + ")^2").toList());
            claims.add(StatedClaim.equal(
                    "the loss falls by the squared rates of all layers, balanced or not",
                    "Dt(Loss)",
                    "-(" + squares + ")"));
        }
        return claims;
    }

    private List<ProofCheck> checks() {
        List<ProofCheck> checks = new ArrayList<>();
        checks.add(new ProofCheck(
                "the change of the map by one layer, contracted with $e$, is the layer's squared rate",
                LayerProofs.SCOPE,
                LayerProofs.energy(LayerProofs.FLOW)));
        checks.add(new ProofCheck(
                "$e.dw/dt$ by the chain rule through the gains is the sum over the layers of " + tree.newick(),
                "any number of inputs (they enter through $||e_m||^2$ and $e_m.v_m$ only); all lengths and rates symbolic",
                chainRule()));
        checks.add(new ProofCheck(
                "$du_m/dt = g_m e_m.v_m/u_m$ for $u_m = ||v_m||$, $dv_m/dt = g_m e_m$",
                "two inputs, symbolic; more add alike",
                lengthRate()));
        List<Verdict> bounds = new ArrayList<>();
        for (FusionTree edge : edges()) {
            if (edge.modalities().size() > 1) {
                bounds.add(lagrange(edge));
            }
        }
        if (!bounds.isEmpty()) {
            checks.add(new ProofCheck(
                    "the sum of $(du_m/dt)^2$ below an edge exceeds $(dN_e/dt)^2$ by a sum of squares",
                    "every inner edge of " + tree.newick(),
                    Verdict.all(bounds)));
        }
        return checks;
    }

    private static Symbol rate(Modality leaf) {
        return Expr.real("r" + leaf.name());
    }

    /**
     * Proves {@code d(ln g_m)/du_k} with the algebra system; the squares of the first layers are equal on both sides
     * and left out.
     */
    private Verdict chainRule() {
        List<Expr> terms = new ArrayList<>();
        List<Modality> leaves = tree.modalities();
        for (int m = 0; m < leaves.size(); m++) {
            Expr logarithm = Expr.log(system.gains().get(m));
            Expr outer = ReducedSystem.length(leaves.get(m)).times(rate(leaves.get(m)));
            for (Modality k : leaves) {
                Expr slope = Cas.symja().derivative(logarithm, ReducedSystem.length(k));
                terms.add(Expr.product(outer, slope, rate(k)));
            }
            Expr later = Expr.depth(leaves.get(m).depth()).minus(Constant.ONE);
            terms.add(later.times(Expr.power(rate(leaves.get(m)), 2)).negate());
        }
        for (FusionTree edge : edges()) {
            if (!(edge instanceof Modality)) {
                Expr square = Expr.power(overlap(edge), 2).over(Expr.power(ReducedSystem.edgeNorm(edge), 2));
                terms.add(Expr.depth(edge.depth()).times(square).negate());
            }
        }
        return NormalForm.isZero(Expr.sum(terms));
    }

    /** {@code sum of u_m u_m'} over the leaves below an edge. */
    private static Expr overlap(FusionTree edge) {
        return Expr.sum(edge.modalities().stream()
                .map(leaf -> ReducedSystem.length(leaf).times(rate(leaf)))
                .toList());
    }

    private static Verdict lengthRate() {
        Symbol x = Expr.real("x");
        Symbol y = Expr.real("y");
        Expr ex = Expr.real("ex");
        Expr ey = Expr.real("ey");
        Expr gain = Expr.positive("g");
        Expr norm = Expr.sqrt(Expr.power(x, 2).plus(Expr.power(y, 2)));
        Expr rate = Cas.symja()
                .derivative(norm, x)
                .times(gain.times(ex))
                .plus(Cas.symja().derivative(norm, y).times(gain.times(ey)));
        return NormalForm.equal(rate, gain.times(ex.times(x).plus(ey.times(y))).over(norm));
    }

    /** Proves Lagrange's identity, which gives the difference of the two sides of the Cauchy-Schwarz inequality. */
    private static Verdict lagrange(FusionTree edge) {
        List<Modality> below = edge.modalities();
        List<Expr> squares = new ArrayList<>();
        List<Expr> gaps = new ArrayList<>();
        for (int m = 0; m < below.size(); m++) {
            squares.add(Expr.power(rate(below.get(m)), 2));
            for (int n = 0; n < m; n++) {
                Expr crossed = ReducedSystem.length(below.get(m))
                        .times(rate(below.get(n)))
                        .minus(ReducedSystem.length(below.get(n)).times(rate(below.get(m))));
                gaps.add(Expr.power(crossed, 2));
            }
        }
        Expr norm = Expr.power(ReducedSystem.edgeNorm(edge), 2);
        return NormalForm.equal(Expr.sum(squares).times(norm).minus(Expr.power(overlap(edge), 2)), Expr.sum(gaps));
    }
}
