package org.fusionflow.reduced.saddle;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.linear.Vector;

/**
 * The way in which one unlearned modality leaves a fixed point: {@code du/dt = rate u^order} along
 * {@link #direction}, tag [SG-9]. This is the limit for {@code u -> 0} without the modalities in {@link #companions},
 * which increase the rate.
 *
 * @param modality index in leaf order
 * @param name of the modality
 * @param residual {@code e_m = Sigma_yxm - w_S Sigma_Sm}, a row
 * @param order number of small factors of the gain, {@code d_eff - 1}; at least 1 at a fixed point
 * @param gain the other factors of the gain: product of {@code N_e^(d_e)} over the edges above with a learned leaf
 * @param vanishing whether the residual is 0
 * @param companions unlearned modalities that share a small edge with it, tag [SG-10]
 */
public record Exit(
        int modality,
        String name,
        Vector residual,
        int order,
        double gain,
        ZeroVerdict vanishing,
        List<String> companions) {
    public Exit {
        companions = List.copyOf(companions);
    }

    /** {@code ||e_m||}. */
    public double residualNorm() {
        return residual.norm();
    }

    /** Growth rate {@code Lambda_m = ||e_m|| gain}; 0 without an escape. */
    public double rate() {
        return isOpen() ? residual.norm() * gain : 0;
    }

    /** True unless the residual is 0, or cannot be told from 0. */
    public boolean isOpen() {
        return !vanishing.isZero();
    }

    /** Time course; none without an escape. */
    public EscapeLaw law() {
        return EscapeLaw.of(order, isOpen());
    }

    /** The unit vector along which the modality grows; empty without an escape. */
    public Optional<Vector> direction() {
        return isOpen() ? Optional.of(residual.times(1 / residual.norm())) : Optional.empty();
    }

    /**
     * Flow time in which an aligned length grows from {@code from} to {@code to} by [SG-12] or [SG-13]; empty without
     * an escape.
     *
     * @param from &gt; 0
     * @param to at least {@code from}
     * @throws IllegalArgumentException if an argument is out of range or NaN
     */
    public OptionalDouble duration(double from, double to) {
        if (!(from > 0 && to >= from)) {
            throw new IllegalArgumentException("lengths from " + from + " to " + to + ": expected 0 < from <= to");
        }
        if (!isOpen()) {
            return OptionalDouble.empty();
        }
        // With p = order - 1: (from^-p - to^-p)/p, without cancellation if the lengths are close.
        double p = order - 1;
        double folds = Math.log(to / from);
        double span = p == 0 ? folds : Math.pow(to, -p) * Math.expm1(p * folds) / p;
        return OptionalDouble.of(span / rate());
    }
}
