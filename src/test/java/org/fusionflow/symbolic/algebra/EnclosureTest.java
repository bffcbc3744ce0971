package org.fusionflow.symbolic.algebra;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Random;
import org.fusionflow.expression.Rational;
import org.junit.jupiter.api.Test;

/** Intervals hold the value, are narrow, and refuse what has none. */
class EnclosureTest {
    private static final Expr X = Expr.real("x");

    private static Enclosure at(Expr expr, long above, long below) {
        return Enclosure.of(expr, Map.of("x", Rational.of(above, below)));
    }

    private static void assertHolds(String value, Enclosure enclosure) {
        // The published digits are cut: one more or less in the last place.
        BigDecimal digits = new BigDecimal(value);
        assertTrue(enclosure.low().compareTo(digits.add(digits.ulp())) <= 0, enclosure.low() + " <= " + value);
        assertTrue(enclosure.high().compareTo(digits.subtract(digits.ulp())) >= 0, enclosure.high() + " >= " + value);
        // 35 decimals of the 40 that roots keep.
        BigDecimal width = enclosure.high().subtract(enclosure.low());
        assertTrue(width.compareTo(new BigDecimal("1e-35")) < 0, "width " + width);
    }

    @Test
    void holdsPublishedDigits() {
        assertHolds("1.41421356237309504880168872420969807", at(Expr.sqrt(X), 2, 1));
        assertHolds("1.25992104989487316476721060727822835", at(Expr.power(X, Expr.number(Rational.of(1, 3))), 2, 1));
        assertHolds("0.353553390593273762200422181052424519", at(Expr.power(X, Expr.number(Rational.of(-3, 2))), 2, 1));
        assertHolds("0.693147180559945309417232121458176568", at(Expr.log(X), 2, 1));
        assertHolds("-2.30258509299404568401799145468436420", at(Expr.log(X), 1, 10));
        assertHolds("3.14159265358979323846264338327950288419716939937510582", at(Constant.PI.times(X), 1, 1));
        assertHolds("2.71828182845904523536028747135266249", at(Constant.E.times(X), 1, 1));
        assertHolds("0.135335283236612691893999494972484403", at(Expr.power(Constant.E, X), -2, 1));
        assertHolds("2.66514414269022518865029724987313984", at(Expr.power(X, Expr.sqrt(X)), 2, 1));
    }

    @Test
    void squaresOfRootsHoldWhatWasRooted() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            long above = 1L + random.nextInt(1000);
            long below = 1L + random.nextInt(1000);
            int degree = 2 + random.nextInt(5);
            Enclosure root = at(Expr.power(X, Expr.number(Rational.of(1, degree))), above, below);
            BigDecimal value = new BigDecimal(above).divide(new BigDecimal(below), new MathContext(60));
            // 1e-55 covers the rounding of the division just made.
            BigDecimal slack = new BigDecimal("1e-55").multiply(value);
            assertTrue(root.low().pow(degree).compareTo(value.add(slack)) <= 0, above + "/" + below);
            assertTrue(root.high().pow(degree).compareTo(value.subtract(slack)) >= 0, above + "/" + below);
        }
    }

    @Test
    void excludesZeroOnlyWhereTheValueIsNotZero() {
        assertTrue(at(X, 1, 3).excludesZero());
        assertTrue(at(X, -1, 3).excludesZero());
        assertFalse(at(X, 0, 1).excludesZero());
        Expr hidden = Expr.power(Expr.sqrt(X).plus(Constant.ONE), 2)
                .minus(X)
                .minus(Constant.ONE)
                .minus(Expr.number(2).times(Expr.sqrt(X)));
        assertFalse(at(hidden, 2, 1).excludesZero());
        assertTrue(at(hidden.plus(Expr.number(Rational.of(1, 1_000_000_000_000L))), 2, 1)
                .excludesZero());
    }

    @Test
    void polesAndValuesThatAreNotRealAreRefused() {
        assertThrows(ArithmeticException.class, () -> at(Expr.power(X, -1), 0, 1));
        assertThrows(ArithmeticException.class, () -> at(Expr.sqrt(X), -1, 1));
        assertThrows(ArithmeticException.class, () -> at(Expr.log(X), 0, 1));
        assertThrows(ArithmeticException.class, () -> at(Expr.log(X), -1, 1));
        assertThrows(ArithmeticException.class, () -> at(Expr.power(X, Expr.sqrt(Expr.number(2))), -1, 1));
        assertThrows(ArithmeticException.class, () -> at(Expr.power(Constant.E, X), 5000, 1));
        assertThrows(ArithmeticException.class, () -> at(Expr.real("y"), 1, 1));
    }
}
