package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;

/**
 * Roots, powers with other than whole exponents, exponentials and logarithms. Each gets a name in the statement; for the proof it is told of which
 * powers, exponentials and logarithms of single names it is made.
 */
final class Functions {
    /**
     * A value of a function.
     *
     * @param name in the statement
     * @param body what it stands for
     * @param made the same of functions of single names; empty if it cannot be split
     * @param square what its square is, if it is a square root that cannot be split
     */
    record Function(String name, String body, Optional<String> made, Optional<String> square) {}

    private final LeadingTerms terms;
    private final List<Binder> binders;
    private final Map<String, Leading> known = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final Set<String> sums = new HashSet<>();
    private final Map<String, Integer> roots = new LinkedHashMap<>();

    Functions(LeadingTerms terms, List<Binder> binders) {
        this.terms = terms;
        this.binders = binders;
    }

    /** True if powers of several sums occur: no rule of this file tells how they go together. */
    boolean hasSeveralSums() {
        return sums.size() > 1
                || (sums.size() == 1
                        && functions.stream()
                                .anyMatch(f -> f.body().startsWith("Rpower ")
                                        && sums.stream().noneMatch(f.body()::contains)));
    }

    List<Function> all() {
        return functions;
    }

    /** Names of which a root is needed, with the degree. */
    Map<String, Integer> roots() {
        return roots;
    }

    /**
     * A power of something positive.
     *
     * @param text of the exponent
     * @param exponent above, if it is linear
     * @param below 1, or the divisor of the exponent
     */
    Leading power(Leading base, String text, Linear exponent, Linear below) {
        if (!base.positive()) {
            throw new NotExportable("a power of what may be negative");
        }
        Optional<Linear> order = below.equals(Linear.ONE) ? base.order().times(exponent) : Optional.empty();
        if (!base.order().isZero() && order.isEmpty()) {
            throw new NotExportable("a small power with such an exponent");
        }
        Optional<Map<String, Linear>> split = base.monomial().flatMap(m -> powers(m, text, exponent, below));
        if (split.isEmpty()
                || split.get().keySet().stream().anyMatch(n -> n.contains(" + ") && !n.contains("Rpower"))) {
            sums.add(base.text());
        }
        String body = "Rpower " + base.text() + " " + text;
        Leading value = value(body, true, split, Optional.empty());
        return value.of(order.orElse(Linear.ZERO));
    }

    private static Optional<Map<String, Linear>> powers(
            Map<String, Linear> monomial, String text, Linear exponent, Linear below) {
        Map<String, Linear> all = new TreeMap<>();
        for (Map.Entry<String, Linear> factor : monomial.entrySet()) {
            Optional<Rational> ratio = factor.getValue().ratio(below);
            Optional<Linear> product =
                    below.equals(Linear.ONE) ? factor.getValue().times(exponent) : ratio.map(exponent::times);
            if (product.isPresent()) {
                all.merge(factor.getKey(), product.get(), Linear::plus);
            } else if (factor.getValue().isNumber()
                    && factor.getValue().number().isInteger()) {
                // A power that cannot be split is a name of its own.
                all.merge("(Rpower " + factor.getKey() + " " + text + ")", factor.getValue(), Linear::plus);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }

    Leading squareRoot(Leading base) {
        Optional<Map<String, Linear>> split =
                base.monomial().flatMap(m -> LeadingTerms.raised(m, Linear.of(Rational.of(1, 2))));
        Leading value = value(
                "sqrt " + base.text(),
                base.positive(),
                split,
                split.isPresent() ? Optional.empty() : Optional.of(base.text()));
        return value.of(base.order().times(Rational.of(1, 2)));
    }

    /**
     * @param exponent coefficients of products of names
     */
    Leading exponential(String text, Optional<Map<String, Rational>> exponent) {
        if (exponent.isEmpty() && text.matches(".*\\bf\\d+_.*")) {
            throw new NotExportable("an exponential of a root or logarithm");
        }
        Optional<Map<String, Linear>> split = exponent.map(e -> {
            Map<String, Linear> all = new TreeMap<>();
            e.forEach((product, c) -> all.put("(exp " + product + ")", Linear.of(c)));
            return all;
        });
        boolean whole = exponent.isPresent() && exponent.get().values().stream().allMatch(Rational::isSmallInteger);
        return value("exp " + text, true, whole ? split : Optional.empty(), Optional.empty());
    }

    Leading logarithm(Leading argument) {
        if (!argument.order().isZero()) {
            throw new NotExportable("a logarithm without a limit");
        }
        String body = "ln " + argument.text();
        Leading before = known.get(body);
        if (before != null) {
            return before;
        }
        Optional<String> made = argument.monomial().map(m -> {
            StringBuilder sum = new StringBuilder("0");
            m.forEach((name, k) ->
                    sum.append(" + ").append(k.text()).append(" * ln ").append(name));
            return sum.toString();
        });
        return named(body, false, made, Optional.empty(), Optional.empty());
    }

    private Leading value(String body, boolean positive, Optional<Map<String, Linear>> split, Optional<String> square) {
        Leading before = known.get(body);
        return before != null ? before : named(body, positive, split.map(this::text), split, square);
    }

    private Leading named(
            String body,
            boolean positive,
            Optional<String> made,
            Optional<Map<String, Linear>> monomial,
            Optional<String> square) {
        String name = "f" + functions.size() + "_";
        functions.add(new Function(name, body, made, square));
        binders.add(Binder.definition(name, body));
        Leading value = new Leading(
                Linear.ZERO,
                name,
                positive,
                positive ? Optional.of(monomial.orElse(Map.of(name, Linear.ONE))) : Optional.empty());
        known.put(body, value);
        return value;
    }

    /** A product of powers with whole exponents, of names, their roots, and powers of them with a symbol as exponent. */
    private String text(Map<String, Linear> monomial) {
        StringBuilder above = new StringBuilder("1");
        monomial.forEach((name, exponent) -> exponent.terms().forEach((symbol, c) -> {
            String base = name;
            if (!symbol.isEmpty() && name.contains("Rpower")) {
                throw new NotExportable("a power with such an exponent");
            }
            if (!symbol.isEmpty()) {
                base = "(Rpower " + name + " "
                        + (c.denominator().bitLength() == 1 ? symbol : "(" + symbol + " / " + c.denominator() + ")")
                        + ")";
            } else if (!c.isInteger()) {
                base = root(name, c.denominator().intValueExact());
            }
            int k = c.numerator().intValueExact();
            above.append(k > 0 ? " * " : " / ").append(base).append(" ^ ").append(Math.abs(k));
        }));
        return "(" + above + ")";
    }

    private String root(String name, int degree) {
        if (!name.matches("[A-Za-z].*_\\w*")) {
            throw new NotExportable("a root of a number");
        }
        Integer before = roots.putIfAbsent(name, degree);
        if (before != null && before != degree) {
            throw new NotExportable("roots of several degrees of one symbol");
        }
        return "root_" + name;
    }

    LeadingTerms terms() {
        return terms;
    }
}
