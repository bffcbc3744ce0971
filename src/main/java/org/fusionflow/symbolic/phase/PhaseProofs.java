package org.fusionflow.symbolic.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.phase.PhaseLaw.Regime;
import org.fusionflow.symbolic.proof.ProofCheck;

/** Proves the closed forms of a {@link PhaseLaw} by substituting them into the flow. */
public final class PhaseProofs {
    private static final Expr TWO = Expr.number(2);

    private final PhaseLaw law;
    private final Symbol uA;
    private final Symbol uB;
    private final Expr fusion;
    private final Expr layers;
    private final String scope;

    public PhaseProofs(PhaseLaw law) {
        this.law = law;
        this.uA = PhaseLaw.lengthA(law.two());
        this.uB = PhaseLaw.lengthB(law.two());
        this.fusion = law.fusion();
        this.layers = law.layers();
        this.scope = law.condition().isEmpty()
                ? "$L = " + law.two().layers() + "$, $Lf = " + law.two().fusion() + "$"
                : "all integers $L >= Lf$ with $" + law.condition() + "$";
    }

    /** Constant of motion of the early flow {@code du_m/dt = g_m s_m}. */
    private Expr invariant(Expr first, Expr second) {
        return switch (law.regime()) {
            case EARLY -> second.minus(PhaseLaw.K.times(first));
            case EXPONENTIAL -> Expr.log(second).minus(PhaseLaw.K.times(Expr.log(first)));
            case ALGEBRAIC ->
                Expr.power(second, TWO.minus(fusion)).minus(PhaseLaw.K.times(Expr.power(first, TWO.minus(fusion))));
        };
    }

    /** Proofs of [TM-1]. */
    public List<ProofCheck> earlyPhase() {
        Expr rateA = law.gainA().times(PhaseLaw.SA);
        Expr rateB = law.gainB().times(PhaseLaw.K).times(PhaseLaw.SA);
        Expr constant = invariant(uA, uB);
        Expr change = Cas.symja()
                .derivative(constant, uA)
                .times(rateA)
                .plus(Cas.symja().derivative(constant, uB).times(rateB));
        Expr start = Constant.ONE.minus(PhaseLaw.K);
        Expr startValue = law.regime() == Regime.EARLY
                ? start.times(PhaseLaw.U0)
                : law.regime() == Regime.EXPONENTIAL
                        ? start.times(Expr.log(PhaseLaw.U0))
                        : start.times(Expr.power(PhaseLaw.U0, TWO.minus(fusion)));
        Expr onSolution = invariant(uA, law.earlySecond());
        Expr complement = PhaseLaw.COMPLEMENT;
        Expr solutionValue = startValue.with(Map.of("k", Constant.ONE.minus(complement)));
        Verdict solves = law.regime() == Regime.EARLY
                ? NormalForm.equal(onSolution, startValue)
                : NormalForm.equal(onSolution, solutionValue);
        return List.of(
                new ProofCheck(
                        "$" + constant.text() + "$ is constant along $du_m/dt = g_m s_m$ with $s_B = k s_A$",
                        scope,
                        NormalForm.isZero(change)),
                new ProofCheck(
                        "at $u_A = u_B = u0$ the constant is $" + startValue.text() + "$",
                        scope,
                        NormalForm.equal(invariant(PhaseLaw.U0, PhaseLaw.U0), startValue)),
                new ProofCheck("$u_B(u_A)$ has this value of the constant", scope, solves));
    }

    /** Proofs of [TM-2], first phase. */
    public List<ProofCheck> firstPhase() {
        Symbol x = Expr.positive("x");
        Symbol y = Expr.positive("y");
        Map<String, Expr> scaled = Map.of(
                uA.name(), PhaseLaw.U0.times(x),
                uB.name(), PhaseLaw.U0.times(y));
        Expr integrand = law.integrand();
        Expr squares = Expr.power(uA, 2).plus(Expr.power(uB, 2));
        Expr written = Expr.power(uA, Constant.ONE.minus(fusion))
                .times(Expr.power(squares, Constant.HALF.times(fusion.minus(layers))));
        Expr rescaled = integrand.with(scaled).times(PhaseLaw.U0);
        Expr expected =
                Expr.power(PhaseLaw.U0, TWO.minus(layers)).times(integrand.with(Map.of(uA.name(), x, uB.name(), y)));
        return List.of(
                new ProofCheck(
                        "$s_A dt = du_A/g_A$ with $1/g_A = u_A^(1-Lf) (u_A^2+u_B^2)^(-(L-Lf)/2)$",
                        scope,
                        NormalForm.equal(integrand, written)),
                new ProofCheck(
                        "with $u = u0 x$ the first duration is $u0^(2-L)$ times an integral without $u0$",
                        scope,
                        NormalForm.equal(rescaled, expected)));
    }

    /** Proofs of [TM-2], second phase. */
    public List<ProofCheck> secondPhase() {
        List<ProofCheck> checks = new ArrayList<>();
        Map<String, Expr> atSaddle = Map.of(uB.name(), Constant.ZERO, uA.name(), PhaseLaw.UA_SADDLE);
        if (law.regime() == Regime.EARLY) {
            Expr gain = law.gainB().with(atSaddle);
            Verdict positive = gain.isPositive()
                    ? new Verdict.Proved("gain of B at u_B = 0 is " + gain.text() + " > 0")
                    : new Verdict.Undecided("gain of B at u_B = 0 is " + gain.text());
            checks.add(new ProofCheck(
                    "B grows at a rate that does not depend on $u0$ as soon as A does: no unimodal phase",
                    scope,
                    positive));
            checks.add(new ProofCheck(
                    "so the formula for $t_B - t_A$, which keeps what grows as $u0 -> 0$, has no term",
                    scope,
                    NormalForm.isZero(law.secondDuration())));
            return checks;
        }
        Expr mapNorm = law.gainA().times(uA).with(atSaddle);
        checks.add(new ProofCheck(
                "at the saddle $||W_A|| = U_A^L$",
                scope,
                NormalForm.equal(mapNorm, Expr.power(PhaseLaw.UA_SADDLE, layers))));
        Expr rest = law.gainB().over(Expr.power(uB, fusion.minus(Constant.ONE))).with(atSaddle);
        Expr power = Expr.power(PhaseLaw.UA_SADDLE, layers.minus(fusion));
        checks.add(
                new ProofCheck("near the saddle $g_B = u_B^(Lf-1) U_A^(L-Lf)$", scope, NormalForm.equal(rest, power)));
        Expr rate = power.times(PhaseLaw.RESIDUAL);
        Expr clock = law.regime() == Regime.EXPONENTIAL ? Expr.log(uB) : Expr.power(uB, TWO.minus(fusion));
        Expr perTime = law.regime() == Regime.EXPONENTIAL
                ? rate
                : fusion.minus(TWO).times(rate).negate();
        Expr growth = rate.times(Expr.power(uB, fusion.minus(Constant.ONE)));
        checks.add(new ProofCheck(
                "$" + clock.text() + "$ runs at the constant rate $" + perTime.text() + "$",
                scope,
                NormalForm.equal(Cas.symja().derivative(clock, uB).times(growth), perTime)));
        Expr startClock = law.regime() == Regime.EXPONENTIAL
                ? PhaseLaw.COMPLEMENT.times(Expr.log(PhaseLaw.U0))
                : PhaseLaw.COMPLEMENT.times(Expr.power(PhaseLaw.U0, TWO.minus(fusion)));
        checks.add(new ProofCheck(
                "from its value after phase 1 it reaches 0 after $t_B - t_A$",
                scope,
                NormalForm.isZero(startClock.plus(perTime.times(law.secondDuration())))));
        Expr after = law.regime() == Regime.EXPONENTIAL
                ? Expr.log(law.earlySecond()).with(Map.of(uA.name(), Constant.ONE))
                : Expr.power(law.earlySecond(), TWO.minus(fusion))
                        .minus(PhaseLaw.K.times(Expr.power(uA, TWO.minus(fusion))));
        String what = law.regime() == Regime.EXPONENTIAL
                ? "that value is $ln(u_B)$ at $u_A = 1$"
                : "that value is $u_B^(2-Lf)$ for $u_A^(2-Lf) -> 0$";
        checks.add(new ProofCheck(what, scope, NormalForm.equal(after, startClock)));
        return checks;
    }

    /** Proofs of [TM-3]. */
    public List<ProofCheck> timeRatio() {
        if (law.regime() == Regime.EARLY) {
            return secondPhase();
        }
        List<ProofCheck> checks = new ArrayList<>();
        Symbol integral = Expr.positive("I");
        Expr first = Expr.power(PhaseLaw.U0, TWO.minus(layers)).times(integral).over(PhaseLaw.SA);
        if (!law.isLate()) {
            checks.add(new ProofCheck(
                    "$(t_B - t_A)/t_A = "
                            + PhaseLaw.shown(ratioExcess(integral)).text() + "$ with $t_A = u0^(2-L) I/s_A$",
                    scope,
                    NormalForm.equal(law.secondDuration().over(first), ratioExcess(integral))));
        }
        if (law.isLate() || !law.two().layers().isNumeric()) {
            checks.addAll(late());
        }
        return checks;
    }

    /** {@code t_B/t_A - 1} in terms of the integral I of [TM-2]. */
    public Expr ratioExcess(Expr integral) {
        return ratioExcess(integral, Expr.log(PhaseLaw.U0).negate());
    }

    /** The same with an expression for {@code ln(1/u0)}. */
    Expr ratioExcess(Expr integral, Expr logarithm) {
        List<Expr> below = new ArrayList<>(
                List.of(Expr.power(PhaseLaw.UA_SADDLE, layers.minus(fusion)), PhaseLaw.RESIDUAL, integral));
        Expr growth;
        if (law.regime() == Regime.EXPONENTIAL) {
            growth = Expr.power(PhaseLaw.U0, layers.minus(TWO)).times(logarithm);
        } else {
            growth = Expr.power(PhaseLaw.U0, layers.minus(fusion));
            below.add(0, fusion.minus(TWO));
        }
        return Expr.product(PhaseLaw.COMPLEMENT, PhaseLaw.SA, growth).over(Expr.product(below));
    }

    /** Proofs for L = Lf: the integral is elementary, and the time ratio does not depend on u0 and depth. */
    private List<ProofCheck> late() {
        Expr depth = fusion;
        Expr second = law.secondDuration().with(Map.of("L", depth));
        Symbol u = Expr.positive("u");
        Expr antiderivative = law.regime() == Regime.EXPONENTIAL
                ? Expr.log(u)
                : Expr.power(u, TWO.minus(depth)).over(TWO.minus(depth));
        Expr integrand = law.integrand().with(Map.of("L", depth, uA.name(), u));
        Expr first = law.regime() == Regime.EXPONENTIAL
                ? Expr.log(PhaseLaw.U0).negate().over(PhaseLaw.SA)
                : antiderivative.with(Map.of("u", PhaseLaw.U0)).negate().over(PhaseLaw.SA);
        Expr ratio = Constant.ONE
                .plus(second.over(first))
                .with(Map.of("kc", Constant.ONE.minus(PhaseLaw.SB.over(PhaseLaw.SA))));
        String depths = law.isLate() ? scope : scope + ", $L = Lf$";
        return List.of(
                new ProofCheck(
                        "late fusion: the integrand of $t_A$ is the derivative of $" + antiderivative.text() + "$",
                        depths,
                        NormalForm.equal(Cas.symja().derivative(antiderivative, u), integrand)),
                new ProofCheck(
                        "late fusion: $1 + (t_B - t_A)/t_A = "
                                + PhaseLaw.lateRatio().text() + "$",
                        depths,
                        NormalForm.equal(ratio, PhaseLaw.lateRatio())));
    }
}
