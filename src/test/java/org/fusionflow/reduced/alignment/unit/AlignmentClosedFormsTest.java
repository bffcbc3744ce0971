package org.fusionflow.reduced.alignment.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The closed forms of {@code derivations/alignment-law.md} against the program's own G. For signs the samples are all corners, and both are equal. For
 * Gaussian inputs samples stand on rays in equal angles, at the radii of a quadrature: polar coordinates with many rays.
 */
@Tag("closed-form")
class AlignmentClosedFormsTest {
    /** The error of so many rays of a continuous function with kinks is of second order in their distance, 1e-5; of one with jumps of first order. */
    private static final int RAYS = 20_000;

    private static final double CONTINUOUS = 1e-6;
    private static final double JUMPS = 1e-3;

    private static final double V = 1.7;

    /** {@code G(u)} of a target on rays, with the mean of the power of the radius that belongs to it. */
    private static double onRays(DoubleBinaryOperator target, double radial, double slope, double[] u) {
        double[] x = new double[2 * RAYS];
        double[] y = new double[RAYS];
        for (int p = 0; p < RAYS; p++) {
            double angle = 2 * Math.PI * (p + 0.5) / RAYS;
            x[2 * p] = Math.cos(angle);
            x[2 * p + 1] = Math.sin(angle);
            y[p] = radial * target.applyAsDouble(x[2 * p], x[2 * p + 1]);
        }
        return new KinkPlanes(Branch.single(2, x), slope).correlation(1, y).at(u);
    }

    private static void assertForm(
            DoubleBinaryOperator target, double radial, ToDoubleFunction<Double> form, double tolerance, double psi) {
        double[] u = {Math.cos(psi), Math.sin(psi)};
        assertEquals(form.applyAsDouble(psi), onRays(target, radial, 0, u), tolerance);
    }

    /** [AL-18] for degrees 1 to 3: the means of the radius, its square and its cube. */
    private static final double M1 = Math.sqrt(Math.PI * V / 2);

    private static final double M2 = 2 * V;
    private static final double M3 = 3 * V * Math.sqrt(Math.PI * V / 2);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.8, 1.2, 1.5})
    void targetsOfGaussianInputs(double psi) {
        double unit = Math.pow(V, 1.5) / Math.sqrt(2 * Math.PI);
        assertForm((a, b) -> a, M2, t -> V / 2 * Math.cos(t), CONTINUOUS, psi);
        assertForm((a, b) -> 1, M1, t -> Math.sqrt(V / (2 * Math.PI)), CONTINUOUS, psi);
        assertForm(
                (a, b) -> Math.max(a, 0),
                M2,
                t -> V / (2 * Math.PI) * (Math.sin(t) + (Math.PI - t) * Math.cos(t)),
                CONTINUOUS,
                psi);
        assertForm(
                (a, b) -> Math.abs(a),
                M2,
                t -> V / Math.PI * (Math.sin(t) + Math.cos(t) * Math.asin(Math.cos(t))),
                CONTINUOUS,
                psi);
        assertForm((a, b) -> a * a, M3, t -> unit * (1 + Math.pow(Math.cos(t), 2)), CONTINUOUS, psi);
        assertForm((a, b) -> a * b, M3, t -> unit * Math.cos(t) * Math.sin(t), CONTINUOUS, psi);
        assertForm((a, b) -> a * a - b * b, M3, t -> unit * Math.cos(2 * t), CONTINUOUS, psi);
        assertForm(
                (a, b) -> Math.signum(a * b),
                M1,
                t -> Math.sqrt(V / (2 * Math.PI)) * (Math.cos(t) + Math.sin(t) - 1),
                JUMPS,
                psi);
    }

    /** [AL-13]: exact, for every slope. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.7})
    void xorOnSigns(double slope) {
        double[] x = {1, 1, 1, -1, -1, 1, -1, -1};
        double[] y = {-1, 1, 1, -1};
        UnitCorrelation g = new KinkPlanes(Branch.single(2, x), slope).correlation(1, y);
        for (double psi = 0; psi < 6.3; psi += 0.1) {
            double[] u = {Math.cos(psi), Math.sin(psi)};
            double form = (1 - slope) / 4 * (Math.abs(u[0] - u[1]) - Math.abs(u[0] + u[1]));
            assertEquals(form, g.at(u), 1e-15);
        }
        List<UnitMaximum> maxima = CircleMaxima.of(g);
        assertEquals((1 - slope) / 2 * Math.sqrt(2) / 2, maxima.get(0).value(), 1e-15);
    }
}
