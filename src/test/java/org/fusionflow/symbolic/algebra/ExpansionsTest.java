package org.fusionflow.symbolic.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.junit.jupiter.api.Test;

class ExpansionsTest {
    private static final Symbol X = Expr.real("x");
    private static final Symbol T = Expr.positive("t");
    private static final Symbol A = Expr.positive("a");

    private static Expr n(long value) {
        return Expr.number(value);
    }

    private static Expr limit(Expr expr, Symbol variable, Expr point) {
        return new Expansions(variable, Optional.of(point)).limit(expr);
    }

    @Test
    void knownLimits() {
        assertEquals(n(2), limit(Expr.power(X, 2).minus(n(1)).over(X.minus(n(1))), X, n(1)));
        Expr difference = Expr.sqrt(A.plus(T)).minus(Expr.sqrt(A)).over(T);
        assertTrue(NormalForm.equal(limit(difference, T, n(0)), Expr.power(n(2).times(Expr.sqrt(A)), -1))
                .isProved());
        assertEquals(n(1), limit(Expr.log(n(1).plus(X)).over(X), X, n(0)));
        assertEquals(n(1), limit(Expr.power(Constant.E, X).minus(n(1)).over(X), X, n(0)));
        // All terms up to the seventh cancel: sin-like differences of roots.
        Expr deep = Expr.power(n(1).plus(X), 9).minus(n(1)).minus(n(9).times(X)).over(Expr.power(X, 2));
        assertEquals(n(36), limit(deep, X, n(0)));
        Expr course = n(3).over(n(1).plus(A.times(Expr.power(Constant.E, n(-2).times(T)))));
        assertEquals(n(3), new Expansions(T, Optional.empty()).limit(course));
        // The compound rate (1 + a/t)^t tends to E^a.
        Expr compound = Expr.power(n(1).plus(A.over(T)), T);
        assertTrue(NormalForm.equal(new Expansions(T, Optional.empty()).limit(compound), Expr.power(Constant.E, A))
                .isProved());
    }

    @Test
    void whatHasNoLimitIsSaid() {
        assertThrows(ArithmeticException.class, () -> limit(Expr.power(X, -1), X, n(0)));
        assertThrows(
                ArithmeticException.class,
                () -> limit(Expr.sqrt(Expr.power(X, 2)).over(X), X, n(0)));
        assertThrows(ArithmeticException.class, () -> limit(Expr.sqrt(X), X, n(0)));
        assertThrows(ArithmeticException.class, () -> limit(Expr.log(T), T, n(0)));
        assertThrows(
                ArithmeticException.class, () -> new Expansions(T, Optional.empty()).limit(Expr.power(Constant.E, T)));
    }

    @Test
    void aLimitThatDividesByACoefficientSaysSo() {
        Symbol b = Expr.real("b");
        Expansions expansions = new Expansions(X, Optional.of(n(0)));
        assertEquals(Expr.power(b, -1), expansions.limit(X.over(b.times(X).plus(Expr.power(X, 2)))));
        assertTrue(expansions.nonzero().contains(b));
    }

    /** Against the function a little beside the point, in double precision. */
    @Test
    void randomFunctionsTendToTheirLimits() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Expr above = random(random, 3);
            Expr below = random(random, 2);
            Expr expr = above.times(Expr.power(n(1).plus(T), n(random.nextInt(5) - 2)))
                    .over(n(2).plus(below.times(below)));
            Expr limit = new Expansions(T, Optional.of(n(0))).limit(expr);
            Map<String, Double> at = new HashMap<>(Map.of("a", 1.7, "t", 1e-7));
            assertEquals(expr.value(at), limit.value(at), 1e-4 * (1 + Math.abs(limit.value(at))), "seed " + seed);
        }
    }

    private static Expr random(Random random, int depth) {
        if (depth == 0) {
            return List.of(T, A, n(1 + random.nextInt(4)), A.plus(T)).get(random.nextInt(4));
        }
        Expr left = random(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> left.plus(random(random, depth - 1));
            case 1 -> left.times(random(random, depth - 1));
            case 2 -> Expr.sqrt(n(1).plus(Expr.power(left, 2)));
            case 3 -> Expr.log(n(2).plus(Expr.power(left, 2)));
            default -> left.minus(random(random, depth - 1).times(A));
        };
    }

    @Test
    void seriesAgreeWithTaylor() {
        Expr geometric = Expr.power(n(1).minus(X), -1);
        Expr terms = new Expansions(X, Optional.of(n(0))).series(geometric, 3);
        Expr expected = n(1).plus(X).plus(Expr.power(X, 2)).plus(Expr.power(X, 3));
        assertTrue(NormalForm.equal(terms, expected).isProved());
        Expr far = new Expansions(T, Optional.empty()).series(Expr.sqrt(n(1).plus(Expr.power(T, -1))), 2);
        Expr half =
                Expr.power(T, -1).over(n(2)).plus(n(1)).minus(Expr.power(T, -2).over(n(8)));
        assertTrue(NormalForm.equal(far, half).isProved());
    }
}
