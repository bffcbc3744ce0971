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
import org.fusionflow.symbolic.proof.StatedClaim;

/**
 * Bounds of the time ratio of a {@link PhaseLaw} at leading order, tag [TM-4]. Late fusion has the ratio in moments.
 * Between early and late fusion the integral I of [TM-2] stands in it, which is bounded by elementary ones because the
 * length of B stays below that of A.
 */
public final class RatioBounds {
    private static final Expr TWO = Expr.number(2);
    private static final Symbol X = Expr.positive("x");
    private static final Symbol INTEGRAL = Expr.positive("I");

    /** Stands for {@code ln(1/u0)}, which is positive. */
    private static final Symbol LOGARITHM = Expr.positive("ell");

    /** Stands for {@code 2^((L-Lf)/2)}. */
    private static final Symbol SPREAD = Expr.positive("c");

    private final PhaseLaw law;
    private final String a;
    private final String b;
    private final Expr layers;
    private final Expr fusion;
    private final String regime;

    public RatioBounds(PhaseLaw law) {
        this.law = law;
        this.a = law.two().a().name();
        this.b = law.two().b().name();
        this.layers = law.layers();
        this.fusion = law.fusion();
        this.regime = law.condition().isEmpty() ? "" : " (" + law.condition() + ")";
    }

    /** The claims; none for early fusion, where the ratio is 1. */
    public List<StatedClaim> claims() {
        if (law.regime() == Regime.EARLY) {
            return List.of();
        }
        return law.isLate() ? late() : between();
    }

    private List<StatedClaim> late() {
        String sA = "s" + a;
        String sB = "s" + b;
        String covariance = "v" + a + b;
        String residual = "At(e" + b + ",{" + a + "})";
        String excess = "(" + sA + " - " + sB + ")/";
        String ratio = "1 + " + excess + "Abs(" + residual + ")";
        List<StatedClaim> claims = new ArrayList<>();
        claims.add(StatedClaim.stated("late fusion: the time ratio is at least 1", ratio + " >= 1")
                .assuming(sA + " >= " + sB));
        claims.add(StatedClaim.stated(
                "late fusion: it is 1 if and only if both speeds are equal", ratio + " == 1 <=> " + sA + " == " + sB));
        claims.add(StatedClaim.stated(
                        "late fusion: a lower bound without the sign of the covariance",
                        ratio + " >= 1 + " + excess + "(" + sB + " + " + sA + "*Abs(" + covariance + ")/v" + a + ")")
                .assuming(sA + " >= " + sB)
                .assuming(sB + " > 0"));
        claims.add(StatedClaim.stated(
                        "late fusion: when it is at least the ratio of the speeds",
                        ratio + " >= " + sA + "/" + sB + " <=> 0 <= " + covariance + " && " + sA + "*" + covariance
                                + " <= 2*" + sB + "*v" + a)
                .assuming(sA + " > " + sB)
                .assuming(sB + " > 0"));
        claims.add(StatedClaim.stated(
                        "late fusion: it grows with the covariance while " + b + " keeps a positive residual",
                        "D(1 + " + excess + residual + "," + covariance + ") > 0")
                .assuming(sA + " > " + sB)
                .assuming(sB + " > 0")
                .assuming(residual + " > 0"));
        // The fusion layer of a tree such as (A:L,B:L):0 is a symbol as well.
        return claims.stream().map(this::inRegime).toList();
    }

    private List<StatedClaim> between() {
        String ratio = "1 + " + excess(INTEGRAL).text();
        Expr power = Expr.power(X, TWO.minus(layers));
        List<StatedClaim> claims = new ArrayList<>();
        claims.add(ordered(StatedClaim.stated("the time ratio is at least 1" + note(), ratio + " >= 1")));
        claims.add(ordered(StatedClaim.stated(
                "it is 1 if and only if both speeds are equal" + note(), ratio + " == 1 <=> k == 1")));
        claims.add(behind());
        claims.add(StatedClaim.stated(
                        "the norm above the fusion is bounded by the length of the first modality",
                        "x <= Sqrt(x^2+y^2) <= Sqrt(2)*x")
                .forAll("x > 0", "y > 0")
                .assuming("y <= x"));
        claims.add(inRegime(StatedClaim.equal(
                        "the integral that bounds I" + regime,
                        "D(" + power.over(TWO.minus(layers)).text() + ",x)",
                        Expr.power(X, Constant.ONE.minus(layers)))
                .forAll("x > 0")
                .assuming(layers instanceof Expr.Num ? "" : "L > 2")));
        String least = excess(Expr.power(layers.minus(TWO), -1)).text();
        String product = "I*" + factor(layers.minus(TWO));
        claims.add(ordered(StatedClaim.stated(
                        "a lower bound by the moments, from I <= 1/(L-2)" + note(), ratio + " >= 1 + " + least))
                .assuming(product + " <= 1"));
        claims.add(ordered(StatedClaim.stated(
                        "an upper bound by the moments, with c for 2^((L-Lf)/2)" + note(),
                        ratio + " <= 1 + c*(" + least + ")"))
                .assuming("c*" + product + " >= 1"));
        if (law.regime() == Regime.ALGEBRAIC) {
            claims.add(laterFusion());
        }
        return claims;
    }

    /** The law that the second modality stays behind the first while both are small. */
    private StatedClaim behind() {
        String name = "early on the second modality stays behind the first";
        if (law.regime() == Regime.EXPONENTIAL) {
            return StatedClaim.stated(name + ", by logarithms" + regime, "D(Log(x) - k*Log(x),x) >= 0")
                    .forAll("k > 0", "x > 0")
                    .assuming("k <= 1");
        }
        return inRegime(StatedClaim.stated(name + ", in z = (u0/uA)^(Lf-2)" + regime, "k*z + 1 - k >= z")
                .forAll("k > 0", "z > 0")
                .assuming("k <= 1")
                .assuming("z <= 1"));
    }

    /** One layer later the excess over 1 is larger, for starts that are small enough. */
    private StatedClaim laterFusion() {
        Expr next = fusion.plus(Constant.ONE);
        Expr below = Expr.product(
                fusion.minus(Constant.ONE),
                Expr.power(PhaseLaw.UA_SADDLE, layers.minus(next)),
                PhaseLaw.RESIDUAL,
                Expr.positive("I2"));
        Expr later = Expr.product(PhaseLaw.COMPLEMENT, PhaseLaw.SA, Expr.power(PhaseLaw.U0, layers.minus(next)))
                .over(below);
        String small = "c*" + factor(fusion.minus(Constant.ONE)) + "*u0 <= " + factor(fusion.minus(TWO)) + "*UA";
        return inRegime(StatedClaim.stated(
                                "fusion one layer later has the larger excess over 1, with I2 <= c*I for its integral"
                                        + regime,
                                "later/excess >= 1")
                        .forAll("k > 0", "UA > 0", "normeB > 0", "I > 0", "I2 > 0", "c > 0")
                        .let("excess", excess(INTEGRAL))
                        .let("later", named(later))
                        .assuming("s" + a + " > 0")
                        .assuming("k < 1")
                        .assuming("I2 <= c*I")
                        .assuming(small))
                .assuming(layers.minus(fusion) instanceof Expr.Num ? "" : layers.text() + " > " + fusion.text());
    }

    private static String factor(Expr expr) {
        return expr instanceof Expr.Sum ? "(" + expr.text() + ")" : expr.text();
    }

    private String note() {
        return regime + (law.regime() == Regime.EXPONENTIAL ? ", with ell for ln(1/u0)" : "");
    }

    private Expr excess(Expr integral) {
        return named(new PhaseProofs(law).ratioExcess(integral, LOGARITHM));
    }

    private Expr named(Expr expr) {
        return PhaseLaw.shown(expr).with(Map.of(PhaseLaw.SA.name(), Expr.positive("s" + a)));
    }

    private StatedClaim inRegime(StatedClaim claim) {
        return claim.assuming(law.regime() == Regime.ALGEBRAIC ? law.condition() : "");
    }

    /** A claim on the excess, where the first modality is the faster one. */
    private StatedClaim ordered(StatedClaim claim) {
        List<String> variables = new ArrayList<>(List.of("k > 0", "UA > 0", "normeB > 0", "I > 0"));
        if (law.regime() == Regime.EXPONENTIAL) {
            variables.add(LOGARITHM.name() + " > 0");
        }
        if (claim.statement().contains(SPREAD.name() + "*(")) {
            variables.add(SPREAD.name() + " > 0");
        }
        StatedClaim declared = claim.forAll(variables.toArray(String[]::new))
                .assuming("s" + a + " > 0")
                .assuming("k <= 1");
        return inRegime(declared).assuming(layers instanceof Expr.Num ? "" : "L > 2");
    }

    /** Proofs of what the claims rest on; none for early fusion. */
    public List<ProofCheck> checks() {
        if (law.regime() == Regime.EARLY) {
            return List.of();
        }
        String scope = law.condition().isEmpty()
                ? "$L = " + law.two().layers() + "$, $Lf = " + law.two().fusion() + "$"
                : "all integers $L >= Lf$ with $" + law.condition() + "$";
        if (law.isLate()) {
            Expr excess = PhaseLaw.lateRatio()
                    .with(Map.of(PhaseLaw.SA.name(), PhaseLaw.SB.plus(X)))
                    .minus(Constant.ONE);
            return List.of(new ProofCheck(
                    "for $s_A = s_B + x$ with $x > 0$ the ratio less 1 is positive", scope, positive(excess)));
        }
        Expr power = Expr.power(X, TWO.minus(layers));
        // With the fusion layer measured from 2 the form of Lf - 2 shows that it is positive.
        Map<String, Expr> fromTwo =
                law.regime() == Regime.ALGEBRAIC ? Map.of("Lf", TWO.plus(Expr.positive("j"))) : Map.of();
        return List.of(
                new ProofCheck(
                        "the ratio less 1 is $1 - k$ times what is positive for $u0 < 1$",
                        scope,
                        positive(new PhaseProofs(law)
                                .ratioExcess(INTEGRAL, LOGARITHM)
                                .with(fromTwo))),
                new ProofCheck("$u_B$ stays below $u_A$ early on", scope, lag()),
                new ProofCheck(
                        "$x^(2-L)/(2-L)$ has the derivative $x^(1-L)$",
                        scope,
                        NormalForm.equal(
                                Cas.symja().derivative(power.over(TWO.minus(layers)), X),
                                Expr.power(X, Constant.ONE.minus(layers)))));
    }

    /** The distance of the two lengths is {@code 1 - k} times that of the first from its start. */
    private Verdict lag() {
        Symbol uA = PhaseLaw.lengthA(law.two());
        Expr second = law.earlySecond();
        Expr distance;
        Expr gone;
        if (law.regime() == Regime.EXPONENTIAL) {
            distance = Expr.log(uA).minus(Expr.log(second));
            gone = Expr.log(uA).minus(Expr.log(PhaseLaw.U0));
        } else {
            Expr exponent = TWO.minus(fusion);
            distance = Expr.power(second, exponent).minus(Expr.power(uA, exponent));
            gone = Expr.power(PhaseLaw.U0, exponent).minus(Expr.power(uA, exponent));
        }
        Map<String, Expr> complement = Map.of(PhaseLaw.K.name(), Constant.ONE.minus(PhaseLaw.COMPLEMENT));
        return NormalForm.equal(distance.with(complement), PhaseLaw.COMPLEMENT.times(gone));
    }

    private static Verdict positive(Expr expr) {
        return expr.isPositive()
                ? new Verdict.Proved(expr.text() + " is a product and sum of positive factors")
                : new Verdict.Undecided("the form of " + expr.text() + " does not show its sign");
    }
}
