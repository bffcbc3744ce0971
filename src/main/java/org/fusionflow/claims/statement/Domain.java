package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.symbolic.algebra.Expr;

/** Where the expressions of a claim have a value: what has to be real or other than 0 in them. */
public final class Domain {
    private final List<Expr> radicands = new ArrayList<>();
    private final List<Expr> divisors = new ArrayList<>();
    private final Set<String> generic = new LinkedHashSet<>();

    /** Arguments of roots and logarithms whose form does not show that they are positive. */
    public List<Expr> radicands() {
        return radicands;
    }

    /** Divisors, and arguments of logarithms, whose form does not show that they are positive. */
    public List<Expr> divisors() {
        return divisors;
    }

    /** What limits take to be other than 0, in words: elsewhere they have other values, or none. */
    public Set<String> generic() {
        return generic;
    }

    /** The argument of a root or logarithm must not be negative; returns it. */
    Expr requireReal(Expr radicand) {
        if (!radicand.isPositive()) {
            radicands.add(radicand);
        }
        return radicand;
    }

    /** A divisor, or the argument of a logarithm, must not be 0; returns it. */
    Expr requireNonzero(Expr divisor) {
        if (!divisor.isPositive()) {
            divisors.add(divisor);
        }
        return divisor;
    }

    /** A coefficient that a limit divides by. */
    void requireGeneric(Expr coefficient) {
        divisors.add(coefficient);
        generic.add(coefficient.text() + " != 0");
    }

    /** A coefficient that a limit takes the root or logarithm of. */
    void requirePositive(Expr coefficient) {
        radicands.add(coefficient);
        divisors.add(coefficient);
        generic.add(coefficient.text() + " > 0");
    }

    /** The base of a power whose exponent is not known to be whole; for one with symbols this is said, because it may be whole all the same. */
    void requireBase(Expr base, Expr exponent) {
        requireReal(base);
        if (!base.isPositive() && !(exponent instanceof Expr.Num)) {
            generic.add(base.text() + " >= 0");
        }
    }

    /** Requires that all parts of an expression that was derived, not written, have a value; returns it. */
    Expr requireDefined(Expr expr) {
        if (expr instanceof Expr.Sum s) {
            s.terms().forEach(this::requireDefined);
        } else if (expr instanceof Expr.Product p) {
            p.factors().forEach(this::requireDefined);
        } else if (expr instanceof Expr.Log l) {
            requireDefined(l.argument());
            requireReal(l.argument());
            requireNonzero(l.argument());
        } else if (expr instanceof Expr.Power power) {
            requireDefined(power.base());
            if (power.exponent() instanceof Expr.Num n) {
                if (!n.value().isInteger()) {
                    requireReal(power.base());
                }
                if (n.value().signum() < 0) {
                    requireNonzero(power.base());
                }
            }
        }
        return expr;
    }

    void addAll(Domain other) {
        radicands.addAll(other.radicands);
        divisors.addAll(other.divisors);
        generic.addAll(other.generic);
    }
}
