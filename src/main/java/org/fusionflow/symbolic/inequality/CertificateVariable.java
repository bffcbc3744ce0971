package org.fusionflow.symbolic.inequality;

import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;

/**
 * A variable of the polynomials of a certificate. Its sign is read from the form of its meaning, never stored beside
 * it.
 *
 * @param meaning a symbol; a root of something, or a denominator times such a root, whose relation is then one of the
 *     facts; a sum, a power of a sum, a power with a symbolic exponent or a logarithm, of which nothing is known but the
 *     sign
 */
public record CertificateVariable(Expr meaning) {
    /** True if the form shows that the value is above 0 wherever it exists. */
    public boolean isPositive() {
        if (meaning instanceof Log l) {
            // The logarithm of a whole number from 2 on.
            return l.argument() instanceof Num n
                    && n.value().isInteger()
                    && n.value().numerator().bitLength() > 1;
        }
        return meaning.isPositive();
    }

    /** True if the form shows that the value is at least 0 wherever it exists: roots have no negative values. */
    public boolean isNonnegative() {
        return isPositive() || isNonnegative(meaning);
    }

    private static boolean isNonnegative(Expr expr) {
        if (expr instanceof Power p) {
            return p.exponent() instanceof Num n
                    && (!n.value().isInteger() || !n.value().numerator().testBit(0));
        }
        return expr instanceof Product p && p.factors().stream().allMatch(f -> f.isPositive() || isNonnegative(f));
    }

    @Override
    public String toString() {
        return meaning.text();
    }
}
