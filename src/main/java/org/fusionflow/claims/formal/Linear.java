package org.fusionflow.claims.formal;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.DepthSet.Form;

/**
 * An exponent that is linear in names, such as {@code 2 L - Lf + 1}.
 *
 * @param terms coefficients other than 0 by name; the number has the empty name
 */
record Linear(Map<String, Rational> terms) {
    static final Linear ZERO = new Linear(Map.of());
    static final Linear ONE = of(Rational.ONE);

    Linear {
        terms = Collections.unmodifiableMap(new TreeMap<>(terms));
    }

    static Linear of(Rational value) {
        return new Linear(value.signum() == 0 ? Map.of() : Map.of("", value));
    }

    static Linear of(String name) {
        return new Linear(Map.of(name, Rational.ONE));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isNumber() {
        return terms.keySet().stream().allMatch(String::isEmpty);
    }

    Rational number() {
        return terms.getOrDefault("", Rational.ZERO);
    }

    Linear plus(Linear other) {
        Map<String, Rational> all = new TreeMap<>(terms);
        other.terms.forEach((name, c) -> all.merge(name, c, Rational::plus));
        all.values().removeIf(c -> c.signum() == 0);
        return new Linear(all);
    }

    Linear times(Rational factor) {
        if (factor.signum() == 0) {
            return ZERO;
        }
        Map<String, Rational> all = new TreeMap<>(terms);
        all.replaceAll((name, c) -> c.times(factor));
        return new Linear(all);
    }

    Linear minus(Linear other) {
        return plus(other.times(Rational.of(-1)));
    }

    /** The product, if it is linear. */
    Optional<Linear> times(Linear other) {
        if (other.isNumber()) {
            return Optional.of(times(other.number()));
        }
        return isNumber() ? Optional.of(other.times(number())) : Optional.empty();
    }

    /** The number c with this = c * other, if there is one. */
    Optional<Rational> ratio(Linear other) {
        if (other.isZero() || !terms.keySet().equals(other.terms.keySet())) {
            return Optional.empty();
        }
        String first = terms.keySet().iterator().next();
        Rational c = terms.getOrDefault(first, Rational.ZERO)
                .times(other.terms.getOrDefault(first, Rational.ONE).inverse());
        return other.times(c).equals(this) ? Optional.of(c) : Optional.empty();
    }

    /** As a form in L and Lf; empty if there are other names. */
    Optional<Form> form() {
        String layers = CoqName.of("L");
        String fusion = CoqName.of("Lf");
        boolean known = terms.keySet().stream().allMatch(n -> n.isEmpty() || n.equals(layers) || n.equals(fusion));
        return known
                ? Optional.of(new Form(
                        number(), terms.getOrDefault(layers, Rational.ZERO), terms.getOrDefault(fusion, Rational.ZERO)))
                : Optional.empty();
    }

    String text() {
        return terms.isEmpty()
                ? "0"
                : terms.entrySet().stream()
                        .map(t -> t.getKey().isEmpty()
                                ? CoqName.number(t.getValue())
                                : t.getValue().equals(Rational.ONE)
                                        ? t.getKey()
                                        : CoqName.number(t.getValue()) + " * " + t.getKey())
                        .collect(Collectors.joining(" + ", "(", ")"));
    }
}
