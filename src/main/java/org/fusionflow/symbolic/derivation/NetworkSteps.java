package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.BalanceProofs;
import org.fusionflow.symbolic.flow.ConservedQuantities;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.LayerProofs;
import org.fusionflow.symbolic.flow.NetworkProofs;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.Step;

/** Writes the steps from the loss to the balanced flow: tags [FT-1] to [FT-6]. */
final class NetworkSteps {
    /**
     * Largest number of layers of a path that is written out: the map of a chain of d layers of width 2 has 2^(d-1)
     * terms per entry, and more would take seconds.
     */
    private static final int DEEPEST_WRITTEN_OUT = 8;

    private final FusionTree tree;
    private final ReducedSystem system;
    private final SymbolicMoments moments;
    private final SymbolTex symbols;

    NetworkSteps(ReducedSystem system) {
        this(system, new SymbolicMoments(system.tree().names()));
    }

    NetworkSteps(ReducedSystem system, SymbolicMoments moments) {
        this.tree = system.tree();
        this.system = system;
        this.moments = moments;
        this.symbols = new SymbolTex(tree.names());
    }

    List<Step> steps() {
        return List.of(loss(), gradientFlow(), ansatz(), invariance(), conserved(), reduction());
    }

    private NetworkClaims claims() {
        return new NetworkClaims(system, moments);
    }

    private Step loss() {
        return new Step(
                "FT-1",
                "Loss",
                "The data enter through second moments only: $Loss = (sigma_yy - 2 Sigma_yx.w + w Sigma w')/2$, and minus its"
                        + " gradient by the map $w$ is the residual $e = Sigma_yx - w Sigma$.",
                List.of(
                        "\\mathcal{L}=\\tfrac12\\langle (y-w x)^2\\rangle"
                                + "=\\tfrac12\\left(\\sigma_{yy}-2\\,\\Sigma_{yx}w^{\\top}+w\\,\\Sigma\\,w^{\\top}\\right)",
                        "-\\frac{\\partial\\mathcal{L}}{\\partial w}=e=\\Sigma_{yx}-w\\,\\Sigma"),
                List.of(
                        new ProofCheck(
                                "the mean of $(y - w x)^2/2$ is this polynomial in the moments",
                                scalarScope(),
                                lossFromSamples()),
                        new ProofCheck("minus its derivative by $w_m$ is $e_m$", scalarScope(), residualIsGradient())),
                claims().loss());
    }

    private String scalarScope() {
        return tree.names().size() + " inputs, all moments symbolic";
    }

    /**
     * Proves the loss for two symbolic samples and symbolic weights. Moments are sums over samples, so both sides are
     * polynomials in the samples.
     */
    private Verdict lossFromSamples() {
        int n = tree.names().size();
        List<Expr> map = map();
        Map<String, Expr> values = new HashMap<>();
        List<Expr> direct = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            values.put(((Symbol) moments.correlation(a)).name(), Constant.ZERO);
            for (int b = a; b < n; b++) {
                values.put(((Symbol) moments.covariance(a, b)).name(), Constant.ZERO);
            }
        }
        values.put("yy", Constant.ZERO);
        for (int sample = 1; sample <= 2; sample++) {
            Expr weight = Expr.positive("p" + sample);
            Expr y = Expr.real("y" + sample);
            List<Expr> x = new ArrayList<>();
            for (int a = 0; a < n; a++) {
                x.add(Expr.real("x" + sample + "i" + a));
            }
            Expr error = y;
            for (int a = 0; a < n; a++) {
                error = error.minus(map.get(a).times(x.get(a)));
                add(values, moments.correlation(a), Expr.product(weight, y, x.get(a)));
                for (int b = a; b < n; b++) {
                    add(values, moments.covariance(a, b), Expr.product(weight, x.get(a), x.get(b)));
                }
            }
            add(values, moments.outputVariance(), Expr.product(weight, y, y));
            direct.add(Expr.product(Constant.HALF, weight, Expr.power(error, 2)));
        }
        return NormalForm.equal(Expr.sum(direct), moments.loss(map).with(values));
    }

    private static void add(Map<String, Expr> values, Expr symbol, Expr term) {
        values.merge(((Symbol) symbol).name(), term, Expr::plus);
    }

    private List<Expr> map() {
        return tree.names().stream().<Expr>map(m -> Expr.real("w" + m)).toList();
    }

    private Verdict residualIsGradient() {
        List<Expr> map = map();
        List<Verdict> verdicts = new ArrayList<>();
        for (int m = 0; m < map.size(); m++) {
            Expr derivative = Cas.symja().derivative(moments.loss(map), (Symbol) map.get(m));
            verdicts.add(NormalForm.isZero(derivative.plus(moments.residual(m, map))));
        }
        return Verdict.all(verdicts);
    }

    private Step gradientFlow() {
        List<ProofCheck> checks = new ArrayList<>();
        checks.add(new ProofCheck(
                "$dw/dW$ contracted with $e$ is $b' e F'$", LayerProofs.SCOPE, LayerProofs.gradient(LayerProofs.FLOW)));
        if (isWrittenOut()) {
            NetworkProofs network = new NetworkProofs(tree);
            checks.add(new ProofCheck(
                    "the same for every layer of the whole network", network.scope(), network.gradient()));
        }
        return new Step(
                "FT-2",
                "Gradient flow of every layer",
                "For a layer $W$ with the product $b$ of the layers between it and the output, and $F_m$ of those between input $m$ and"
                        + " it: $dW/dt = -dLoss/dW$ = sum over the modalities $m$ below $W$ of $b' e_m F_m'$.",
                List.of(
                        "\\dot W=-\\frac{\\partial\\mathcal{L}}{\\partial W}=\\sum_{m\\text{ below }W} b^{\\top} e_m F_m^{\\top}"),
                checks,
                List.of());
    }

    /**
     * True if the network is small enough to write every layer out; the checks on split chains also hold for deeper
     * ones.
     */
    private boolean isWrittenOut() {
        return tree.isNumeric() && LayerGraph.of(tree).longestPath() <= DEEPEST_WRITTEN_OUT;
    }

    private Step ansatz() {
        return new Step(
                "FT-3",
                "Rank-one ansatz",
                "First layer of modality $m$: $r_m v_m$ with a free row $v_m$; every later layer $j$ of edge $e$: $a_{e,j} r_{e,j} r_{e,j-1}'$, unit"
                        + " vectors $r$; all children of a node deliver into one unit vector. The map is then $w_m$ = (product of"
                        + " the amplitudes above) $v_m$. Of the hidden unit vectors only $r'r = 1$ enters, so the width does not"
                        + " matter.",
                List.of(
                        "W^{(m,1)}=r_{m,1}\\,v_m,\\qquad W^{(e,j)}=a_{e,j}\\,r_{e,j}\\,r_{e,j-1}^{\\top},\\qquad"
                                + " r^{\\top}r=1",
                        "w_m=\\Bigl(\\prod_{(e,j)\\text{ above }m}a_{e,j}\\Bigr)\\,v_m"),
                List.of(new ProofCheck(
                        "one more layer keeps a rank-one chain rank one with amplitude $a c$ (induction over layers, from the input"
                                + " and from the output)",
                        LayerProofs.SCOPE,
                        LayerProofs.ansatzInduction(List.of("r", "p")))),
                claims().ansatz());
    }

    private Step invariance() {
        List<ProofCheck> checks = new ArrayList<>();
        checks.add(new ProofCheck(
                "gradient minus its projection is 0 for inner and first layers, two modalities below",
                LayerProofs.SCOPE,
                LayerProofs.ansatzGradient(LayerProofs.FLOW)));
        if (isWrittenOut()) {
            NetworkProofs network = new NetworkProofs(tree);
            checks.add(new ProofCheck(
                    "the same, and the amplitude equations, for every layer of the whole network",
                    network.scope(),
                    network.invariance()));
        }
        return new Step(
                "FT-4",
                "Invariance",
                "On the ansatz every layer's full gradient lies in the layer's own span, so the manifold is invariant under the full"
                        + " flow for all time: $dv_m/dt$ = (product of the amplitudes above $m$) $e_m$, and $da_{e,j}/dt$ = sum over $m$"
                        + " below of (product of the other amplitudes above $m$) $e_m.v_m$.",
                List.of(
                        "\\dot v_m=\\Bigl(\\prod_{(e,j)\\text{ above }m}a_{e,j}\\Bigr)\\,e_m,\\qquad"
                                + " \\dot a_{e,j}=\\sum_{m\\text{ below }e}\\Bigl(\\prod_{(e',j')\\neq(e,j)}a_{e',j'}\\Bigr)\\,e_m v_m^{\\top}"),
                checks,
                claims().amplitudes());
    }

    private Step conserved() {
        List<String> quantities = ConservedQuantities.marked(tree, EdgeRates.ONE);
        return new Step(
                "FT-5",
                "Conserved quantities",
                "Neighbouring layers keep $W2' W2 - W1 W1'$ under the full flow, a node keeps $P' P$ minus the sum of $C C'$ over its"
                        + " children. "
                        + (quantities.isEmpty()
                                ? "This network has no two layers in a row, so it has none of them."
                                : "On the ansatz: " + String.join("; ", quantities) + "."),
                List.of("\\frac{d}{dt}\\left(W_{j+1}^{\\top}W_{j+1}-W_jW_j^{\\top}\\right)=0,\\qquad"
                        + " \\frac{d}{dt}\\Bigl(P^{\\top}P-\\sum_{c}C_cC_c^{\\top}\\Bigr)=0"),
                List.of(
                        new ProofCheck(
                                "neighbours in a chain",
                                LayerProofs.SCOPE,
                                LayerProofs.neighbourConservation(LayerProofs.FLOW)),
                        ConservedQuantities.check(tree, ConservedQuantities.laws(tree), EdgeRates.ONE),
                        new ProofCheck(
                                "a node with two children (more add alike)",
                                LayerProofs.SCOPE,
                                LayerProofs.nodeConservation(LayerProofs.FLOW))),
                claims().conserved());
    }

    private Step reduction() {
        List<String> tex = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int m = 0; m < tree.names().size(); m++) {
            String name = tree.names().get(m);
            Expr gain = system.gains().get(m);
            tex.add(symbols.of("g" + name) + "=" + gain.tex(symbols));
            text.append(text.length() == 0 ? "$" : ", $")
                    .append("g_")
                    .append(name)
                    .append(" = ")
                    .append(gain.text())
                    .append('$');
        }
        List<String> lines = new ArrayList<>();
        lines.add("\\dot v_m=g_m\\,e_m,\\qquad w_m=g_m\\,v_m,\\qquad e_m=\\Sigma_{yx_m}-\\sum_n w_n\\Sigma_{nm},\\qquad"
                + " u_m=\\lVert v_m\\rVert");
        lines.addAll(tex);
        return new Step(
                "FT-6",
                "Balanced reduction",
                "If all conserved quantities are 0, every layer of leaf $m$ has norm $u_m = ||v_m||$ and every layer of an inner edge $e$"
                        + " has norm $N_e$ with $N_e^2$ = sum of $u_m^2$ below it. The flow closes in the rows $v_m$: $dv_m/dt = g_m e_m$"
                        + " with $w_m = g_m v_m$ and " + text + ".",
                lines,
                new BalanceProofs(system).checks(),
                claims().reduction());
    }
}
