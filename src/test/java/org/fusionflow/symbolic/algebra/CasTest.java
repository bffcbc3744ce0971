package org.fusionflow.symbolic.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.junit.jupiter.api.Test;

/** Derivatives of Symja against differences, determinants against hand expansions. */
class CasTest {
    @Test
    void derivativesMatchCentralDifferences() {
        Random random = new Random(11);
        List<Expr.Symbol> symbols =
                List.of(Expr.positive("uA"), Expr.positive("uB"), Expr.real("x"), Expr.positive("k"));
        for (int seed = 0; seed < 40; seed++) {
            RandomIdentities.Identity identity = new RandomIdentities(seed).next();
            Map<String, Double> at = new HashMap<>(Map.of("L", 4.0, "Lf", 3.0, "y", 0.7));
            symbols.forEach(s -> at.put(s.name(), 0.5 + random.nextDouble()));
            for (Expr.Symbol symbol : symbols) {
                double derivative =
                        Cas.symja().derivative(identity.left(), symbol).value(at);
                double h = 1e-5;
                double x = Objects.requireNonNull(at.get(symbol.name()));
                at.put(symbol.name(), x + h);
                double above = identity.left().value(at);
                at.put(symbol.name(), x - h);
                double below = identity.left().value(at);
                at.put(symbol.name(), x);
                // Error of a central difference: h^2 times a third derivative, here below 1e5 of the value.
                double slack = 1e-5 * (1 + Math.abs(above) + Math.abs(derivative));
                assertEquals((above - below) / (2 * h), derivative, slack, identity + " by " + symbol);
            }
        }
    }

    @Test
    void namesKeepTheirCaseAndMeanNothingToTheAlgebraSystem() {
        for (String name :
                List.of("uA", "ua", "gamma", "Gamma", "beta", "Beta", "Pi", "I", "N", "D", "e", "C", "Sin", "x1")) {
            Expr.Symbol symbol = Expr.positive(name);
            Expr.Symbol other = Expr.real(name.equals("uA") ? "ua" : "uA");
            Expr expr = Expr.power(symbol, 3).times(other);
            Expr byHand = Expr.product(Expr.number(3), Expr.power(symbol, 2), other);
            Expr derivative = Cas.symja().derivative(expr, symbol);
            assertTrue(NormalForm.equal(byHand, derivative).isProved(), derivative.text());
            assertEquals(expr.symbols(), derivative.symbols());
        }
        Expr.Symbol x = Expr.real("x");
        Expr exponential = Expr.power(Constant.E, x);
        assertTrue(NormalForm.equal(Cas.symja().derivative(exponential, x), exponential)
                .isProved());
    }

    @Test
    void positivityComesBackFromTheAlgebraSystem() {
        Expr.Symbol u = Expr.positive("u");
        Expr derivative = Cas.symja().derivative(Expr.power(u, 3), u);
        assertTrue(derivative.symbols().first().positive());
    }

    @Test
    void determinantsMatchHandExpansions() {
        SymbolicMoments moments = new SymbolicMoments(List.of("A", "B", "C"));
        Expr a = moments.covariance(0, 0);
        Expr b = moments.covariance(1, 1);
        Expr c = moments.covariance(2, 2);
        Expr ab = moments.covariance(0, 1);
        Expr ac = moments.covariance(0, 2);
        Expr bc = moments.covariance(1, 2);
        Expr two = SymbolicMoments.determinant(List.of(List.of(a, ab), List.of(ab, b)));
        assertTrue(NormalForm.equal(two, a.times(b).minus(Expr.power(ab, 2))).isProved());
        Expr three = SymbolicMoments.determinant(List.of(List.of(a, ab, ac), List.of(ab, b, bc), List.of(ac, bc, c)));
        Expr byHand = Expr.sum(
                Expr.product(a, b, c),
                Expr.product(Expr.number(2), ab, ac, bc),
                a.times(Expr.power(bc, 2)).negate(),
                b.times(Expr.power(ac, 2)).negate(),
                c.times(Expr.power(ab, 2)).negate());
        assertTrue(NormalForm.equal(three, byHand).isProved());
        assertEquals(Constant.ONE, SymbolicMoments.determinant(List.of()));
    }
}
