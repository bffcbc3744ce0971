package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/** Exponents that are polynomials in names: what is needed to tell which powers are multiples of others. */
final class TermPolynomials {
    private final Map<String, Term> abbreviations;

    TermPolynomials(Map<String, Term> abbreviations) {
        this.abbreviations = abbreviations;
    }

    /** A term as a polynomial in names: coefficients of sorted products. */
    Optional<Map<List<String>, Rational>> of(Term term) {
        if (term instanceof Term.Literal n) {
            return Optional.of(n.value().signum() == 0 ? Map.of() : Map.of(List.of(), n.value()));
        }
        if (term instanceof Term.Name n) {
            Term meaning = abbreviations.get(n.name());
            return meaning != null ? of(meaning) : Optional.of(Map.of(List.of(n.name()), Rational.ONE));
        }
        if (term instanceof Term.Negation n) {
            return of(n.operand()).map(p -> scaled(p, Rational.of(-1)));
        }
        if (!(term instanceof Term.Operation o) || o.operator() == '^') {
            return Optional.empty();
        }
        Optional<Map<List<String>, Rational>> left = of(o.left());
        Optional<Map<List<String>, Rational>> right = of(o.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return switch (o.operator()) {
            case '+' -> Optional.of(added(left.get(), right.get()));
            case '-' -> Optional.of(added(left.get(), scaled(right.get(), Rational.of(-1))));
            case '*' -> Optional.of(multiplied(left.get(), right.get()));
            default ->
                right.get().keySet().equals(Set.of(List.of()))
                        ? Optional.of(scaled(
                                left.get(),
                                right.get()
                                        .getOrDefault(List.of(), Rational.ONE)
                                        .inverse()))
                        : Optional.empty();
        };
    }

    private static Map<List<String>, Rational> scaled(Map<List<String>, Rational> p, Rational factor) {
        Map<List<String>, Rational> all = new HashMap<>(p);
        all.replaceAll((names, c) -> c.times(factor));
        return all;
    }

    private static Map<List<String>, Rational> added(Map<List<String>, Rational> p, Map<List<String>, Rational> q) {
        Map<List<String>, Rational> all = new HashMap<>(p);
        q.forEach((names, c) -> all.merge(names, c, Rational::plus));
        all.values().removeIf(c -> c.signum() == 0);
        return all;
    }

    private static Map<List<String>, Rational> multiplied(
            Map<List<String>, Rational> p, Map<List<String>, Rational> q) {
        Map<List<String>, Rational> all = new HashMap<>();
        p.forEach((a, c) -> q.forEach((b, d) -> {
            List<String> names = new ArrayList<>(a);
            names.addAll(b);
            names.sort(null);
            all.merge(names, c.times(d), Rational::plus);
        }));
        return all;
    }
}
