package org.fusionflow.symbolic.inequality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.inequality.Constraint.Sign;
import org.junit.jupiter.api.Test;

class LogarithmLawsTest {
    private static final WorkLimit LIMIT = new WorkLimit(300_000_000L);

    private final Expr x = Expr.positive("x");
    private final Expr k = Expr.positive("k");

    /** {@code x^k <= 1 + k (x - 1)} for 0 < k < 1, by the law at two y. */
    private final Expr bernoulli =
            Constant.ONE.plus(k.times(x.minus(Constant.ONE))).minus(Expr.power(x, k));

    @Test
    void bernoullisInequalityIsProved() {
        Optional<Certificate> found = Infeasibility.of(
                List.of(Constraint.positive(Constant.ONE.minus(k)), Constraint.positive(bernoulli.negate())), LIMIT);
        assertTrue(found.isPresent());
        assertTrue(found.get().check());
        assertTrue(found.get().conditions() < found.get().constraints().size(), "a law takes part");
    }

    /** For k > 1 it is the other way round. */
    @Test
    void itsOppositeIsNot() {
        assertEquals(
                Optional.empty(),
                Infeasibility.of(
                        List.of(Constraint.positive(k.minus(Constant.ONE)), Constraint.positive(bernoulli.negate())),
                        LIMIT));
    }

    @Test
    void whatIsNoLawCannotBeGivenAsOne() {
        assertThrows(
                IllegalArgumentException.class, () -> new Constraint(x.negate(), Sign.NONNEGATIVE, Optional.of(x)));
    }
}
