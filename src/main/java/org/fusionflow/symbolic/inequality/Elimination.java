package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Interruption;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * Reduces polynomials by the equations: an equation that is linear in a variable eliminates it, the relation of a root
 * bounds the exponents of its variable. What each rule is as a combination of the given equations is recorded, so that
 * a reduction can be told as a sum of multiples of them.
 */
final class Elimination {
    /** A polynomial that is 0, and its coefficients in the given equations, by position of the fact. */
    record Equation(Polynomial polynomial, Map<Integer, Polynomial> combination) {
        private Equation minus(Equation other, Polynomial factor) {
            Map<Integer, Polynomial> sum = new LinkedHashMap<>(combination);
            other.combination.forEach(
                    (at, q) -> sum.merge(at, q.times(factor).times(Rational.of(-1)), Polynomial::plus));
            return new Equation(polynomial.minus(other.polynomial.times(factor)), sum);
        }

        private Equation times(Rational factor) {
            Map<Integer, Polynomial> scaled = new LinkedHashMap<>();
            combination.forEach((at, q) -> scaled.put(at, q.times(factor)));
            return new Equation(polynomial.times(factor), scaled);
        }
    }

    /** {@code variable^degree} is the value: the equation's polynomial is the difference. */
    private record Rewriting(int variable, int degree, Equation equation) {}

    private final int variables;
    private final List<Rewriting> rules = new ArrayList<>();
    private final List<Equation> rest = new ArrayList<>();
    private final Set<Integer> eliminated = new HashSet<>();

    Elimination(List<Fact> facts, List<Integer> active, int variables) {
        this.variables = variables;
        List<Equation> plain = new ArrayList<>();
        Map<Integer, Equation> roots = new LinkedHashMap<>();
        Map<Integer, Integer> degrees = new HashMap<>();
        for (int at : active) {
            Fact fact = facts.get(at);
            if (fact.sign() == Sign.ZERO) {
                Polynomial one = Polynomial.constant(variables, Rational.ONE);
                Equation equation = new Equation(fact.polynomial(), Map.of(at, one));
                if (fact.origin() instanceof Origin.RootRelation root) {
                    roots.put(root.variable(), equation);
                    degrees.put(root.variable(), root.degree());
                } else {
                    plain.add(equation);
                }
            }
        }
        Set<Integer> inRoots = new HashSet<>(roots.keySet());
        for (Equation root : roots.values()) {
            for (int v = 0; v < variables; v++) {
                if (root.polynomial().degree(v) > 0) {
                    inRoots.add(v);
                }
            }
        }
        eliminateLinear(plain, inRoots, roots.keySet());
        int linear = rules.size();
        // Inner roots come first in the list and last in the rules, because the relation of an outer root brings them
        // in.
        roots.forEach((variable, equation) -> {
            Equation reduced = reduced(equation);
            rules.add(linear, new Rewriting(variable, degrees.getOrDefault(variable, 2), reduced));
        });
        for (Equation equation : plain) {
            Equation reduced = reduced(equation);
            if (!reduced.polynomial().isZero()) {
                rest.add(reduced);
            }
        }
    }

    /**
     * Eliminates variables that are linear in an equation with a number as coefficient. Variables of radicands are
     * eliminated only by values without roots, so that no rule leads back to one before it.
     */
    private void eliminateLinear(List<Equation> plain, Set<Integer> inRoots, Set<Integer> roots) {
        for (boolean found = true; found; ) {
            found = false;
            for (int i = 0; i < plain.size() && !found; i++) {
                Equation equation = reduced(plain.get(i));
                int variable = linear(equation.polynomial(), inRoots, roots);
                if (variable >= 0) {
                    Rational number = equation.polynomial().coefficient(Monomial.power(variables, variable, 1));
                    Rewriting rule = new Rewriting(variable, 1, equation.times(number.inverse()));
                    plain.remove(i);
                    for (int k = 0; k < rules.size(); k++) {
                        Rewriting old = rules.get(k);
                        rules.set(k, new Rewriting(old.variable(), 1, applied(rule, old.equation())));
                    }
                    rules.add(rule);
                    eliminated.add(variable);
                    found = true;
                }
            }
        }
    }

    private int linear(Polynomial polynomial, Set<Integer> inRoots, Set<Integer> roots) {
        boolean hasRoots = roots.stream().anyMatch(r -> polynomial.degree(r) > 0);
        for (int v = variables - 1; v >= 0; v--) {
            if (roots.contains(v) || polynomial.degree(v) != 1 || (hasRoots && inRoots.contains(v))) {
                continue;
            }
            int variable = v;
            Monomial alone = Monomial.power(variables, v, 1);
            boolean elsewhere =
                    polynomial.terms().keySet().stream().anyMatch(m -> m.exponent(variable) > 0 && !m.equals(alone));
            if (!elsewhere && polynomial.coefficient(alone).signum() != 0) {
                return v;
            }
        }
        return -1;
    }

    /** Equations that no rule expresses; they enter the search with free coefficients. */
    List<Equation> rest() {
        return rest;
    }

    boolean isEliminated(int variable) {
        return eliminated.contains(variable);
    }

    /** The exponents of this variable stay below this; the largest number if no relation bounds them. */
    int degreeBound(int variable) {
        for (Rewriting rule : rules) {
            if (rule.variable() == variable) {
                return rule.degree();
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Polynomials of the rules and the rest: all that the search sees of the equations. */
    List<Polynomial> polynomials() {
        List<Polynomial> all = new ArrayList<>();
        rules.forEach(rule -> {
            if (!eliminated.contains(rule.variable())) {
                all.add(rule.equation().polynomial());
            }
        });
        rest.forEach(equation -> all.add(equation.polynomial()));
        return all;
    }

    /** The normal form. */
    Polynomial reduce(Polynomial polynomial) {
        Polynomial reduced = polynomial;
        for (Rewriting rule : rules) {
            for (Polynomial q = quotient(reduced, rule); !q.isZero(); q = quotient(reduced, rule)) {
                reduced = reduced.minus(rule.equation().polynomial().times(q));
            }
        }
        return reduced;
    }

    private Equation reduced(Equation equation) {
        Equation reduced = equation;
        for (Rewriting rule : rules) {
            reduced = applied(rule, reduced);
        }
        return reduced;
    }

    private static Equation applied(Rewriting rule, Equation equation) {
        Equation reduced = equation;
        for (Polynomial q = quotient(reduced.polynomial(), rule);
                !q.isZero();
                q = quotient(reduced.polynomial(), rule)) {
            reduced = reduced.minus(rule.equation(), q);
        }
        return reduced;
    }

    /** What has to be taken from a polynomial as multiple of a rule to lower its exponents once. */
    private static Polynomial quotient(Polynomial polynomial, Rewriting rule) {
        Monomial power = Monomial.power(polynomial.variables(), rule.variable(), rule.degree());
        Map<Monomial, Rational> quotient = new HashMap<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            if (power.divides(monomial)) {
                quotient.put(monomial.over(power), coefficient);
            }
        });
        Interruption.check();
        return Polynomial.of(polynomial.variables(), quotient);
    }

    /** The polynomial minus its normal form as a sum of multiples of the given equations. */
    Map<Integer, Polynomial> multiples(Polynomial polynomial) {
        Equation reduced = reduced(new Equation(polynomial, Map.of()));
        Map<Integer, Polynomial> multiples = new LinkedHashMap<>();
        reduced.combination().forEach((at, q) -> multiples.put(at, q.times(Rational.of(-1))));
        return multiples;
    }
}
