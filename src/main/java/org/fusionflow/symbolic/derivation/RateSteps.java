package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.ConservedQuantities;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.Training;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;

/**
 * Writes the steps on what learning rates of edges change, for any tree: tags [RM-2], [RM-4] and [RM-5]. They are proved from the flow in which every layer
 * moves at its own rate.
 */
final class RateSteps {
    private final FusionTree tree;
    private final EdgeRates rates;
    private final RankOneFlow flow;
    private final SymbolTex symbols;

    /**
     * @param rates at least one other than 1
     */
    RateSteps(FusionTree tree, EdgeRates rates) {
        this.tree = tree;
        this.rates = rates;
        this.flow = RankOneFlow.balanced(tree, new Training(rates, Optional.empty()));
        this.symbols = new SymbolTex(tree.names());
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(scalings(), conserved(), reduction()));
        tree.asTwoModality().ifPresent(two -> steps.add(new RatePhaseStep(two, rates, flow).step()));
        return steps;
    }

    /** Edges with layers, those of children before their parent's. */
    private static List<FusionTree> edges(FusionTree node) {
        List<FusionTree> edges = new ArrayList<>();
        node.children().forEach(child -> edges.addAll(edges(child)));
        if (!node.depth().isNumeric() || node.depth().value() > 0) {
            edges.add(node);
        }
        return edges;
    }

    /** A claim about the network with these rates. */
    static StatedClaim rated(FusionTree tree, EdgeRates rates, StatedClaim claim) {
        Set<String> variables = new LinkedHashSet<>();
        List<String> given = new ArrayList<>();
        for (FusionTree edge : edges(tree)) {
            Expr rate = rates.of(edge);
            if (!rate.isOne()) {
                given.add(EdgeRates.symbol(edge) + " = " + rate.text());
                rate.symbols().forEach(symbol -> variables.add(symbol.name() + " > 0"));
            }
        }
        return claim.withRates(List.copyOf(variables), given);
    }

    private StatedClaim rated(StatedClaim claim) {
        return rated(tree, rates, claim);
    }

    private String rateTex(FusionTree edge) {
        return rates.of(edge).tex(symbols);
    }

    private Step scalings() {
        List<String> factors = new ArrayList<>();
        List<String> tex = new ArrayList<>();
        tex.add(
                "\\dot W_l=-\\kappa_l\\,\\frac{\\partial\\mathcal{L}}{\\partial W_l},\\qquad b_l=\\frac{W_l}{\\sqrt{\\kappa_l}}:\\quad"
                        + "\\dot b_l=-\\frac{\\partial\\mathcal{L}}{\\partial b_l}");
        for (Modality leaf : tree.modalities()) {
            Expr factor = rates.inputFactor(tree, leaf);
            factors.add("$" + factor.text() + "$ for " + leaf.name());
            tex.add("c_{"
                    + symbols.set(List.of(leaf.name())).replace("\\lbrace ", "").replace("\\rbrace ", "") + "}="
                    + factor.tex(symbols));
        }
        List<ProofCheck> checks = new ArrayList<>();
        if (tree.isNumeric()) {
            RankOneFlow layers = RankOneFlow.amplitudes(tree, new Training(rates, Optional.empty()));
            checks.add(new ProofCheck(
                    "every amplitude over the root of its rate follows the plain flow of the scaled moments",
                    "all layers of " + tree.newick() + ", one input a modality, all moments symbolic",
                    followsPlainFlow(layers, RankOneFlow.amplitudes(tree))));
        }
        checks.add(new ProofCheck(
                "every length over the root of its rate follows the plain balanced flow of the scaled moments",
                "one input a modality, all moments symbolic",
                followsPlainFlow(flow, RankOneFlow.balanced(tree))));
        List<StatedClaim> claims = new ArrayList<>();
        if (tree.isNumeric()) {
            RankOneFlow layers = RankOneFlow.amplitudes(tree, new Training(rates, Optional.empty()));
            for (Symbol amplitude : layers.coordinates()) {
                claims.add(rated(StatedClaim.equal(
                        "the layer " + amplitude.name() + " moves at its rate",
                        "Dt(" + amplitude.name() + ")",
                        "-(" + layers.speedup(amplitude).text() + ")*D(Loss," + amplitude.name() + ")")));
            }
        }
        return new Step(
                "RM-2",
                "Rates are scalings",
                "With a learning rate $kappa_l$ for every layer, layers divided by the roots of their rates follow the plain gradient"
                        + " flow of the same network, for inputs $c_m x_m$ and from the start divided by these roots: $c_m$, the"
                        + " product of the roots of the rates on the path of $m$, is " + String.join(", ", factors)
                        + ". So all that is derived above holds with the moments of the scaled inputs.",
                tex,
                checks,
                claims);
    }

    /** Rates of coordinates over their roots, against the plain rates at the scaled coordinates and moments. */
    private Verdict followsPlainFlow(RankOneFlow rated, RankOneFlow plain) {
        Map<String, Expr> scaled = new HashMap<>();
        List<Modality> leaves = tree.modalities();
        for (int m = 0; m < leaves.size(); m++) {
            Expr factor = rates.inputFactor(tree, leaves.get(m));
            Symbol correlation = (Symbol) plain.correlation(m);
            scaled.put(correlation.name(), factor.times(correlation));
            for (int n = m; n < leaves.size(); n++) {
                Symbol covariance = (Symbol) plain.covariance(m, n);
                Expr both = factor.times(rates.inputFactor(tree, leaves.get(n)));
                scaled.put(covariance.name(), both.times(covariance));
            }
        }
        for (Symbol coordinate : rated.coordinates()) {
            scaled.put(coordinate.name(), coordinate.over(Expr.sqrt(rated.speedup(coordinate))));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Symbol coordinate : rated.coordinates()) {
            Expr changed = rated.closed(rated.rate(coordinate)).over(Expr.sqrt(rated.speedup(coordinate)));
            verdicts.add(NormalForm.equal(
                    changed, plain.closed(plain.rate(coordinate)).with(scaled)));
        }
        return Verdict.all(verdicts);
    }

    private Step conserved() {
        List<String> quantities = ConservedQuantities.marked(tree, rates);
        List<String> texts = ConservedQuantities.of(tree, rates);
        return new Step(
                "RM-4",
                "Conserved quantities with rates",
                "Squares are compared over the rates of their edges: "
                        + (quantities.isEmpty()
                                ? "this network has no two layers in a row, so nothing is listed."
                                : String.join("; ", quantities) + ".")
                        + " Within an edge the rate is a common factor.",
                List.of(
                        "\\frac{d}{dt}\\left(\\frac{W_{j+1}^{\\top}W_{j+1}}{\\kappa_{j+1}}-\\frac{W_jW_j^{\\top}}{\\kappa_j}\\right)=0,"
                                + "\\qquad\\frac{d}{dt}\\Bigl(\\frac{P^{\\top}P}{\\kappa_P}-\\sum_{c}\\frac{C_cC_c^{\\top}}{\\kappa_c}\\Bigr)=0"),
                List.of(ConservedQuantities.check(tree, ConservedQuantities.laws(tree), rates)),
                tree.isNumeric()
                        ? texts.stream()
                                .map(law -> rated(
                                        StatedClaim.equal(law + " is conserved", "Dt(" + law + ")", Constant.ZERO)))
                                .toList()
                        : List.of());
    }

    private Step reduction() {
        List<String> tex = new ArrayList<>();
        tex.add(
                "\\dot v_m=\\kappa_m\\,g_m\\,e_m,\\qquad w_m=g_m\\,v_m,\\qquad N_e^2=\\kappa_e\\sum_{m\\text{ below }e}\\frac{u_m^2}{\\kappa_m}");
        List<String> gains = new ArrayList<>();
        List<String> speeds = new ArrayList<>();
        List<StatedClaim> claims = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            String name = tree.names().get(m);
            Modality leaf = tree.modalities().get(m);
            Expr gain = flow.gain(m);
            gains.add("$g_" + name + " = " + gain.text() + "$");
            speeds.add("$" + rates.of(leaf).text() + "$ for " + name);
            tex.add(symbols.of("g" + name) + "=" + gain.tex(symbols) + ",\\qquad\\kappa_{"
                    + (name.length() == 1 ? name : "\\mathrm{" + name + "}") + "}=" + rateTex(leaf));
            claims.add(rated(StatedClaim.equal("the gain of " + name + " with rates", "g" + name, gain)));
            claims.add(rated(StatedClaim.equal(
                    "the flow of " + name + " with rates",
                    "Dt(" + ReducedSystem.length(leaf).name() + ")",
                    Expr.product(rates.of(leaf), gain, Expr.real("e" + name)))));
        }
        return new Step(
                "RM-5",
                "Balanced reduction with rates",
                "If all these quantities are 0, a layer of leaf $m$ has norm $u_m$ and a layer of an inner edge the norm $N_e$ with"
                        + " $N_e^2$ = $kappa_e$ times the sum of $u_m^2/kappa_m$ below it. Then $dv_m/dt = kappa_m g_m e_m$ with"
                        + " $kappa_m$ being " + String.join(", ", speeds) + " and " + String.join(", ", gains) + ".",
                tex,
                List.of(
                        new ProofCheck(
                                "the norm of every inner edge changes as its own layers do, at $kappa_e$ times the sum of $w_m e_m/N_e$",
                                "one input a modality, symbolic residuals",
                                Verdict.all(Stream.concat(
                                                edges(tree).stream()
                                                        .filter(edge -> !(edge instanceof Modality))
                                                        .map(this::keepsNorm),
                                                Stream.of(lossFalls()))
                                        .toList())),
                        new ProofCheck(
                                "the gain without rates is that of the lengths over the roots of their rates, times $sqrt(kappa_m)/c_m$",
                                "all integer depths",
                                Verdict.all(tree.modalities().stream()
                                        .map(this::gainIsScaled)
                                        .toList()))),
                claims);
    }

    /** {@code dN/dt} by the lengths below equals the rate of a layer of the edge: kappa times the sum of {@code e_m w_m/N}. */
    private Verdict keepsNorm(FusionTree edge) {
        Expr norm = ReducedSystem.edgeNorm(edge, rates);
        List<Expr> terms = new ArrayList<>();
        for (Modality leaf : edge.modalities()) {
            int m = tree.modalities().indexOf(leaf);
            terms.add(flow.map(m).times(flow.residual(m)));
        }
        Expr byLayer = rates.of(edge).times(Expr.sum(terms)).over(norm);
        return NormalForm.equal(flow.inResiduals(flow.rate(norm)), flow.inResiduals(byLayer));
    }

    /** The rate of the loss by the maps is that by the layers: {@code kappa} times the squared slope of each. */
    private Verdict lossFalls() {
        List<Expr> terms = new ArrayList<>();
        for (FusionTree edge : edges(tree)) {
            Expr rate = edge instanceof Modality leaf
                    ? flow.rate(ReducedSystem.length(leaf))
                    : flow.rate(ReducedSystem.edgeNorm(edge, rates));
            terms.add(Expr.depth(edge.depth()).times(Expr.power(rate, 2)).over(rates.of(edge)));
        }
        return NormalForm.isZero(flow.inResiduals(flow.rate(flow.loss()).plus(Expr.sum(terms))));
    }

    private Verdict gainIsScaled(Modality leaf) {
        int m = tree.modalities().indexOf(leaf);
        Map<String, Expr> scaled = new HashMap<>();
        tree.modalities().forEach(other -> {
            Symbol length = ReducedSystem.length(other);
            scaled.put(length.name(), length.over(Expr.sqrt(rates.of(other))));
        });
        Expr plain = ReducedSystem.of(tree).gains().get(m).with(scaled);
        Expr factor = rates.inputFactor(tree, leaf).over(Expr.sqrt(rates.of(leaf)));
        return NormalForm.equal(flow.gain(m), plain.times(factor));
    }
}
