package org.fusionflow.symbolic.algebra;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.fusionflow.expression.Rational;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exponents and root orders beyond an int are exact or refused, never cut: a number cut off is another number. */
class ExactExponentsTest {
    private static final Expr X = Expr.positive("x");
    private static final Expr Y = Expr.positive("y");
    private static final Expr Z = Expr.real("z");
    private static final Expr ONE = Constant.ONE;

    private static Expr power(Expr base, long numerator, long denominator) {
        return Expr.power(base, Expr.number(Rational.of(numerator, denominator)));
    }

    private static void notProved(Expr left, Expr right) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertFalse(
                        NormalForm.reducesToZero(left.minus(right)).isProved(),
                        () -> left.text() + " == " + right.text()));
    }

    /** 65537 * 65536 is 65536 modulo 2^32. */
    @Test
    void coprimeRootOrdersWhoseProductOverflowsAnInt() {
        Expr root = power(X, 1, 65536);
        notProved(
                ONE.plus(power(X, 1, 65537)).times(ONE.plus(root)), ONE.plus(X).times(ONE.plus(root)));
        notProved(
                ONE.plus(power(X, 1, 65537)).times(ONE.plus(root)),
                ONE.plus(root).times(ONE.plus(root)));
    }

    @ParameterizedTest
    @ValueSource(longs = {65537, 92683, 1_000_003, 2_147_483_647L, 4_294_967_297L, 1_000_000_000_000L})
    void rootsOfLargeOrderAreNotTheirBase(long order) {
        notProved(power(X, 1, order).plus(power(X, 1, 3)), X.plus(power(X, 1, 3)));
        notProved(power(X, 1, order).plus(power(X, 1, 2)), ONE.plus(power(X, 1, 2)));
        notProved(power(X.plus(Y), 1, order).plus(power(X, 1, 2)), X.plus(Y).plus(power(X, 1, 2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 1_000_000_000L, (1L << 31) + 1, (1L << 32) + 1, -(1L << 32) - 1, Long.MAX_VALUE})
    void largeExponentsAreNotCut(long exponent) {
        notProved(Expr.power(X, exponent).plus(Y), X.plus(Y));
        notProved(Expr.power(X.plus(Y), exponent).plus(Y), X.plus(Y).plus(Y));
        notProved(Expr.power(Z, exponent).plus(Y), Z.plus(Y));
        for (long other : new long[] {(int) exponent, exponent % (1 << 20), exponent - 1}) {
            if (other != exponent) {
                Expr root = power(X, 1, 2);
                notProved(
                        Expr.power(X, exponent).plus(root), Expr.power(X, other).plus(root));
                notProved(power(X, exponent, 3).plus(Y), power(X, other, 3).plus(Y));
            }
        }
    }

    @Test
    void nestedRootsMultiplyTheirOrders() {
        Expr nested = X.plus(ONE);
        for (int i = 0; i < 5; i++) {
            nested = power(nested, 1, 1024).plus(ONE);
        }
        notProved(nested, ONE.plus(ONE));
        Expr inner = power(power(Z.times(Z), 1, 65537), 1, 65536);
        notProved(inner.plus(power(X, 1, 2)), Expr.sqrt(Z.times(Z)).plus(power(X, 1, 2)));
    }

    @Test
    void negativeExponentsAreNotCut() {
        notProved(power(X, -1, 65537).plus(power(X, 1, 65536)), ONE.over(X).plus(power(X, 1, 65536)));
        notProved(
                power(X.plus(Y), -4_294_967_297L, 2).plus(ONE),
                power(X.plus(Y), -1, 2).plus(ONE));
    }

    @Test
    void symbolicExponentsWithLargeDenominators() {
        Expr l = Expr.positive("L");
        Expr small = Expr.power(X, l.times(Expr.number(Rational.of(1, 65537))));
        Expr other = Expr.power(X, l.times(Expr.number(Rational.of(1, 65536))));
        notProved(
                ONE.plus(small).times(ONE.plus(other)),
                ONE.plus(Expr.power(X, l)).times(ONE.plus(other)));
        Expr long32 = Expr.power(X, l.times(Expr.number(Rational.of((1L << 32) + 1))));
        notProved(long32.plus(Y), Expr.power(X, l).plus(Y));
        Expr half = Expr.power(X, l.times(Expr.number(Rational.of((1L << 32) + 1, 2))));
        notProved(half.plus(Y), Expr.power(X, l.times(Constant.HALF)).plus(Y));
    }

    @Test
    void rootsOfNumbersOfManyDigits() {
        Expr two = Expr.number(2);
        Expr large = Expr.power(two, 500_000);
        notProved(power(large, 1, 3), power(two, 1, 3));
        notProved(power(large.plus(ONE), 1, 2), Expr.power(two, 250_000));
        notProved(power(two, 1, 65537).plus(power(two, 1, 65536)), two.plus(power(two, 1, 65536)));
    }

    @Test
    void radicandsOfHighDegree() {
        Expr tall = power(Expr.power(X, 999_983).plus(Y), 1, 999_979);
        notProved(tall.plus(ONE), X.plus(ONE));
        notProved(Expr.power(tall, 999_979 * 2L).plus(ONE), X.plus(ONE));
    }

    /** What is within the limits is still proved. */
    @Test
    void largeOrdersWithinTheLimitsAreExact() {
        assertTrue(NormalForm.equal(
                        Expr.power(ONE.plus(power(X, 1, 65537)), 2),
                        ONE.plus(Expr.number(2).times(power(X, 1, 65537))).plus(power(X, 2, 65537)))
                .isProved());
        assertTrue(NormalForm.equal(
                        power(X, 1, 100).plus(ONE).times(power(X, 1, 101)),
                        power(X, 201, 10_100).plus(power(X, 1, 101)))
                .isProved());
    }

    @Test
    void aFractionHasNoIntValue() {
        Assertions.assertThrows(
                ArithmeticException.class, () -> Rational.of(65537, 65536).intValue());
        Assertions.assertThrows(
                ArithmeticException.class, () -> Rational.of((1L << 31) + 1).intValue());
    }

    /** Enclosures of large powers are right or refused. */
    @Test
    void enclosuresDoNotCutExponents() {
        Map<String, Rational> point = Map.of("x", Rational.of(11, 10));
        for (long exponent : new long[] {1025, (1L << 31) + 1, (1L << 32) + 1, 1_000_000_000L}) {
            Expr difference = Expr.power(X, exponent).minus(X);
            assertTrue(CertainSign.of(difference, point).map(sign -> sign > 0).orElse(true), "exponent " + exponent);
        }
    }
}
