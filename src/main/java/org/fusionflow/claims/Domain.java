package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.symbolic.algebra.Expr;

/** Where the expressions of a claim have a value: what has to be real or other than 0 in them. */
final class Domain {
    private final List<Expr> radicands = new ArrayList<>();
    private final List<Expr> divisors = new ArrayList<>();
    private final Set<String> generic = new LinkedHashSet<>();

    /** Arguments of roots and logarithms whose form does not show that they are positive. */
    List<Expr> radicands() {
        return radicands;
    }

    /** Divisors, and arguments of logarithms, whose form does not show that they are positive. */
    List<Expr> divisors() {
        return divisors;
    }

    /** What limits take to be other than 0, in words: elsewhere they have other values, or none. */
    Set<String> generic() {
        return generic;
    }

    /** The argument of a root or logarithm must not be negative. */
    void requireReal(Expr radicand) {
        if (!radicand.isPositive()) {
            radicands.add(radicand);
        }
    }

    void requireNonzero(Expr divisor) {
        if (!divisor.isPositive()) {
            divisors.add(divisor);
        }
    }

    /** A coefficient that a limit divides by. */
    void requireGeneric(Expr coefficient) {
        divisors.add(coefficient);
        generic.add(coefficient.text() + " != 0");
    }

    void addAll(Domain other) {
        radicands.addAll(other.radicands);
        divisors.addAll(other.divisors);
        generic.addAll(other.generic);
    }
}
