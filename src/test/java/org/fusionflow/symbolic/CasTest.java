package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Derivatives, determinants and polynomial rings against hand calculations. */
class CasTest {
    private static final Expr.Symbol X = Expr.positive("x");
    private static final Expr.Symbol Y = Expr.real("y");
    private static final Expr L = Expr.positive("L");

    @Test
    void derivativesAreCentralDifferences() {
        List<Expr> functions = List.of(
                Expr.power(X, 3).times(Y),
                Expr.sqrt(Expr.power(X, 2).plus(Expr.power(Y, 2))),
                Expr.power(X, L.minus(Constant.ONE)).times(Expr.power(X.plus(Constant.ONE), L.times(Constant.HALF))),
                Expr.log(X.plus(Constant.ONE)).over(X),
                Expr.power(Constant.E, Y.times(X)),
                Expr.power(L, X),
                Expr.power(Expr.power(Y, 2), Constant.HALF).times(X),
                Y.plus(L));
        Random random = new Random(3);
        for (Expr f : functions) {
            for (Expr.Symbol variable : List.of(X, Y)) {
                Expr derivative = Cas.symja().derivative(f, variable);
                for (int i = 0; i < 5; i++) {
                    Map<String, Double> at = new HashMap<>();
                    at.put("x", 0.5 + random.nextDouble());
                    at.put("y", (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble()));
                    at.put("L", 2 + random.nextDouble());
                    double here = at.getOrDefault(variable.name(), 0.0);
                    // Cube root of the rounding unit; the error of the difference is then about 1e-10.
                    double h = 6e-6;
                    Map<String, Double> up = new HashMap<>(at);
                    up.put(variable.name(), here + h);
                    Map<String, Double> down = new HashMap<>(at);
                    down.put(variable.name(), here - h);
                    double difference = (f.value(up) - f.value(down)) / (2 * h);
                    assertEquals(difference, derivative.value(at), 1e-8 * (1 + Math.abs(difference)), f.text());
                }
            }
        }
    }

    @Test
    void positivityComesBackFromSymja() {
        assertEquals(Expr.number(2).times(X), Cas.symja().derivative(Expr.power(X, 2), X));
        assertFalse(Cas.symja().derivative(Expr.power(Y, 2), Y).isPositive());
    }

    @Test
    void determinantsAreExpandedPolynomials() {
        Expr a = Expr.real("a");
        Expr b = Expr.real("b");
        assertEquals(Constant.ONE, Determinant.of(List.of()));
        assertTrue(NormalForm.equal(
                        Determinant.of(List.of(List.of(a, b), List.of(b, a))),
                        Expr.power(a, 2).minus(Expr.power(b, 2)))
                .isProved());
        Expr three = Determinant.of(List.of(
                List.of(Expr.number(2), a, Constant.ZERO),
                List.of(b, Expr.number(3), Constant.ONE),
                List.of(Constant.ONE, a, b)));
        // 2 (3 b - a) - a (b^2 - 1)
        Expr byHand = Expr.sum(Expr.number(6).times(b), a.negate(), Expr.product(Expr.number(-1), a, b, b));
        assertTrue(NormalForm.equal(three, byHand).isProved());
        Moments moments = new Moments(List.of("A", "B", "C", "D"));
        List<List<Expr>> four = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> java.util.stream.IntStream.range(0, 4)
                        .mapToObj(j -> moments.covariance(i, j))
                        .toList())
                .toList();
        assertFalse(Determinant.of(four).text().contains("/"));
    }

    @Test
    void ringsReduceByTheirRelations() {
        ExactRing ring = new ExactRing(List.of("s", "r", "c", "x"));
        var c = ring.variable("c");
        ring.relate("s", 2, ring.one().subtract(c.multiply(c)));
        ring.relate("r", 3, c);
        var s = ring.variable("s");
        assertTrue(ring.reduce(s.multiply(s).sum(c.multiply(c)).subtract(ring.one()))
                .isZERO());
        assertTrue(ring.reduce(ring.variable("r", 6).subtract(c.multiply(c))).isZERO());
        assertFalse(ring.reduce(s.sum(c).subtract(ring.one())).isZERO());
        assertFalse(ring.reduce(ring.variable("r", 2).subtract(c)).isZERO());
        assertThrows(IllegalArgumentException.class, () -> ring.relate("c", 2, ring.variable("s")));
        assertThrows(IllegalArgumentException.class, () -> ring.variable("z"));
    }

    @Test
    void ringsRefuseTwoVariablesOfOneName() {
        assertThrows(IllegalArgumentException.class, () -> new ExactRing(List.of("x", "y", "x")));
    }

    @Test
    void ringsDifferentiateByTheNamedVariable() {
        ExactRing ring = new ExactRing(List.of("x", "y", "z"));
        var product = ring.variable("x", 2).multiply(ring.variable("y", 3)).multiply(ring.variable("z"));
        var byX = ring.variable("x").multiply(ring.variable("y", 3)).multiply(ring.variable("z"));
        assertEquals(byX.multiply(ring.number(Rational.of(2)).leadingBaseCoefficient()), ring.derivative(product, "x"));
        assertEquals(ring.variable("x", 2).multiply(ring.variable("y", 3)), ring.derivative(product, "z"));
    }

    /** Names that run into one another once joined still name different layers and moments. */
    @Test
    void modalitiesWithConfusableNamesAreKeptApart() {
        for (String newick :
                List.of("(A:1,B:1,AB:2):1", "((A:1,B:1):1,AB:1):1", "(A:11,A1:1):1", "((A:1):1):2", "(eA:2,A1:1):1")) {
            DerivationTest.assertAllProved(Derivation.of(org.fusionflow.architecture.FusionTree.parse(newick)));
        }
        Moments moments = new Moments(List.of("A", "B", "AB"));
        assertFalse(
                moments.covariance(0, 1).text().equals(moments.covariance(2, 2).text()));
    }
}
