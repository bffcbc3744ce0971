package org.fusionflow.symbolic.phase;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.flow.ReducedSystem;

/**
 * The durations of the two phases of learning of two modalities fused at layer L_f, where A is learned first, in one
 * of the three regimes of L_f. Tags [TM-1] to [TM-3]. All durations are flow times at leading order in u_0, for an
 * aligned, balanced start.
 *
 * <p>Symbols: {@code u0} start length, {@code sA}, {@code sB} correlation norms, {@code k = sB/sA},
 * {@code kc = 1 - k}, {@code UA} layer norm at the unimodal saddle, {@code normeB} residual norm of B at the saddle.
 *
 * @param regime of the fusion layer
 * @param two the network; its fusion layer is a number or the symbol
 * @param gainA gain of A in {@code uA}, {@code uB}
 * @param gainB gain of B
 * @param earlySecond {@code u_B} as a function of {@code u_A} while both are small
 * @param secondDuration {@code t_B - t_A}; 0 for early fusion
 */
public record PhaseLaw(Regime regime, TwoModality two, Expr gainA, Expr gainB, Expr earlySecond, Expr secondDuration) {

    /** The regimes of the fusion layer. */
    public enum Regime {
        /** L_f = 1: no unimodal saddle. */
        EARLY("1"),
        /** L_f = 2: strict saddle, logarithmic durations. */
        EXPONENTIAL("2"),
        /** L_f &gt; 2: higher-order saddle, durations that are powers of u_0. */
        ALGEBRAIC("> 2");

        private final String fusion;

        Regime(String fusion) {
            this.fusion = fusion;
        }

        public static Regime of(int fusion) {
            return fusion == 1 ? EARLY : fusion == 2 ? EXPONENTIAL : ALGEBRAIC;
        }
    }

    public static final Symbol U0 = Expr.positive("u0");
    static final Symbol K = Expr.positive("k");
    static final Symbol COMPLEMENT = Expr.positive("kc");
    static final Symbol SA = Expr.positive("sA");
    static final Symbol SB = Expr.positive("sB");
    public static final Symbol UA_SADDLE = Expr.positive("UA");
    static final Symbol RESIDUAL = Expr.positive("normeB");

    /** The law of a regime; a symbolic fusion layer is set to 1 or 2 in the first two regimes. */
    public static PhaseLaw of(ReducedSystem system, TwoModality two, Regime regime) {
        Map<String, Expr> fixed = new HashMap<>();
        boolean symbolic = !two.fusion().isNumeric();
        String symbol = two.fusion().layers() == 1 ? "L" : "Lf";
        if (symbolic && regime != Regime.ALGEBRAIC) {
            fixed.put(symbol, Expr.number(regime == Regime.EARLY ? 1 : 2));
        }
        Expr fusion = Expr.depth(two.fusion()).with(fixed);
        Expr layers = Expr.depth(two.layers()).with(fixed);
        Symbol uA = lengthA(two);
        Expr early;
        Expr second;
        if (regime == Regime.EARLY) {
            early = U0.plus(K.times(uA.minus(U0)));
            second = Constant.ZERO;
        } else if (regime == Regime.EXPONENTIAL) {
            early = Expr.power(uA, K).times(Expr.power(U0, COMPLEMENT));
            second = COMPLEMENT
                    .times(Expr.log(U0).negate())
                    .over(Expr.power(UA_SADDLE, layers.minus(fusion)).times(RESIDUAL));
        } else {
            Expr power = Expr.number(2).minus(fusion);
            early = Expr.power(
                    K.times(Expr.power(uA, power)).plus(COMPLEMENT.times(Expr.power(U0, power))),
                    Expr.power(power, -1));
            second = COMPLEMENT
                    .times(Expr.power(U0, power))
                    .over(fusion.minus(Expr.number(2))
                            .times(Expr.power(UA_SADDLE, layers.minus(fusion)))
                            .times(RESIDUAL));
        }
        return new PhaseLaw(
                regime,
                two,
                system.gains().get(0).with(fixed),
                system.gains().get(1).with(fixed),
                early,
                second);
    }

    static Symbol lengthA(TwoModality two) {
        return ReducedSystem.length(two.a());
    }

    public static Symbol lengthB(TwoModality two) {
        return ReducedSystem.length(two.b());
    }

    /** The law for numeric depths. */
    public static PhaseLaw of(ReducedSystem system) {
        TwoModality two = system.tree()
                .asTwoModality()
                .orElseThrow(() -> new IllegalArgumentException("not two modalities of equal depth"));
        return of(system, two, Regime.of(two.fusion().value()));
    }

    public boolean isLate() {
        return two.afterFusion().equals(Depth.of(0));
    }

    /** L as an expression, for the regime's fusion layer. */
    public Expr layers() {
        return Expr.depth(two.layers()).with(fixed());
    }

    /** L_f as an expression, for the regime's fusion layer. */
    public Expr fusion() {
        return Expr.depth(two.fusion()).with(fixed());
    }

    private Map<String, Expr> fixed() {
        if (two.fusion().isNumeric() || regime == Regime.ALGEBRAIC) {
            return Map.of();
        }
        return Map.of(two.fusion().layers() == 1 ? "L" : "Lf", Expr.number(regime == Regime.EARLY ? 1 : 2));
    }

    /**
     * The fusion layers for which the law holds: {@code Lf > 2} or the like; empty if the architecture's fusion layer
     * is a number.
     */
    public String condition() {
        if (two.fusion().isNumeric()) {
            return "";
        }
        return two.fusion() + (regime == Regime.ALGEBRAIC ? " " : " = ") + regime.fusion;
    }

    /** {@code dt/du_A} times {@code s_A} in phase 1, in {@code uA} and {@code uB}. */
    public Expr integrand() {
        return Expr.power(gainA, -1);
    }

    /** {@code 1 + (sA - sB)/normeB}, the limit of t_B/t_A for late fusion. */
    public static Expr lateRatio() {
        return Constant.ONE.plus(SA.minus(SB).over(RESIDUAL));
    }

    /** An expression for printing, with {@code 1-k} written out. */
    public static Expr shown(Expr expr) {
        return expr.with(Map.of("kc", Constant.ONE.minus(K)));
    }

    /** The law's expressions by name; {@code earlyPhase} is {@code u_B}, and {@code I} in {@code timeRatio} the integral of [TM-2]. */
    public Map<String, Expr> expressions() {
        Map<String, Expr> expressions = new LinkedHashMap<>();
        expressions.put("earlyPhase", shown(earlySecond));
        expressions.put("firstIntegrand", integrand());
        expressions.put("second", shown(secondDuration));
        Expr ratio;
        if (regime == Regime.EARLY) {
            ratio = Constant.ONE;
        } else if (isLate()) {
            ratio = lateRatio();
        } else {
            ratio = Constant.ONE.plus(shown(new PhaseProofs(this).ratioExcess(Expr.positive("I"))));
        }
        expressions.put("timeRatio", ratio);
        return expressions;
    }

    /** The same as text; {@code earlyPhase} is an equation. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        expressions().forEach((name, expr) -> texts.put(name, expr.text()));
        texts.computeIfPresent("earlyPhase", (name, text) -> lengthB(two).name() + " == " + text);
        return texts;
    }
}
