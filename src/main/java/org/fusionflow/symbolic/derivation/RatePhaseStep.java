package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/** Writes the step on the order, the tie, the wait of B and the time ratio of two modalities with learning rates, tags [RM-6], [RM-7], [RM-13] and [RM-14]. */
final class RatePhaseStep {
    private static final Expr TWO = Expr.number(2);
    private static final Symbol U0 = Expr.positive("u0");
    private static final Symbol RESIDUAL = Expr.positive("normeB");
    private static final Symbol NORM = Expr.positive("N");
    private static final Symbol RATIO = Expr.positive("k");

    private final TwoModality two;
    private final FusionTree tree;
    private final EdgeRates rates;
    private final RankOneFlow flow;
    private final Expr layers;
    private final Expr fusion;
    private final Expr kappaA;
    private final Expr kappaB;
    private final Expr speedA;
    private final Expr speedB;
    private final SymbolTex symbols;

    RatePhaseStep(TwoModality two, EdgeRates rates, RankOneFlow flow) {
        this.two = two;
        this.tree = flow.tree();
        this.rates = rates;
        this.flow = flow;
        this.layers = Expr.depth(two.layers());
        this.fusion = Expr.depth(two.fusion());
        this.kappaA = rates.of(two.a());
        this.kappaB = rates.of(two.b());
        this.speedA = kappaA.times(Expr.positive("s" + two.a().name()));
        this.speedB = kappaB.times(Expr.positive("s" + two.b().name()));
        this.symbols = new SymbolTex(tree.names());
    }

    /** True if the fusion layer is, or may be, 2 or more, so that one modality waits. */
    private boolean waits() {
        return !two.fusion().isNumeric() || two.fusion().value() >= 2;
    }

    private boolean isLate() {
        return two.afterFusion().isNumeric() && two.afterFusion().value() == 0;
    }

    /** True if the number of layers below the fusion is a symbol, or the given number. */
    private boolean mayBe(boolean two) {
        return !this.two.fusion().isNumeric() || (this.two.fusion().value() == 2) == two;
    }

    Step step() {
        String a = two.a().name();
        String b = two.b().name();
        String named = a.equals("A") && b.equals("B") ? "A and B" : a + " as A and " + b + " as B";
        StringBuilder text = new StringBuilder("While both maps are small, " + named
                + " run at $" + speedA.text() + "$ and $" + speedB.text()
                + "$ in place of $s_A$ and $s_B$: [TM-1] holds with $k$ = the quotient of these, and from equal lengths both leave together if they"
                + " are equal, whatever the rate of shared layers. The larger one is first; let it be A.");
        List<String> tex = new ArrayList<>();
        tex.add("\\frac{\\dot u_B}{\\dot u_A}=\\frac{" + kappaB.tex(symbols) + "}{" + kappaA.tex(symbols)
                + "}\\left(\\frac{u_B}{u_A}\\right)^{"
                + fusion.minus(Constant.ONE).tex() + "}\\frac{e_B}{e_A},\\qquad k=\\frac{"
                + speedB.tex(symbols) + "}{" + speedA.tex(symbols) + "}");
        List<ProofCheck> checks = new ArrayList<>();
        checks.add(
                new ProofCheck("the quotient of the rates of both lengths", "one input a modality", relativeSpeed()));
        List<StatedClaim> claims = new ArrayList<>();
        claims.add(RateSteps.rated(
                tree,
                rates,
                StatedClaim.equal(
                        "relative speed with rates",
                        "Dt(u" + b + ")/Dt(u" + a + ")",
                        kappaB.over(kappaA)
                                .times(Expr.power(
                                        Expr.positive("u" + b).over(Expr.positive("u" + a)),
                                        fusion.minus(Constant.ONE)))
                                .times(Expr.real("e" + b))
                                .over(Expr.real("e" + a)))));
        if (waits()) {
            exit(text, tex, checks, claims);
        }
        return new Step("RM-13", "Order, tie and wait with rates", text.toString(), tex, checks, claims);
    }

    private void exit(StringBuilder text, List<String> tex, List<ProofCheck> checks, List<StatedClaim> claims) {
        String onlyWhere = two.fusion().isNumeric() ? "" : " (" + two.fusion() + " >= 2)";
        if (!isLate()) {
            text.append(" At the saddle ${A}$" + onlyWhere + " the shared layers have the norm $N$ with $N^2 = "
                    + square().text() + "$, $U_A^L$ being $||W_A||$"
                    + (mapScale().isOne() ? "" : " times $" + mapScale().text() + "$") + ", and $du_B/dt = "
                    + kappaB.text()
                    + " normeB N^(L-Lf) u_B^(Lf-1)$, $normeB$ the size of the residual of B.");
            tex.add("N^2=" + square().tex(symbols) + ",\\qquad U_A^{L}="
                    + withFactor(mapScale().tex(symbols))
                    + "\\lVert W_A\\rVert,\\qquad\\dot u_B=" + withFactor(kappaB.tex(symbols))
                    + "\\lVert e_B\\rVert N^{L-L_f}u_B^{L_f-1}");
        }
        checks.add(new ProofCheck(
                "how the saddle ${A}$ is left, with the length of A there as a symbol",
                "one input a modality, all moments symbolic",
                leaves()));
        checks.add(new ProofCheck(
                "the map there in terms of this length", "one input a modality, all moments symbolic", mapThere()));
        List<Expr> ratios = new ArrayList<>();
        for (boolean exponential : List.of(true, false)) {
            if (!mayBe(exponential)) {
                continue;
            }
            Expr wait = wait(exponential);
            String when = two.fusion().isNumeric()
                    ? ""
                    : exponential ? " ($" + two.fusion() + " = 2$)" : " ($" + two.fusion() + " > 2$)";
            text.append(text.toString().endsWith(".") ? " Leading order in $u0$: " : "; ")
                    .append("$t_B - t_A = ")
                    .append(wait.text())
                    .append('$')
                    .append(when);
            tex.add("t_B-t_A=" + wait.tex(symbols)
                    + (two.fusion().isNumeric()
                            ? ""
                            : "\\qquad(" + two.fusion().toString().replace("Lf", "L_f")
                                    + (exponential ? "=2)" : ">2)")));
            checks.add(new ProofCheck(
                    exponential
                            ? "$ln(u_B)$ after phase 1 reaches 0 at this time"
                            : "$u_B^(2-Lf)$ after phase 1 reaches 0 at this time",
                    "symbolic speeds",
                    reaches(exponential, wait)));
            ratios.add(wait.over(firstOfLate(exponential)));
        }
        text.append('.');
        if (isLate() || !two.layers().isNumeric()) {
            Expr ratio = lateRatio();
            text.append(" Late fusion ($L = Lf$): $t_B/t_A = " + ratio.text() + "$.");
            tex.add("\\frac{t_B}{t_A}=" + ratio.tex(symbols) + "\\qquad(L_f=L)");
            List<Verdict> verdicts = new ArrayList<>();
            for (Expr excess : ratios) {
                Map<String, Expr> late = isLate() ? Map.of() : Map.of("L", fusion);
                verdicts.add(NormalForm.equal(
                        Constant.ONE
                                .plus(excess)
                                .with(late)
                                .with(Map.of(NORM.name(), Constant.ONE, RATIO.name(), speedB.over(speedA))),
                        ratio));
            }
            checks.add(new ProofCheck(
                    "late fusion: $1 + (t_B - t_A)/t_A$ is this for both kinds of $Lf$",
                    "$L = Lf$",
                    Verdict.all(verdicts)));
        }
        claims.addAll(claims());
    }

    private static String withFactor(String tex) {
        return tex.equals("1") ? "" : tex + "\\,";
    }

    /** {@code N^2} at the saddle in {@code UA}. */
    private Expr square() {
        return rates.of(tree).over(kappaA).times(Expr.power(Expr.positive("UA"), 2));
    }

    /** {@code U_A^L/||W_A||}. */
    private Expr mapScale() {
        return Expr.power(kappaA.over(rates.of(tree)), layers.minus(fusion).over(TWO));
    }

    private Verdict relativeSpeed() {
        Symbol uA = ReducedSystem.length(two.a());
        Symbol uB = ReducedSystem.length(two.b());
        Expr before = fusion.minus(Constant.ONE);
        Expr left = Expr.product(flow.rate(uB), kappaA, Expr.power(uA, before), flow.residual(0));
        Expr right = Expr.product(flow.rate(uA), kappaB, Expr.power(uB, before), flow.residual(1));
        return NormalForm.equal(flow.inResiduals(left), flow.inResiduals(right));
    }

    private DepthSet depths() {
        DepthSet set = tree.isNumeric() ? DepthSet.all() : DepthSet.of(tree);
        return DepthSet.Form.of(fusion.minus(TWO)).map(set::with).orElse(set);
    }

    /** At the saddle: {@code u_B' / u_B^(Lf-1) = kappa_B e_B (sqrt(kappa_S/kappa_A) u_A)^(L-Lf)}. */
    private Verdict leaves() {
        FixedPointValues points = new FixedPointValues(flow);
        Symbol uB = ReducedSystem.length(two.b());
        Set<Integer> learned = Set.of(0);
        Expr rate = points.at(flow.rate(uB).over(Expr.power(uB, fusion.minus(Constant.ONE))), learned, depths());
        Expr residual = points.at(flow.residual(1), learned, depths());
        Expr norm = Expr.sqrt(rates.of(tree).over(kappaA))
                .times(points.lengths(learned).getOrDefault(0, Expr.positive("?")));
        return NormalForm.equal(rate, Expr.product(kappaB, residual, Expr.power(norm, layers.minus(fusion))));
    }

    /** {@code ||W_A|| = u_A^L (kappa_S/kappa_A)^((L-Lf)/2)} at the saddle. */
    private Verdict mapThere() {
        FixedPointValues points = new FixedPointValues(flow);
        Set<Integer> learned = Set.of(0);
        Expr length = points.lengths(learned).getOrDefault(0, Expr.positive("?"));
        Expr map = points.maps(learned).getOrDefault(0, Constant.ZERO);
        return NormalForm.equal(map, Expr.power(length, layers).over(mapScale()));
    }

    /** {@code (1-k) ln(1/u0)} or {@code (1-k) u0^(2-Lf)/(Lf-2)}, over {@code kappa_B normeB N^(L-Lf)}. */
    private Expr wait(boolean exponential) {
        Expr fused = exponential ? TWO : fusion;
        Expr all = exponential && !two.fusion().isNumeric() && two.fusion().layers() == 1 ? TWO : layers;
        Expr below = Expr.product(kappaB, RESIDUAL, Expr.power(NORM, all.minus(fused)));
        Expr left = Constant.ONE.minus(RATIO);
        return exponential
                ? left.times(Expr.log(U0).negate()).over(below)
                : left.times(Expr.power(U0, TWO.minus(fused)))
                        .over(fused.minus(TWO).times(below));
    }

    private Verdict reaches(boolean exponential, Expr wait) {
        Expr fused = exponential ? TWO : fusion;
        Expr all = exponential && !two.fusion().isNumeric() && two.fusion().layers() == 1 ? TWO : layers;
        Expr rate = Expr.product(kappaB, RESIDUAL, Expr.power(NORM, all.minus(fused)));
        Symbol u = Expr.positive("u");
        Expr clock = exponential ? Expr.log(u) : Expr.power(u, TWO.minus(fused));
        Expr runs = clock.derivative(u).times(rate).times(Expr.power(u, fused.minus(Constant.ONE)));
        Expr left = Constant.ONE.minus(RATIO);
        Expr start = exponential ? left.times(Expr.log(U0)) : left.times(Expr.power(U0, TWO.minus(fused)));
        return NormalForm.isZero(start.plus(runs.times(wait)));
    }

    /** The time of A in late fusion. */
    private Expr firstOfLate(boolean exponential) {
        return exponential
                ? Expr.log(U0).negate().over(speedA)
                : Expr.power(U0, TWO.minus(fusion)).over(fusion.minus(TWO).times(speedA));
    }

    private Expr lateRatio() {
        return Constant.ONE.plus(speedA.minus(speedB).over(kappaB.times(RESIDUAL)));
    }

    private List<StatedClaim> claims() {
        String b = two.b().name();
        String a = two.a().name();
        Expr norm = Expr.sqrt(rates.of(tree).over(kappaA));
        Expr power = Expr.power(norm, layers.minus(fusion));
        String clock = fusion.minus(Constant.ONE).text();
        StatedClaim leaving = StatedClaim.equal(
                        "how the saddle of " + a + " is left with rates",
                        "At(Dt(u" + b + ")/u" + b + "^(" + clock + "),{" + a + "})",
                        "(" + kappaB.times(power).text() + ")*At(e" + b + ",{" + a + "})*At(u" + a + "^("
                                + layers.minus(fusion).text() + "),{" + a + "})")
                .assuming("s" + a + " > 0")
                .assuming(two.fusion().isNumeric() ? "" : two.fusion() + " >= 2");
        StatedClaim tie = StatedClaim.equal(
                        "the tie with rates",
                        "(" + speedA.minus(speedB).text() + ")/(" + kappaB.text() + "*normeB)",
                        Constant.ZERO)
                .assuming(speedA.text() + " == " + speedB.text());
        return List.of(RateSteps.rated(tree, rates, leaving), RateSteps.rated(tree, rates, tie.forAll("normeB > 0")));
    }
}
