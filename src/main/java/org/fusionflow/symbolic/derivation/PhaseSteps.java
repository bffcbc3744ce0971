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
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;

/** Writes the steps on the early-phase relation, the phase durations and the time ratio: tags [TM-1] to [TM-3]. */
final class PhaseSteps {
    private final List<PhaseLaw> laws;

    PhaseSteps(List<PhaseLaw> laws) {
        this.laws = laws;
    }

    List<Step> steps() {
        return List.of(early(), durations(), ratio());
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
}
