package org.fusionflow.study.continuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.continuation.SpecialPoint.Status;
import org.fusionflow.study.continuation.ZeroSearch.Balance;
import org.fusionflow.study.continuation.ZeroSearch.Zero;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Zeros of functions that are known. */
@Tag("closed-form")
class ZeroSearchTest {
    private static List<Zero> zeros(DoubleUnaryOperator function, double scale, double... values) {
        return ZeroSearch.zeros(Vector.of(values), List.of(), x -> new Balance(function.applyAsDouble(x), scale));
    }

    @Test
    void aCrossingIsLocatedToNeighbouringDoublesAndItsIntervalAllowsForRounding() {
        Zero zero = zeros(x -> x * x - 2, 4, 0, 1, 2, 3).get(0);
        assertEquals(Status.CROSSING, zero.status());
        assertEquals(Math.sqrt(2), zero.value(), Math.ulp(1.0) * 2);
        assertTrue(zero.lower() < Math.sqrt(2) && zero.upper() > Math.sqrt(2));
        // Half width: 16 roundings of 4 over the slope 2 sqrt(2).
        assertEquals(16 * 0x1p-53 * 4 / (2 * Math.sqrt(2)), zero.upper() - Math.sqrt(2), 1e-15);
        assertEquals(1, zeros(x -> x * x - 2, 4, 0, 1, 2, 3).size());
    }

    @Test
    void fallingCrossingsAndSeveralAreFoundInOrder() {
        List<Zero> found = zeros(Math::cos, 1, 0, 2, 4, 6, 8);
        assertEquals(3, found.size());
        for (int i = 0; i < 3; i++) {
            assertEquals((i + 0.5) * Math.PI, found.get(i).value(), 1e-15 * 8);
            assertEquals(Status.CROSSING, found.get(i).status());
        }
    }

    @Test
    void aZeroAtAValueIsACrossingOrATouchByTheSignsAround() {
        Zero crossing = zeros(x -> x, 1, -1, 0, 2).get(0);
        assertEquals(Status.CROSSING, crossing.status());
        assertEquals(0, crossing.value(), 1e-15);
        assertTrue(crossing.lower() < 0 && crossing.upper() > 0);
        Zero touching = zeros(x -> x * x, 1, -1, 0, 2).get(0);
        assertEquals(Status.TOUCHING, touching.status());
        assertEquals(0, touching.value());
        // Half width: the root of 16 roundings.
        assertEquals(Math.sqrt(16 * 0x1p-53), touching.upper(), 1e-20);
        assertEquals(-touching.upper(), touching.lower());
        assertEquals(
                new Zero(Status.TOUCHING, 1, 1, 1),
                zeros(x -> x - 1, 1, 1, 2, 3).get(0));
        assertEquals(
                new Zero(Status.TOUCHING, 3, 3, 3),
                zeros(x -> x - 3, 1, 1, 2, 3).get(0));
    }

    @Test
    void whatVanishesOverAnIntervalIsOneZero() {
        assertEquals(
                List.of(new Zero(Status.VANISHING, 2, 2, 4)),
                zeros(x -> Math.max(0, Math.abs(x - 3) - 1), 1, 1, 2, 3, 4, 5));
        // Noise of rounding is not a row of crossings.
        assertEquals(
                List.of(new Zero(Status.VANISHING, 1, 1, 4)), zeros(x -> x % 2 == 0 ? 1e-16 : -1e-16, 1, 1, 2, 3, 4));
    }

    @Test
    void twoZerosAtNeighbouringValuesAreNoIntervalOfZeros() {
        List<Zero> found = zeros(x -> (x + 3) * (x - 7), 100, -3, 7);
        assertEquals(List.of(new Zero(Status.TOUCHING, -3, -3, -3), new Zero(Status.TOUCHING, 7, 7, 7)), found);
    }

    @Test
    void theValueIsAShortDecimalIfTheIntervalHasOne() {
        assertEquals(0, zeros(x -> x + 1e-17, 1, -1, 2).get(0).value());
        assertEquals(0.3, zeros(x -> 10 * x - 3, 10, 0, 1).get(0).value());
        assertEquals(-1200, zeros(x -> x + 1200 + 1e-13, 1200, -3000, 7).get(0).value());
    }

    @Test
    void aFunctionWithoutZerosHasNone() {
        assertEquals(List.of(), zeros(x -> 1 + x * x, 1, -2, -1, 0, 1));
    }
}
