package org.fusionflow.reduced.phase;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.OncePerTree;
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
 * Evaluates the leading-order phase durations of [TM-1] to [TM-3] for given data, from the expressions that
 * {@code symbolic} derived. Valid for u0 below 1, an aligned start and no sign reversal. Relative errors are
 * O(1/ln(1/u0)) for L = 2 and O(u0^(L-2)) otherwise. All times are flow times.
 */
public final class PhaseTimes {
    /**
     * Largest upper limit of the integral of the asymptotic duration, in e-foldings: its integrand decays like
     * exp(-(L-2) s), and the rest is below double precision.
     */
    private static final double LAST_EFOLDING = 42;

    /** Deriving a law takes longer than evaluating it, so each is derived once per architecture. */
    private static final OncePerTree<PhaseLaw> LAWS = new OncePerTree<>();

    /** The symbols of A in the law stand for the modality that is learned first, whatever its name. */
    private final PhaseLaw law;

    private final double u0;
    private final int layers;
    private final Map<String, Double> values = new HashMap<>();
    private final double speed;
    private final FirstPhase integrand;
    private final double firstFormula;
    private final double firstAsymptotic;
    private final boolean nothingLeft;

    /** Norm of the residual of the second modality at the unimodal saddle. */
    public final double residualNorm;

    /**
     * Evaluates the law of a tree.
     *
     * @param tree two modalities of equal depth fused at one layer
     * @param moments in the tree's leaf order
     * @param order which modality is learned first
     * @param u0 start length, between 0 and 1
     */
    public PhaseTimes(FusionTree tree, Moments moments, LearningOrder order, double u0) {
        law = LAWS.of(tree, t -> PhaseLaw.of(ReducedSystem.of(t)));
        this.u0 = u0;
        this.layers = law.two().layers().value();
        this.integrand = CompiledPhase.of(tree, law);
        this.speed = moments.speed(order.first());
        double k = moments.speed(order.second()) / speed;
        Vector saddleMap = moments.modalities().block(order.saddle().map(), order.first());
        residualNorm = moments.modalities()
                .block(order.saddle().residual(), order.second())
                .norm();
        nothingLeft = order.saddle().residualOf(order.second()).isZero();
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

    /**
     * True if the second modality has no residual at the saddle where only the first is learned, or none that can be told
     * from 0, so that there is no time at which it is learned.
     */
    public boolean isPermanent() {
        return !isEarly() && nothingLeft;
    }

    /** True for early fusion, L_f = 1. */
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

    /** {@code t_A}, the time until u_A = 1. */
    public double firstFormula() {
        return firstFormula;
    }

    /**
     * {@code t_A} in the limit of a small start, integrated to infinite u_A; for L = 2, where that diverges, the same
     * as {@link #firstFormula}.
     */
    public double firstAsymptotic() {
        return firstAsymptotic;
    }

    /**
     * Gauss quadrature over s = ln(u_A/u0), where the integrand is smooth and decays exponentially; panels of one
     * e-folding give an error below 1e-13.
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

    /** {@code t_B - t_A}; infinite if the residual at the saddle is 0, and 0 for early fusion. */
    double second() {
        return isEarly() ? 0 : law.secondDuration().value(values);
    }

    /** Time ratio with t_A until u_A = 1; for early and late fusion, its limit for small u0. */
    public double formulaRatio() {
        return limitRatio().orElseGet(() -> 1 + second() / firstFormula());
    }

    /** Time ratio with t_A integrated to infinite u_A; for early and late fusion, its limit for small u0. */
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
