package org.fusionflow.symbolic.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.phase.PhaseLaw.Regime;
import org.fusionflow.symbolic.proof.StatedClaim;

/** Writes the statements of a {@link PhaseLaw} in the claim language: tags [TM-1] to [TM-3]. */
public final class PhaseClaims {
    private static final Expr TWO = Expr.number(2);
    private static final Symbol X = Expr.positive("x");

    private final PhaseLaw law;
    private final Symbol uA;
    private final Symbol uB;
    private final Expr fusion;
    private final Expr layers;

    /**
     * The condition on a symbolic fusion layer, {@code Lf > 2}; empty in other regimes and for a numeric fusion
     * layer.
     */
    private final String condition;

    public PhaseClaims(PhaseLaw law) {
        this.law = law;
        this.uA = PhaseLaw.lengthA(law.two());
        this.uB = PhaseLaw.lengthB(law.two());
        this.fusion = law.fusion();
        this.layers = law.layers();
        this.condition = law.regime() == Regime.ALGEBRAIC ? law.condition() : "";
    }

    private String regime() {
        return law.condition().isEmpty() ? "" : " (" + law.condition() + ")";
    }

    /** The claim that the law solves {@code du_B/du_A = k (u_B/u_A)^(Lf-1)} from u0, [TM-1]. */
    public List<StatedClaim> early() {
        List<StatedClaim> claims = new ArrayList<>();
        // Uses the symbol of the architecture if it has one: the equation is the same in all regimes.
        Expr power = Expr.depth(law.two().fusion()).minus(Constant.ONE);
        String above = quotient("Dt(" + uA.text() + ")", Expr.power(uB, power));
        String below = quotient("Dt(" + uB.text() + ")", Expr.power(uA, power));
        Expr speeds = Expr.positive("s" + law.two().a().name())
                .over(Expr.positive("s" + law.two().b().name()));
        claims.add(StatedClaim.equal(
                "early on the lengths grow in a fixed relation", "At(" + above + "/(" + below + "),{})", speeds));
        claims.add(regimed(solution()));
        return claims;
    }

    /** The solution. With a symbolic exponent the root is removed on both sides, which leaves {@code u_B^(2-Lf)}. */
    private StatedClaim solution() {
        Expr early = PhaseLaw.shown(law.earlySecond()).with(Map.of(uA.name(), X));
        Expr before = fusion.minus(Constant.ONE);
        if (fusion instanceof Expr.Num) {
            Expr slope = PhaseLaw.K.times(Expr.power(Expr.real("y").over(X), before));
            return StatedClaim.equal("the early relation solves this" + regime(), "D(y,x)", slope)
                    .forAll("x > 0", "k > 0")
                    .let("y", early);
        }
        Expr power = TWO.minus(fusion);
        Expr slope = Expr.product(power, PhaseLaw.K, Expr.power(X, before.negate()));
        return StatedClaim.equal("the early relation solves this, in z = uB^(2-Lf)" + regime(), "D(z,x)", slope)
                .forAll("x > 0", "k > 0")
                .let("z", early instanceof Expr.Power root ? root.base() : Expr.power(early, power));
    }

    private static String quotient(String rate, Expr factor) {
        return factor.isOne() ? rate : rate + "*" + factor.text();
    }

    private StatedClaim regimed(StatedClaim claim) {
        return claim.assuming("k < 1").assuming(condition);
    }

    /**
     * The claims on phase 2, [TM-2]: the transformed length grows at a constant rate and reaches its end after t_B -
     * t_A.
     */
    public List<StatedClaim> durations() {
        if (law.regime() == Regime.EARLY) {
            return List.of();
        }
        Expr rate = Expr.power(PhaseLaw.UA_SADDLE, layers.minus(fusion)).times(PhaseLaw.RESIDUAL);
        boolean logarithmic = law.regime() == Regime.EXPONENTIAL;
        Expr clock = logarithmic ? Expr.log(X) : Expr.power(X, TWO.minus(fusion));
        Expr speed = logarithmic ? rate : TWO.minus(fusion).times(rate);
        Expr start = logarithmic ? Expr.log(PhaseLaw.U0) : Expr.power(PhaseLaw.U0, TWO.minus(fusion));
        Expr growth = rate.times(Expr.power(X, fusion.minus(Constant.ONE)));
        return List.of(
                regimed(StatedClaim.equal(
                                "phase 2 has a clock of constant rate" + regime(),
                                "D(" + clock.text() + ",x)*" + growth.text(),
                                speed)
                        .forAll("x > 0", "k > 0", "UA > 0", "normeB > 0")),
                regimed(StatedClaim.equal(
                                "it is out after the second duration" + regime(),
                                "(1-k)*" + start.text() + " + (" + speed.text() + ")*T",
                                Constant.ZERO)
                        .forAll("k > 0", "UA > 0", "normeB > 0")
                        .let("T", PhaseLaw.shown(law.secondDuration()))));
    }

    /** The claim on the time ratio of late fusion from both durations, [TM-3]. */
    public List<StatedClaim> ratio() {
        if (law.regime() == Regime.EARLY || !law.isLate()) {
            return List.of();
        }
        String a = law.two().a().name();
        String b = law.two().b().name();
        Map<String, Expr> named = Map.of(
                "sA", Expr.positive("s" + a),
                "sB", Expr.positive("s" + b),
                "k", Expr.positive("s" + b).over(Expr.positive("s" + a)));
        Expr first = law.regime() == Regime.EXPONENTIAL
                ? Expr.log(PhaseLaw.U0).negate().over(PhaseLaw.SA)
                : Expr.power(PhaseLaw.U0, TWO.minus(fusion))
                        .over(fusion.minus(TWO).times(PhaseLaw.SA));
        StatedClaim claim = StatedClaim.equal(
                        "late fusion: the time ratio at leading order" + regime(),
                        "1 + second/first",
                        PhaseLaw.lateRatio().with(named))
                .forAll("normeB > 0")
                .let("first", first.with(named))
                .let("second", PhaseLaw.shown(law.secondDuration()).with(named));
        return List.of(claim.assuming("s" + a + " > 0").assuming("u0 < 1").assuming(condition));
    }
}
