package org.fusionflow.reduced.phase;

import java.util.OptionalDouble;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.GaussRule;

/**
 * The second modality starts along {@code Sigma_yxB} but leaves the saddle along {@code e_B}. The part across e_B is frozen while
 * the part along it grows, which delays the escape; if the two are opposite, the aligned start never escapes. Tag [TM-2].
 *
 * @param cosine of the angle between {@code Sigma_yxB} and {@code e_B}; NaN if one of them is 0
 */
public record Misalignment(double cosine) {
    /** Opposite to rounding: 1 + cos of two opposite vectors in double precision stays below this for hundreds of inputs. */
    private static final double OPPOSITE = 4e-15;

    public static Misalignment of(Moments moments, LearningOrder order) {
        Vector start = moments.correlation(order.second());
        Vector growth = moments.modalities().block(order.saddle().residual(), order.second());
        double cosine = start.dot(growth) / (start.norm() * growth.norm());
        return new Misalignment(Math.max(-1, Math.min(1, cosine)));
    }

    /** True if B is carried through 0: on the manifold it gets stuck there. Always so in one dimension if the signs differ. */
    public boolean isReversal() {
        return cosine <= -1 + OPPOSITE;
    }

    public double degrees() {
        return Math.toDegrees(Math.acos(cosine));
    }

    /**
     * {@code t_B - t_A} with the misalignment, leading order in u0: for L_f = 2 the aligned value plus
     * {@code ln(2/(1 + cos))/Lambda}; for L_f &gt; 2 the integral of {@code dx/(Lambda (x^2 + y^2)^((L_f-1)/2))} from the part
     * along e_B up, y being the part across. After a reversal only L = L_f = 2 has a known law for a generic start,
     * {@code (1 + k) ln(1/u0)/||e_B||}.
     *
     * @return empty where no law is known
     */
    public OptionalDouble second(PhaseTimes times, int layers, int fusion) {
        if (times.isEarly() || !(times.residualNorm > 0) || Double.isNaN(cosine)) {
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
        // x = length * (cos + tan-like part): with x = length y the integral is length^(2-Lf) times one of order 1.
        return OptionalDouble.of(Math.pow(length, 2 - fusion) / rate * escape(cosine, sine, fusion - 1));
    }

    /** The asymptotic ratio {@code t_B/t_A} with the misalignment; empty where no law is known. */
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
     * Integral of {@code (x^2 + s^2)^(-p/2)} from c to infinity, {@code c^2 + s^2 = 1}, {@code p >= 2}. With
     * {@code x = c + z/(1-z)} the integrand is smooth on [0, 1].
     */
    private static double escape(double c, double s, int p) {
        if (s == 0) {
            return 1.0 / (p - 1);
        }
        // 200 panels resolve a pole at distance s down to 1e-3 of the interval, where the reversal rule takes over.
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
