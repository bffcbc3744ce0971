package org.fusionflow.claims.asymptotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.asymptotic.Convergence.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of functions of the start whose limits are known, against the errors that are stated for them. */
class ExtrapolationTest {
    private static final double NOISE = 1e-12;

    private static final StartWindow TINY =
            StartWindow.tiny(FusionTree.parse("(A:2,B:2):0")).orElseThrow();

    private static final StartWindow MODERATE =
            StartWindow.moderate(FusionTree.parse("(A:3,B:3):0")).orElseThrow();

    private static Convergence of(StartWindow window, DoubleUnaryOperator error) {
        double[] errors = window.starts().stream()
                .mapToDouble(u0 -> error.applyAsDouble(u0))
                .toArray();
        // Rounding errors of a size, with signs that do not repeat.
        double[] noisy = IntStream.range(0, errors.length)
                .mapToDouble(i -> errors[i] + NOISE * Math.sin(37.0 * i * i))
                .toArray();
        double[] uncertainties = new double[errors.length];
        Arrays.fill(uncertainties, NOISE);
        return Convergence.of(noisy, uncertainties, window);
    }

    private static double l(double u0) {
        return -Math.log(u0);
    }

    /** Functions of ln(1/u0) as they occur: ratios of linear functions, with powers of u0. */
    private static final Map<String, DoubleUnaryOperator> VANISHING = Map.of(
            "ratio", u0 -> (3 - 2 * l(u0)) / (1 + l(u0)) + 2,
            "far pole", u0 -> 100 / (l(u0) + 70),
            "square", u0 -> 5 / l(u0) - 30 / (l(u0) * l(u0)),
            "inverse", u0 -> 0.3 / l(u0),
            "power", u0 -> Math.pow(u0, 0.4) * (1 + l(u0)),
            "zero", u0 -> 0);

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-4, -1e-3, 1e-5, 0.3, -7})
    void limitsAreWithinTheStatedErrors(double limit) {
        VANISHING.forEach((name, function) -> {
            Convergence result = of(TINY, u0 -> limit + function.applyAsDouble(u0));
            assertEquals(limit, result.limit(), result.resolution(), name);
            assertTrue(result.resolution() < 1e-6, name + " " + result);
            assertEquals(limit == 0 ? Outcome.VANISHES : Outcome.DOES_NOT, result.outcome(), name + " " + result);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, -0.3})
    void powersAreExtrapolatedAtModerateStarts(double limit) {
        List<DoubleUnaryOperator> functions =
                List.of(u0 -> 3 * u0, u0 -> Math.pow(u0, 0.8) - 2 * Math.pow(u0, 1.3), u0 -> u0 * u0 * l(u0) + u0);
        for (DoubleUnaryOperator function : functions) {
            Convergence result = of(MODERATE, u0 -> limit + function.applyAsDouble(u0));
            assertEquals(limit, result.limit(), result.resolution());
            assertEquals(limit == 0 ? Outcome.VANISHES : Outcome.DOES_NOT, result.outcome(), result.toString());
        }
    }

    /** They tend to 0 or to infinity beyond all starts; neither is claimed of the first three, and none is supported. */
    @Test
    void slowFunctionsAreUnclear() {
        List<DoubleUnaryOperator> slow = List.of(
                u0 -> 1 / Math.log(l(u0)),
                u0 -> 0.01 / Math.log(l(u0)) + 0.3 / l(u0),
                u0 -> 1 / Math.sqrt(l(u0)),
                u0 -> Math.log(l(u0)) / l(u0),
                u0 -> 1e-5 * Math.log(l(u0)));
        for (int i = 0; i < slow.size(); i++) {
            for (StartWindow window : List.of(TINY, MODERATE)) {
                Convergence result = of(window, slow.get(i));
                assertNotEquals(Outcome.VANISHES, result.outcome(), i + " " + result);
                assertTrue(i >= 4 || result.outcome() == Outcome.UNCLEAR, i + " " + result);
            }
        }
    }

    @Test
    void whatGrowsDoesNotTendToZero() {
        List<DoubleUnaryOperator> growing =
                List.of(u0 -> 1e-3 * l(u0), u0 -> Math.sqrt(l(u0)), u0 -> 1e-9 / Math.sqrt(u0), u0 -> -2 - 0.1 * l(u0));
        for (DoubleUnaryOperator function : growing) {
            Convergence result = of(TINY, function);
            assertEquals(Outcome.DOES_NOT, result.outcome(), result.toString());
            assertTrue(Double.isInfinite(result.limit()), result.toString());
        }
    }

    /** With values that are uncertain by 1e-4, a constant of 1e-5 is not seen, and nothing is supported. */
    @Test
    void uncertainValuesSupportNothing() {
        double[] errors = new double[TINY.starts().size()];
        double[] uncertainties = new double[errors.length];
        Arrays.fill(uncertainties, 1e-4);
        Convergence result = Convergence.of(errors, uncertainties, TINY);
        assertEquals(Outcome.UNCLEAR, result.outcome());
        assertTrue(result.resolution() >= 1e-4);
        assertTrue(result.isLimitedByTimes());
    }
}
