package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.phase.PhaseClaims;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.phase.PhaseLaw.Regime;
import org.fusionflow.symbolic.phase.PhaseProofs;
import org.fusionflow.symbolic.phase.RatioBounds;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;

/** Writes the steps on the early-phase relation, the phase durations and the time ratio: tags [TM-1] to [TM-4]. */
final class PhaseSteps {
    private final List<PhaseLaw> laws;

    PhaseSteps(List<PhaseLaw> laws) {
        this.laws = laws;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(early(), durations(), ratio()));
        if (laws.stream().anyMatch(law -> law.regime() != Regime.EARLY)) {
            steps.add(bounds());
        }
        return steps;
    }

    private List<ProofCheck> checks(Function<PhaseProofs, List<ProofCheck>> of) {
        List<ProofCheck> checks = new ArrayList<>();
        laws.forEach(law -> checks.addAll(of.apply(new PhaseProofs(law))));
        return checks;
    }

    private List<StatedClaim> claims(Function<PhaseClaims, List<StatedClaim>> of) {
        List<StatedClaim> claims = new ArrayList<>();
        laws.forEach(law -> claims.addAll(of.apply(new PhaseClaims(law))));
        return claims.stream().distinct().toList();
    }

    private static String when(PhaseLaw law) {
        return law.condition().isEmpty() ? "" : " ($" + law.condition() + "$)";
    }

    private static String texWhen(PhaseLaw law) {
        return law.condition().isEmpty() ? "" : "\\qquad(" + FormulaTex.of(law.condition(), SymbolTex.GENERAL) + ")";
    }

    private static SymbolTex symbols(PhaseLaw law) {
        return new SymbolTex(List.of(law.two().a().name(), law.two().b().name()));
    }

    private Step early() {
        List<String> tex = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (PhaseLaw law : laws) {
            Expr relation = PhaseLaw.shown(law.earlySecond());
            tex.add(symbols(law).of(PhaseLaw.lengthB(law.two()).name()) + "=" + relation.tex(symbols(law))
                    + texWhen(law));
            text.append(text.length() == 0 ? "" : "; ")
                    .append("$u_B = ")
                    .append(relation.text())
                    .append('$')
                    .append(when(law));
        }
        return new Step(
                "TM-1",
                "Early phase",
                "While both maps are small, $e = Sigma_yx$ and an aligned start keeps its directions: $du_m/dt = g_m s_m$ with"
                        + " $s_m = ||Sigma_yxm||$. With $k = s_B/s_A <= 1$ and both lengths $u0$ at the start: " + text
                        + ".",
                tex,
                checks(PhaseProofs::earlyPhase),
                claims(PhaseClaims::early));
    }

    private Step durations() {
        List<String> tex = new ArrayList<>();
        StringBuilder text = new StringBuilder("$t_A$ is $1/s_A$ times the integral of $du_A/g_A$ from $u0$ to $c$");
        tex.add("t_A=\\frac{1}{s_A}\\int_{u_0}^{c}\\frac{du_A}{g_A(u_A,u_B(u_A))}"
                + "\\qquad(c=1:\\text{ formula},\\;c=\\infty:\\text{ asymptotic})");
        for (PhaseLaw law : laws) {
            Expr integrand = law.integrand();
            text.append("; $1/g_A = ").append(integrand.text()).append('$');
            if (law.regime() == Regime.EARLY) {
                text.append(", and there is no second phase").append(when(law));
                tex.add("t_B-t_A=0\\text{ at leading order}" + texWhen(law));
            } else {
                Expr second = PhaseLaw.shown(law.secondDuration());
                text.append(", $t_B - t_A = ").append(second.text()).append('$').append(when(law));
                tex.add("t_B-t_A=" + secondTex(law) + texWhen(law));
            }
        }
        text.append(
                ". $U_A = ||W_A||^(1/L)$ is the layer norm at the saddle ${A}$, $e_B$ the residual of B there. The integrals are exact"
                        + " for the early flow and for the flow linear in the map of B at the saddle; as half times of the network they"
                        + " are leading order in $u0$, for a start aligned with $Sigma_yxm$ and no sign reversal: the relative error"
                        + " is of the order $1/ln(1/u0)$ for $L = 2$ and $u0^(L-2)$ for $L > 2$, as observed and not proved.");
        List<ProofCheck> checks = checks(PhaseProofs::firstPhase);
        checks.addAll(checks(PhaseProofs::secondPhase));
        return new Step("TM-2", "Phase durations", text.toString(), tex, checks, claims(PhaseClaims::durations));
    }

    private static String secondTex(PhaseLaw law) {
        String power =
                Expr.power(PhaseLaw.UA_SADDLE, law.layers().minus(law.fusion())).tex();
        String saddle = (power.equals("1") ? "" : power + "\\,") + "\\lVert e_B\\rVert";
        if (law.regime() == Regime.EXPONENTIAL) {
            return "\\frac{(1-k)\\,\\ln(1/u_0)}{" + saddle + "}";
        }
        Expr factor = law.fusion().minus(Expr.number(2));
        String shown =
                factor.isOne() ? "" : (factor instanceof Expr.Sum ? "(" + factor.tex() + ")" : factor.tex()) + "\\,";
        Expr start = Expr.power(PhaseLaw.U0, Expr.number(2).minus(law.fusion()));
        if (law.fusion() instanceof Expr.Num) {
            // A factor with a negative exponent is written in the denominator.
            return "\\frac{1-k}{" + shown + Expr.power(start, -1).tex() + "\\," + saddle + "}";
        }
        return "\\frac{(1-k)\\," + start.tex() + "}{" + shown + saddle + "}";
    }

    private Step ratio() {
        List<String> tex = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean late = false;
        for (PhaseLaw law : laws) {
            if (law.regime() == Regime.EARLY) {
                text.append("$t_B/t_A -> 1$").append(when(law)).append("; ");
                tex.add("\\frac{t_B}{t_A}\\to 1" + texWhen(law));
                continue;
            }
            late |= law.isLate() || !law.two().layers().isNumeric();
            if (!law.isLate()) {
                Expr excess = PhaseLaw.shown(new PhaseProofs(law).ratioExcess(Expr.positive("I")));
                text.append("$t_B/t_A = ")
                        .append(Constant.ONE.plus(excess).text())
                        .append('$')
                        .append(when(law))
                        .append("; ");
                tex.add("\\frac{t_B}{t_A}=" + Constant.ONE.plus(excess).tex() + texWhen(law));
            }
        }
        if (laws.stream().anyMatch(law -> law.regime() != Regime.EARLY && !law.isLate())) {
            text.append("$I$ is the integral of [TM-2] in $x = u_A/u0$ from 1 to infinity; ");
            tex.add("I=u_0^{L-2}\\int_{u_0}^{\\infty}\\frac{du_A}{g_A(u_A,u_B(u_A))}");
        }
        if (late) {
            text.append("late fusion ($L = Lf$): $t_B/t_A = ")
                    .append(PhaseLaw.lateRatio().text())
                    .append('$');
            tex.add("\\frac{t_B}{t_A}=1+\\frac{s_A-s_B}{\\lVert e_B\\rVert}\\qquad(L_f=L)");
        }
        String statement = text.toString().replaceAll("; $", "");
        return new Step(
                "TM-3",
                "Time ratio",
                "Leading order in $u0$: " + statement + ".",
                tex,
                checks(PhaseProofs::timeRatio),
                claims(PhaseClaims::ratio));
    }

    private Step bounds() {
        List<PhaseLaw> bounded =
                laws.stream().filter(law -> law.regime() != Regime.EARLY).toList();
        List<String> tex = new ArrayList<>();
        StringBuilder text = new StringBuilder("At leading order, with A learned first, $s_A >= s_B$: the ratio is at"
                + " least 1, and 1 if and only if both speeds are equal.");
        boolean between = bounded.stream().anyMatch(law -> !law.isLate());
        if (between) {
            text.append(
                    " Early on $u_B <= u_A$, so that the norm above the fusion lies between $u_A$ and $Sqrt(2) u_A$ and the"
                            + " integral $I$ of [TM-2] between $1/((L-2) 2^((L-Lf)/2))$ and $1/(L-2)$: this bounds the ratio by the"
                            + " moments on both sides ($L > 2$).");
            tex.add("\\frac{2^{-(L-L_f)/2}}{L-2}\\le I\\le\\frac{1}{L-2}");
        }
        if (bounded.stream().anyMatch(law -> !law.isLate() && law.regime() == Regime.ALGEBRAIC)) {
            text.append(
                    " Of two fusion layers $Lf > 2$ and $Lf + 1$ the later one has the larger ratio for the same data and"
                            + " $L$ as soon as $u0$ is below $U_A (Lf-2)/((Lf-1) 2^((L-Lf)/2))$.");
            tex.add("u_0\\le\\frac{(L_f-2)\\,U_A}{(L_f-1)\\,2^{(L-L_f)/2}}\\;\\Longrightarrow\\;"
                    + "\\frac{t_B}{t_A}\\Big|_{L_f}\\le\\frac{t_B}{t_A}\\Big|_{L_f+1}");
        }
        if (bounded.stream().anyMatch(PhaseLaw::isLate)) {
            text.append(
                    " At late fusion, one input a modality, the ratio grows with the covariance while $e_B > 0$, and is at"
                            + " least $s_A/s_B$ if and only if $0 <= s_A Sigma_AB/Sigma_A <= 2 s_B$, $s_A > s_B > 0$.");
            tex.add("\\frac{t_B}{t_A}\\ge 1+\\frac{s_A-s_B}{s_B+s_A|\\Sigma_{AB}|/\\Sigma_A}\\qquad(L_f=L)");
        }
        List<ProofCheck> checks = new ArrayList<>();
        List<StatedClaim> claims = new ArrayList<>();
        for (PhaseLaw law : bounded) {
            RatioBounds bounds = new RatioBounds(law);
            checks.addAll(bounds.checks());
            claims.addAll(bounds.claims());
        }
        return new Step(
                "TM-4",
                "Bounds of the time ratio",
                text.toString(),
                tex.isEmpty() ? List.of("\\frac{t_B}{t_A}\\ge 1") : tex,
                checks.stream().distinct().toList(),
                claims.stream().distinct().toList());
    }
}
