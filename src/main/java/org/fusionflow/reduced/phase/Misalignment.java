package org.fusionflow.reduced.phase;

import java.util.OptionalDouble;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.GaussRule;

/**
 * Angle between the directions along which the second modality B starts, {@code Sigma_yxB}, and leaves the saddle,
 * {@code e_B}; tags [TM-2], [CO-6] and [CO-7] ({@code derivations/corrections.md}). The component of the row
 * orthogonal to e_B stays constant while the component along e_B grows, which delays the escape. If the two
 * directions are opposite, the aligned start never escapes.
 *
 * @param cosine of the angle between {@code Sigma_yxB} and {@code e_B}; NaN if one of them is 0
 */
public record Misalignment(double cosine) {
    /**
     * Two vectors are opposite up to round-off if 1 + cos is below this: its round-off stays smaller for hundreds of
     * inputs.
     */
    private static final double OPPOSITE = 4e-15;

    /** The misalignment for given data. */
    public static Misalignment of(Moments moments, LearningOrder order) {
        Vector start = moments.correlation(order.second());
        Vector growth = moments.modalities().block(order.saddle().residual(), order.second());
        double cosine = start.dot(growth) / (start.norm() * growth.norm());
        return new Misalignment(Math.max(-1, Math.min(1, cosine)));
    }

    /**
     * True if the row of B would have to cross 0, which it cannot on the manifold. For a single input this is so
     * whenever the signs differ.
     */
    public boolean isReversal() {
        return cosine <= -1 + OPPOSITE;
    }

    /** The angle in degrees, from 0 to 180. */
    public double degrees() {
        return Math.toDegrees(Math.acos(cosine));
    }

    /**
     * {@code t_B - t_A} with the misalignment, at leading order in u0. For L_f = 2 it is the aligned value plus
     * {@code ln(2/(1 + cos))/Lambda}; for L_f &gt; 2 it is the integral of
     * {@code dx/(Lambda (x^2 + y^2)^((L_f-1)/2))}, where x is the component along e_B and y the constant orthogonal
     * one. After a sign reversal a formula for a generic start is known for L = L_f = 2 only:
     * {@code (1 + k) ln(1/u0)/||e_B||}.
     *
     * @param times durations of the aligned case
     * @param layers L
     * @param fusion L_f
     * @return flow time; empty where no formula is known
     */
    public OptionalDouble second(PhaseTimes times, int layers, int fusion) {
        if (times.isEarly() || times.isPermanent() || Double.isNaN(cosine)) {
            return OptionalDouble.empty();
        }
        if (isReversal()) {
            return layers == 2 && fusion == 2
                    ? OptionalDouble.of((1 + times.value("k")) * -Math.log(times.value("u0")) / times.residualNorm)
                    : OptionalDouble.empty();
        }
        double rate = Math.pow(times.value("UA"), layers - fusion) * times.residualNorm;
        if (fusion == 2) {
            return OptionalDouble.of(times.second() + Math.log(2 / (1 + cosine)) / rate);
        }
        double length = Math.pow(times.value("kc"), 1.0 / (2 - fusion)) * times.value("u0");
        double sine = Math.sqrt((1 - cosine) * (1 + cosine));
        // With x = length * y the integral is length^(2-Lf) times an integral of order 1, evaluated below.
        return OptionalDouble.of(Math.pow(length, 2 - fusion) / rate * escape(cosine, sine, fusion - 1));
    }

    /** The asymptotic time ratio {@code t_B/t_A} with the misalignment; empty where no formula is known. */
    public OptionalDouble correctedRatio(PhaseTimes times) {
        if (times.isEarly()) {
            return OptionalDouble.of(times.asymptoticRatio());
        }
        OptionalDouble second = second(
                times,
                times.network().layers().value(),
                times.network().fusion().value());
        return second.isPresent()
                ? OptionalDouble.of(1 + second.getAsDouble() / times.firstAsymptotic())
                : OptionalDouble.empty();
    }

    /**
     * Integral of {@code (x^2 + s^2)^(-p/2)} from c to infinity, with {@code c^2 + s^2 = 1} and {@code p >= 2}. With
     * {@code x = c + z/(1-z)} the integrand is smooth on [0, 1].
     */
    private static double escape(double c, double s, int p) {
        if (s == 0) {
            return 1.0 / (p - 1);
        }
        // 200 panels resolve a pole at distance s down to 1e-3 of the interval; closer poles count as reversals.
        return GaussRule.FINE.integral(
                z -> {
                    double x = c + z / (1 - z);
                    return Math.pow(x * x + s * s, -0.5 * p) / ((1 - z) * (1 - z));
                },
                0,
                1,
                200);
    }
}
