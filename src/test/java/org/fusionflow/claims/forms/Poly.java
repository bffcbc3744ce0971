package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A polynomial with whole coefficients, to write claims in expanded form: monomial text (letters with powers) to coefficient. */
final class Poly {
    private final List<String> variables;
    private final Map<List<Integer>, Long> terms =
            new TreeMap<>((a, b) -> b.toString().compareTo(a.toString()));

    Poly(List<String> variables) {
        this.variables = variables;
    }

    static Poly constant(List<String> variables, long value) {
        Poly poly = new Poly(variables);
        poly.add(new ArrayList<>(java.util.Collections.nCopies(variables.size(), 0)), value);
        return poly;
    }

    static Poly variable(List<String> variables, int index) {
        Poly poly = new Poly(variables);
        List<Integer> powers = new ArrayList<>(java.util.Collections.nCopies(variables.size(), 0));
        powers.set(index, 1);
        poly.add(powers, 1);
        return poly;
    }

    private void add(List<Integer> powers, long coefficient) {
        long sum = terms.getOrDefault(powers, 0L) + coefficient;
        if (sum == 0) {
            terms.remove(powers);
        } else {
            terms.put(powers, sum);
        }
    }

    Poly plus(Poly other) {
        Poly sum = new Poly(variables);
        terms.forEach(sum::add);
        other.terms.forEach(sum::add);
        return sum;
    }

    Poly times(long factor) {
        return times(constant(variables, factor));
    }

    Poly times(Poly other) {
        Poly product = new Poly(variables);
        terms.forEach((p, a) -> other.terms.forEach((q, b) -> {
            List<Integer> powers = new ArrayList<>();
            for (int i = 0; i < p.size(); i++) {
                powers.add(p.get(i) + q.get(i));
            }
            product.add(powers, a * b);
        }));
        return product;
    }

    boolean isConstant() {
        return terms.keySet().stream().allMatch(powers -> powers.stream().allMatch(p -> p == 0));
    }

    /** All terms. */
    String text() {
        return side(1, false);
    }

    /** Terms of one sign, as absolute values: {@code positive >= negative} says that the polynomial is at least 0. */
    String side(int sign) {
        return side(sign, true);
    }

    private String side(int sign, boolean only) {
        StringBuilder text = new StringBuilder();
        terms.forEach((powers, coefficient) -> {
            if (only && Long.signum(coefficient) != sign) {
                return;
            }
            boolean minus = !only && coefficient < 0;
            text.append(text.isEmpty() ? (minus ? "-" : "") : minus ? " - " : " + ");
            List<String> factors = new ArrayList<>();
            long size = Math.abs(coefficient);
            for (int i = 0; i < powers.size(); i++) {
                if (powers.get(i) > 0) {
                    factors.add(variables.get(i) + (powers.get(i) > 1 ? "^" + powers.get(i) : ""));
                }
            }
            if (size != 1 || factors.isEmpty()) {
                factors.add(0, Long.toString(size));
            }
            text.append(String.join("*", factors));
        });
        return text.isEmpty() ? "0" : text.toString();
    }
}
