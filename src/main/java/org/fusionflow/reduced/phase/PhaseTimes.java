package org.fusionflow.reduced.phase;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.GaussRule;
import org.fusionflow.reduced.flow.CompiledPhase;
import org.fusionflow.reduced.flow.FirstPhase;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.phase.PhaseLaw.Regime;

/**
 * The leading-order phase durations of [TM-1] to [TM-3] for given data: the expressions that {@code symbolic} derived,
 * evaluated. Valid for u0 below 1, an aligned start and no sign reversal; errors are O(1/ln(1/u0)) for L = 2 and O(u0^(L-2))
 * otherwise.
 */
public final class PhaseTimes {
    /** The integrand of the asymptotic duration decays like exp(-(L-2) s): beyond 42 e-foldings nothing is left in a double. */
    private static final double LAST_EFOLDING = 42;

    /** Residual norm at the saddle, relative to the correlations, that counts as 0: double rounding of exact statistics. */
    private static final double PERMANENT = 1e-9;

    /** Laws are made by algebra, which takes longer than evaluating them: once an architecture. */
    private static final Map<FusionTree, PhaseLaw> LAWS = new ConcurrentHashMap<>();

    /** The law's A stands for the modality that is learned first, whatever its name. */
    private final PhaseLaw law;

    private final double u0;
    private final int layers;
    private final Map<String, Double> values = new HashMap<>();
    private final double speed;
    private final FirstPhase integrand;
    private final double firstFormula;
    private final double firstAsymptotic;

    /** Norm of the residual of the second modality at the unimodal saddle. */
    public final double residualNorm;

    public PhaseTimes(FusionTree tree, Moments moments, LearningOrder order, double u0) {
        law = LAWS.computeIfAbsent(tree, t -> PhaseLaw.of(ReducedSystem.of(t)));
        this.u0 = u0;
        this.layers = law.two().layers().value();
        this.integrand = CompiledPhase.of(tree, law);
        this.speed = moments.speed(order.first());
        double k = moments.speed(order.second()) / speed;
        Vector saddleMap = moments.modalities().block(order.saddle().map(), order.first());
        residualNorm = moments.modalities()
                .block(order.saddle().residual(), order.second())
                .norm();
        values.put("u0", u0);
        values.put("k", k);
        values.put("kc", 1 - k);
        values.put("sA", speed);
        values.put("sB", moments.speed(order.second()));
        values.put("UA", Math.pow(saddleMap.norm(), 1.0 / layers));
        values.put("normeB", residualNorm);
        firstFormula = u0 < 1 ? firstDuration(Math.log(1 / u0)) : Double.NaN;
        firstAsymptotic = layers == 2 ? firstFormula : firstDuration(LAST_EFOLDING / (layers - 2));
    }

    /** True if nothing is left for the second modality where only the first is learned. */
    public boolean isPermanent() {
        return !isEarly() && !(residualNorm > PERMANENT * speed);
    }

    public boolean isEarly() {
        return law.regime() == Regime.EARLY;
    }

    boolean isLate() {
        return law.isLate() && !isEarly();
    }

    TwoModality network() {
        return law.two();
    }

    double value(String symbol) {
        return values.getOrDefault(symbol, Double.NaN);
    }

    /** {@code t_A} up to u_A = 1. */
    public double firstFormula() {
        return firstFormula;
    }

    /** {@code t_A} without a cut-off; for L = 2, where that diverges, the same as {@link #firstFormula}. */
    public double firstAsymptotic() {
        return firstAsymptotic;
    }

    /**
     * Gauss quadrature over s = ln(u_A/u0), where the integrand is smooth and decays exponentially: panels of one e-folding leave an error
     * below 1e-13.
     */
    private double firstDuration(double efoldings) {
        int panels = Math.max(1, (int) Math.ceil(efoldings));
        double k = value("k");
        return GaussRule.FINE.integral(
                        s -> {
                            double length = u0 * Math.exp(s);
                            return length * integrand.inverseGain(length, u0, k);
                        },
                        0,
                        efoldings,
                        panels)
                / speed;
    }

    /** {@code t_B - t_A}; infinite if the residual at the saddle is 0, 0 for early fusion. */
    double second() {
        return isEarly() ? 0 : law.secondDuration().value(values);
    }

    /** Time ratio with t_A up to u_A = 1; the limit law for early and late fusion. */
    public double formulaRatio() {
        return limitRatio().orElseGet(() -> 1 + second() / firstFormula());
    }

    /** Time ratio with t_A without cut-off; the limit law for early and late fusion. */
    public double asymptoticRatio() {
        return limitRatio().orElseGet(() -> 1 + second() / firstAsymptotic());
    }

    private OptionalDouble limitRatio() {
        if (isEarly()) {
            return OptionalDouble.of(1);
        }
        return isLate() ? OptionalDouble.of(PhaseLaw.lateRatio().value(values)) : OptionalDouble.empty();
    }
}
