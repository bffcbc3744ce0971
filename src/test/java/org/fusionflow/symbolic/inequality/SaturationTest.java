package org.fusionflow.symbolic.inequality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr;
import org.junit.jupiter.api.Test;

/** Combinations of equations that contradict facts which are not 0; every certificate is checked by multiplying out. */
class SaturationTest {
    private static final Expr X = Expr.real("x");
    private static final Expr Y = Expr.real("y");
    private static final Expr Z = Expr.real("z");
    private static final Expr A = Expr.positive("a");

    private static Optional<Certificate> search(WorkLimit limit, Constraint... constraints) {
        List<Constraint> all = List.of(constraints);
        FactBase base = FactBase.of(all);
        Simplification.Result simplified = Simplification.of(base.variables(), base.facts());
        return Saturation.search(all, base.variables(), simplified, new Work(limit));
    }

    private static Optional<Certificate> search(Constraint... constraints) {
        return search(WorkLimit.USUAL, constraints);
    }

    @Test
    void whatIsNotZeroIsDividedBy() {
        Constraint product = Constraint.zero(X.times(Y).minus(X.times(Z)).plus(A.times(X)));
        Constraint goal = Constraint.nonzero(Y.minus(Z).plus(A));
        assertTrue(search(product, goal).isEmpty());
        assertTrue(search(product, Constraint.nonzero(X), goal).orElseThrow().check());
        assertTrue(search(product, Constraint.positive(X.plus(Y)), goal).isEmpty());
    }

    @Test
    void whatHasOtherComplexSolutionsIsLeftToTheSearchForSquares() {
        Constraint cubes = Constraint.zero(Expr.power(X, 3).minus(Expr.power(Y, 3)));
        Constraint goal = Constraint.nonzero(X.minus(Y));
        assertTrue(search(cubes, goal).isEmpty());
        assertTrue(Infeasibility.of(List.of(cubes, goal), WorkLimit.USUAL).isPresent());
    }

    @Test
    void factsThatAreNotZeroEnterWithEvenExponents() {
        Certificate certificate = search(
                        Constraint.zero(X.times(Y).minus(Expr.number(1))),
                        Constraint.zero(Y.times(Z).minus(Expr.number(1))),
                        Constraint.nonzero(X.minus(Z)))
                .orElseThrow();
        assertTrue(certificate.check());
        assertEquals(1, certificate.terms().size());
        certificate.terms().get(0).facts().forEach((at, exponent) -> {
            boolean signed = certificate.facts().get(at).sign() == Constraint.Sign.NONZERO;
            assertTrue(!signed || exponent % 2 == 0);
        });
    }

    @Test
    void aChangedCofactorIsNotAccepted() {
        Certificate found = search(
                        Constraint.zero(X.times(Y).minus(Expr.number(1))),
                        Constraint.zero(Y.times(Z).minus(Expr.number(1))),
                        Constraint.nonzero(X.minus(Z)))
                .orElseThrow();
        int at = found.cofactors().keySet().iterator().next();
        Map<Integer, Polynomial> cofactors = new java.util.HashMap<>(found.cofactors());
        cofactors.computeIfPresent(at, (position, cofactor) -> cofactor.times(Rational.of(2)));
        Certificate broken =
                new Certificate(found.constraints(), found.variables(), found.facts(), found.terms(), cofactors);
        assertFalse(broken.check());
    }

    @Test
    void workIsCounted() {
        Constraint[] tall = {
            Constraint.zero(Expr.power(X, 5).plus(Expr.power(Y, 7)).minus(Z)),
            Constraint.zero(Expr.power(Y, 5).plus(Expr.power(Z, 7)).minus(X)),
            Constraint.zero(Expr.power(Z, 5).plus(Expr.power(X, 7)).minus(Y)),
            Constraint.nonzero(X)
        };
        assertThrows(Work.Spent.class, () -> search(new WorkLimit(20_000_000L), tall));
    }
}
