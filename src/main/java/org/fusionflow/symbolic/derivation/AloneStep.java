package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.phase.Alone;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;

/**
 * Writes the step on the time course of one modality while the others are 0, tag [FT-13]; {@link Alone} has the
 * closed forms.
 */
final class AloneStep {
    private final FusionTree tree;
    private final ReducedSystem system;

    /** Modalities by the number of layers on their path. */
    private final Map<Expr, List<Modality>> byLayers = new LinkedHashMap<>();

    AloneStep(ReducedSystem system) {
        this.tree = system.tree();
        this.system = system;
        for (Modality leaf : tree.modalities()) {
            byLayers.computeIfAbsent(Alone.layers(tree, leaf), l -> new ArrayList<>())
                    .add(leaf);
        }
    }

    Step step() {
        List<ProofCheck> checks = new ArrayList<>();
        List<StatedClaim> claims = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> tex = new ArrayList<>();
        tex.add("\\dot u_m=u_m^{L_m-1}\\left(\\Sigma_{yx_m}-\\Sigma_m\\,u_m^{L_m}\\right),\\qquad w_m=u_m^{L_m}");
        byLayers.forEach((layers, leaves) -> {
            Alone alone = new Alone(layers);
            List<Verdict> gains = leaves.stream()
                    .map(leaf -> NormalForm.equal(
                            Alone.gainAlone(system, leaf), Expr.power(Alone.U, layers.minus(Constant.ONE))))
                    .toList();
            String names = String.join(", ", leaves.stream().map(Modality::name).toList());
            checks.add(new ProofCheck(
                    "with the other lengths 0 the gain of " + names + " is $u^(L_m-1)$, $L_m = " + layers.text() + "$",
                    tree.isNumeric() ? tree.newick() : "all integers $L >= Lf >= 1$",
                    Verdict.all(gains)));
            checks.addAll(alone.checks());
            texts.add(names + ": $L_m = " + layers.text() + "$, " + text(alone));
            leaves.forEach(leaf -> claims.addAll(claims(alone, leaf)));
        });
        tex.addAll(formulas());
        return new Step(
                "FT-13",
                "One modality alone",
                "While the maps of all others are 0, modality $m$ follows $du/dt = u^(L_m-1) (s - v u^L_m)$ with $L_m$ the layers on its path,"
                        + " $s = Sigma_yxm > 0$, $v = Sigma_m$, one input, below the fixed point $s/v$. "
                        + String.join("; ", texts)
                        + ".",
                tex,
                checks.stream().distinct().toList(),
                claims);
    }

    private static String text(Alone alone) {
        List<String> forms = new ArrayList<>();
        if (alone.may(1)) {
            forms.add("$w(t) = " + Alone.relaxation().text() + "$");
        }
        if (alone.may(2)) {
            forms.add("$w(t) = " + Alone.logistic().text() + "$" + (alone.may(4) ? " for $L_m = 2$" : ""));
        }
        if (alone.mayBeDeep()) {
            forms.add(
                    "$s t = " + alone.elementary().text() + "$ plus the integral of $"
                            + alone.remainder().text()
                            + "$ between the two values of $u$"
                            + (alone.may(2) ? " for $L_m > 2$" : "")
                            + ", where the integral stays finite as $u(0) -> 0$, so that the first term sets the order of the time");
        }
        if (alone.may(4)) {
            forms.add("by logarithms $s t = " + Alone.fourLayers().text() + "$ between the two values of $u$"
                    + (alone.may(2) ? " for $L_m = 4$" : ""));
        }
        return String.join("; ", forms);
    }

    private List<String> formulas() {
        List<String> lines = new ArrayList<>();
        if (byLayers.keySet().stream().anyMatch(l -> new Alone(l).may(1))) {
            lines.add(
                    "L_m=1:\\quad w_m(t)=w_m^{\\ast}+(w_m(0)-w_m^{\\ast})\\,e^{-\\Sigma_m t},\\qquad w_m^{\\ast}=\\frac{\\Sigma_{yx_m}}{\\Sigma_m}");
        }
        if (byLayers.keySet().stream().anyMatch(l -> new Alone(l).may(2))) {
            lines.add(
                    "L_m=2:\\quad w_m(t)=\\frac{w_m^{\\ast}}{1+\\left(w_m^{\\ast}/w_m(0)-1\\right)e^{-2\\,\\Sigma_{yx_m}t}},\\qquad"
                            + " w_m^{\\ast}=\\frac{\\Sigma_{yx_m}}{\\Sigma_m}");
        }
        if (byLayers.keySet().stream().anyMatch(l -> new Alone(l).mayBeDeep())) {
            lines.add(
                    "L_m>2:\\quad \\Sigma_{yx_m}\\,t=\\frac{u_m(0)^{2-L_m}-u_m(t)^{2-L_m}}{L_m-2}+\\int_{u_m(0)}^{u_m(t)}"
                            + "\\frac{\\Sigma_m\\,x\\,dx}{\\Sigma_{yx_m}-\\Sigma_m x^{L_m}}");
        }
        if (byLayers.keySet().stream().anyMatch(l -> new Alone(l).may(4))) {
            lines.add(
                    "L_m=4:\\quad \\Sigma_{yx_m}\\,t=\\left[-\\frac{1}{2x^{2}}+\\frac14\\sqrt{\\frac{\\Sigma_m}{\\Sigma_{yx_m}}}\\,"
                            + "\\ln\\frac{\\sqrt{\\Sigma_{yx_m}}+\\sqrt{\\Sigma_m}\\,x^{2}}{\\sqrt{\\Sigma_{yx_m}}-\\sqrt{\\Sigma_m}\\,x^{2}}"
                            + "\\right]_{u_m(0)}^{u_m(t)}");
        }
        return lines;
    }

    /** Claims on the closed forms, in the symbols of one modality. */
    private static List<StatedClaim> claims(Alone alone, Modality leaf) {
        String name = leaf.name();
        Expr s = Expr.positive("s" + name);
        Expr v = Expr.positive("v" + name);
        Expr w = Expr.real("w");
        Map<String, Expr> own = Map.of("s", s, "v", v, "u", Expr.positive("x"));
        List<StatedClaim> claims = new ArrayList<>();
        if (alone.may(1)) {
            claims.add(StatedClaim.equal(name + " alone, one layer", "D(w,t)", s.minus(v.times(w)))
                    .forAll("t", "w0 > 0")
                    .let("w", Alone.relaxation().with(own)));
        }
        if (alone.may(2)) {
            Expr rate = Expr.product(Expr.number(2), w, s.minus(v.times(w)));
            claims.add(StatedClaim.equal(name + " alone, two layers: the logistic curve", "D(w,t)", rate)
                    .forAll("t", "w0 > 0")
                    .let("w", Alone.logistic().with(own)));
        }
        if (alone.mayBeDeep()) {
            StatedClaim deep = StatedClaim.equal(
                            name + " alone, more than two layers: the implicit time course",
                            "D(" + alone.elementary().with(own).text() + ",x) + "
                                    + alone.remainder().with(own).text(),
                            s.over(alone.field().with(own)))
                    .forAll("x > 0");
            claims.add(alone.layers() instanceof Expr.Num ? deep : deep.assuming("L > 2"));
        }
        if (alone.may(4)) {
            claims.add(StatedClaim.equal(
                            name + " alone, four layers: the time course by logarithms",
                            "D(st,x)",
                            s.over(new Alone(Expr.number(4)).field().with(own)))
                    .forAll("x > 0")
                    .let("st", Alone.fourLayers().with(own))
                    .assuming(s.text() + " > 0")
                    .assuming(Expr.sqrt(s).text() + " > "
                            + Expr.sqrt(v)
                                    .times(Expr.power(Expr.positive("x"), 2))
                                    .text()));
        }
        return claims;
    }
}
