package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * Measures variables from their lower bounds: where {@code Lf - 1 >= 0} and {@code L - Lf >= 0} these two differences
 * take the places of {@code Lf} and {@code L}. All differences are then at least 0, and {@code L - 1} is a sum of them.
 */
final class Shift {
    private final List<Fact> facts;
    private final int variables;

    /** The fact that bounds each of the variables that have a bound; its polynomial is their new meaning. */
    private final Map<Integer, Integer> bounds;

    private Shift(List<Fact> facts, int variables, Map<Integer, Integer> bounds) {
        this.facts = facts;
        this.variables = variables;
        this.bounds = bounds;
    }

    /** The ways to choose bounds: numbers alone, or other variables, which are then bounded by numbers. */
    static List<Shift> all(int variables, List<Fact> facts) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        Map<Integer, Integer> others = new LinkedHashMap<>();
        for (int at = 0; at < facts.size(); at++) {
            OptionalInt bounded = bounded(facts.get(at));
            if (bounded.isPresent()) {
                boolean byNumber = others(facts.get(at), bounded.getAsInt()).isEmpty();
                (byNumber ? numbers : others).merge(bounded.getAsInt(), at, (a, b) -> higher(facts, a, b));
            }
        }
        Map<Integer, Integer> mixed = new LinkedHashMap<>(numbers);
        others.forEach((variable, at) -> {
            if (others(facts.get(at), variable).stream().noneMatch(others::containsKey)) {
                mixed.put(variable, at);
            }
        });
        List<Shift> all = new ArrayList<>(List.of(new Shift(facts, variables, mixed)));
        if (!mixed.equals(numbers)) {
            all.add(new Shift(facts, variables, numbers));
        }
        return all;
    }

    /** The variable of which a fact says that it is at least a number, or a sum of multiples of others. */
    private static OptionalInt bounded(Fact fact) {
        boolean compared = fact.sign() == Sign.POSITIVE || fact.sign() == Sign.NONNEGATIVE;
        int found = -1;
        for (Map.Entry<Monomial, Rational> term : fact.polynomial().terms().entrySet()) {
            if (!compared || term.getKey().degree() > 1) {
                return OptionalInt.empty();
            }
            if (term.getKey().degree() == 1 && term.getValue().signum() > 0) {
                if (found >= 0) {
                    return OptionalInt.empty();
                }
                found = variable(term.getKey());
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static int variable(Monomial monomial) {
        int variable = 0;
        while (monomial.exponent(variable) == 0) {
            variable++;
        }
        return variable;
    }

    private static Set<Integer> others(Fact fact, int variable) {
        Set<Integer> others = new TreeSet<>();
        fact.polynomial().terms().keySet().stream().filter(m -> m.degree() == 1).forEach(m -> others.add(variable(m)));
        others.remove(variable);
        return others;
    }

    /** The fact with the higher bound, if they differ by a number. */
    private static int higher(List<Fact> facts, int first, int second) {
        Monomial one = Monomial.one(facts.get(first).polynomial().variables());
        return facts.get(second)
                                .polynomial()
                                .coefficient(one)
                                .compareTo(facts.get(first).polynomial().coefficient(one))
                        < 0
                ? second
                : first;
    }

    /** The fact that a variable is replaced by; -1 if it is itself. */
    int fact(int variable) {
        return bounds.getOrDefault(variable, -1);
    }

    /** True if a fact is the new meaning of a variable. */
    boolean uses(int fact) {
        return bounds.containsValue(fact);
    }

    /** A polynomial in the variables, in the differences. */
    Polynomial shifted(Polynomial polynomial) {
        Map<Integer, Polynomial> values = new LinkedHashMap<>();
        bounds.forEach((variable, at) -> values.put(variable, value(variable, at)));
        // Bounds in other variables refer to these, which are then replaced by their own differences.
        bounds.forEach((variable, at) -> {
            if (!others(facts.get(at), variable).isEmpty()) {
                Map<Integer, Polynomial> rest = new LinkedHashMap<>(values);
                rest.remove(variable);
                values.put(variable, replaced(value(variable, at), rest));
            }
        });
        return replaced(polynomial, values);
    }

    /** The variable solved from {@code difference = fact}, with the difference in its place. */
    private Polynomial value(int variable, int at) {
        Polynomial itself = Polynomial.variable(variables, variable);
        Rational slope = facts.get(at).polynomial().coefficient(itself.leading());
        Polynomial rest = facts.get(at).polynomial().minus(itself.times(slope));
        return itself.minus(rest).times(slope.inverse());
    }

    /** A polynomial in the differences, in the variables. */
    Polynomial back(Polynomial polynomial) {
        Map<Integer, Polynomial> values = new LinkedHashMap<>();
        bounds.forEach((variable, at) -> values.put(variable, facts.get(at).polynomial()));
        return replaced(polynomial, values);
    }

    private Polynomial replaced(Polynomial polynomial, Map<Integer, Polynomial> values) {
        if (values.isEmpty()) {
            return polynomial;
        }
        Polynomial sum = Polynomial.zero(variables);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            int[] kept = new int[variables];
            Polynomial product = Polynomial.constant(variables, term.getValue());
            for (int i = 0; i < variables; i++) {
                Polynomial value = values.get(i);
                if (value == null) {
                    kept[i] = term.getKey().exponent(i);
                } else {
                    product = product.times(value.power(term.getKey().exponent(i)));
                }
            }
            sum = sum.plus(product.times(Monomial.of(kept)));
        }
        return sum;
    }
}
