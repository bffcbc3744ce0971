package org.fusionflow.symbolic.algebra;

import java.util.List;

/**
 * Decides whether an expression is identically 0 for positive values of its positive symbols. The expression is
 * written as a fraction of polynomials in {@link Generators}, and the numerator is reduced modulo the relations of
 * the radicals. A numerator of 0 is a proof. Otherwise {@link Counterexample} searches for a point; if it finds none,
 * the result is undecided.
 */
public final class NormalForm {
    private NormalForm() {}

    /** Decides whether {@code left == right} for all admissible values. */
    public static Verdict equal(Expr left, Expr right) {
        return isZero(left.minus(right));
    }

    /**
     * Decides whether the expression is 0 for all admissible values; refuted if a point is found at which it is not.
     */
    public static Verdict isZero(Expr given) {
        Verdict proof = reducesToZero(given);
        if (proof.isProved()) {
            return proof;
        }
        Verdict counter = Counterexample.to(Rules.unified(given));
        return counter instanceof Verdict.Refuted ? counter : proof;
    }

    /** Proved if the expression reduces to 0, else undecided; no counterexample is searched for. */
    public static Verdict reducesToZero(Expr given) {
        Expr expr = Rules.unified(given);
        if (expr.isZero()) {
            return new Verdict.Proved("reduces to 0");
        }
        try {
            RadicalField field = new RadicalField(List.of(expr));
            Fraction fraction = field.fraction(expr);
            if (fraction.dividesByZero(field.ring())) {
                return new Verdict.Undecided("a denominator vanishes identically");
            }
            if (field.ring().reduce(fraction.above()).isZERO()) {
                return new Verdict.Proved("normal form over the rationals is 0");
            }
            if (AlgebraicNumber.isZero(expr, field, field.ring().reduce(fraction.above()))) {
                return new Verdict.Proved("an algebraic number that is smaller than all its conjugates but 0");
            }
            return new Verdict.Undecided("does not reduce to 0, and no counterexample was found");
        } catch (ArithmeticException unsupported) {
            return new Verdict.Undecided(String.valueOf(unsupported.getMessage()));
        }
    }
}
