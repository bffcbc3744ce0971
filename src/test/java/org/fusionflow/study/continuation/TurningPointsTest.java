package org.fusionflow.study.continuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.continuation.TurningPoints.Interval;
import org.fusionflow.study.continuation.ZeroSearch.Balance;
import org.fusionflow.study.continuation.ZeroSearch.Zero;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Turning points of functions that are known, and all zeros between two arguments by them. */
@Tag("closed-form")
class TurningPointsTest {
    private static TurningPoints of(DoubleUnaryOperator function, double from, double to) {
        return TurningPoints.of(x -> new Balance(function.applyAsDouble(x), 1e-3), from, to);
    }

    private static void assertTurns(double expected, TurningPoints found) {
        assertTrue(
                found.points().stream()
                        .anyMatch(x -> Math.abs(x - expected) < 1e-7 * Math.max(1e-3, Math.abs(expected))),
                expected + " in " + found.points());
        assertEquals(List.of(), found.unresolved());
    }

    private static List<Double> zeros(DoubleUnaryOperator function, double from, double to) {
        return ZeroSearch.zeros(
                        Vector.of(from, to),
                        of(function, from, to).points(),
                        x -> new Balance(function.applyAsDouble(x), 1e-3))
                .stream()
                .map(Zero::value)
                .toList();
    }

    @Test
    void polynomialsTurnWhereTheirDerivativesVanish() {
        assertTurns(2, of(x -> (x + 3) * (x - 7), -10, 10.5));
        assertTurns(2e-3, of(x -> (x - 1e-3) * (x - 3e-3), 1e-5, 1e5));
        assertTurns(-2e3, of(x -> (x + 1e3) * (x + 3e3), -1e5, -1e-5));
        assertTurns(0, of(x -> x * x * x * x, -1, 1));
    }

    @Test
    void smoothFunctionsAreTakenInPieces() {
        TurningPoints sine = of(Math::sin, -30, 40);
        for (int k = -9; k <= 11; k++) {
            assertTurns((k + 0.5) * Math.PI, sine);
        }
        assertTurns(1, of(x -> x + 1 / x, 0.01, 100));
        assertTurns(Math.exp(-1), of(x -> x * Math.log(x), 1e-4, 10));
    }

    @Test
    void allZerosAreFoundBetweenTwoArguments() {
        assertEquals(List.of(-3.0, 7.0), zeros(x -> (x + 3) * (x - 7), -10, 10.5));
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0), zeros(x -> (x - 1) * (x - 2) * (x - 3) * (x - 4), 0.5, 100));
        assertEquals(List.of(0.1, 0.1001), zeros(x -> (x - 0.1) * (x - 0.1001), -5, 5));
        assertEquals(List.of(2.0, 5.0), zeros(x -> (x - 2) * (x - 2) * (x - 5), -5, 50));
        assertEquals(List.of(0.0), zeros(x -> x * x * x, -7, 50));
    }

    @Test
    void whatIsNotSmoothIsNamed() {
        TurningPoints kink = TurningPoints.of(x -> new Balance(Math.abs(x - 0.3), 1), 0, 1);
        assertTrue(kink.points().stream().anyMatch(x -> Math.abs(x - 0.3) < 1e-5));
        assertEquals(1, kink.unresolved().size());
        Interval at = kink.unresolved().get(0);
        assertTrue(at.from() <= 0.3 && at.to() >= 0.3 && at.to() - at.from() < 1e-5, at.toString());
        assertTrue(of(x -> x < 2 ? Double.NaN : x, 1, 3).unresolved().size() > 0);
        assertEquals(List.of(), of(x -> 0, -1, 1).unresolved());
        assertEquals(new TurningPoints(List.of(), List.of()), of(x -> x, 1, 1));
    }
}
