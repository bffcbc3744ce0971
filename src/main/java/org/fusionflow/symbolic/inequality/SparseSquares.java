package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.fusionflow.expression.Rational;

/**
 * Writes a polynomial as a sum of squares by looking at its monomials: those that are at least 0 are the diagonal of a
 * quadratic form, each of the others stands between the two whose product is its square. If these pairs are there, the
 * form falls into blocks of numbers, and completing squares decides each block exactly. The result does not depend on
 * the order of the variables. There may be sums of squares that are not found so.
 */
final class SparseSquares {
    /** {@code weight * outside * square^2}, with variables outside that are at least 0. */
    record Part(Rational weight, Monomial outside, Polynomial square) {}

    private final Map<Monomial, Rational> diagonal = new TreeMap<>();
    private final Map<Monomial, Map<Monomial, Rational>> links = new TreeMap<>();
    private final Predicate<Monomial> last;

    private SparseSquares(Predicate<Monomial> last) {
        this.last = last;
    }

    /**
     * The parts, whose sum is the polynomial; empty if none were found.
     *
     * @param nonnegative tells the variables that are at least 0
     * @param last monomials that should stand alone in a square if they can
     */
    static Optional<List<Part>> of(Polynomial polynomial, Predicate<Integer> nonnegative, Predicate<Monomial> last) {
        SparseSquares squares = new SparseSquares(last);
        return squares.split(polynomial, nonnegative) ? squares.parts() : Optional.empty();
    }

    private boolean split(Polynomial polynomial, Predicate<Integer> nonnegative) {
        Map<Monomial, Rational> others = new TreeMap<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            boolean atLeastZero = coefficient.signum() > 0 && isNonnegative(monomial, nonnegative);
            (atLeastZero ? diagonal : others).put(monomial, coefficient);
        });
        for (Map.Entry<Monomial, Rational> other : others.entrySet()) {
            if (!link(other.getKey(), other.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNonnegative(Monomial monomial, Predicate<Integer> nonnegative) {
        for (int i = 0; i < monomial.variables(); i++) {
            if (monomial.exponent(i) % 2 != 0 && !nonnegative.test(i)) {
                return false;
            }
        }
        return true;
    }

    /** Shares a monomial among all pairs of the diagonal between which it may stand. */
    private boolean link(Monomial monomial, Rational coefficient) {
        Monomial square = monomial.times(monomial);
        List<Monomial> firsts = new ArrayList<>();
        for (Monomial first : diagonal.keySet()) {
            if (first.divides(square)) {
                Monomial second = square.over(first);
                if (first.compareTo(second) < 0 && diagonal.containsKey(second)) {
                    firsts.add(first);
                }
            }
        }
        for (Monomial first : firsts) {
            // Both entries of the symmetric matrix share the coefficient.
            Rational share = coefficient.times(Rational.of(1, 2L * firsts.size()));
            add(first, square.over(first), share);
            add(square.over(first), first, share);
        }
        return !firsts.isEmpty();
    }

    private void add(Monomial row, Monomial column, Rational value) {
        links.computeIfAbsent(row, r -> new TreeMap<>()).merge(column, value, Rational::plus);
    }

    private Optional<List<Part>> parts() {
        List<Part> parts = new ArrayList<>();
        Set<Monomial> seen = new LinkedHashSet<>();
        for (Monomial start : diagonal.keySet()) {
            if (seen.contains(start)) {
                continue;
            }
            List<Monomial> block = new ArrayList<>(List.of(start));
            seen.add(start);
            for (int i = 0; i < block.size(); i++) {
                for (Monomial next : links.getOrDefault(block.get(i), Map.of()).keySet()) {
                    if (seen.add(next)) {
                        block.add(next);
                    }
                }
            }
            block.sort(Comparator.comparing((Monomial m) -> last.test(m)).thenComparing(Comparator.naturalOrder()));
            if (!complete(block, parts)) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    /** Completes the squares of one block; false if it is not positive semidefinite. */
    private boolean complete(List<Monomial> block, List<Part> parts) {
        int size = block.size();
        Rational[][] matrix = new Rational[size][size];
        for (int i = 0; i < size; i++) {
            Map<Monomial, Rational> row = links.getOrDefault(block.get(i), Map.of());
            for (int j = 0; j < size; j++) {
                matrix[i][j] = i == j
                        ? diagonal.getOrDefault(block.get(i), Rational.ZERO)
                        : row.getOrDefault(block.get(j), Rational.ZERO);
            }
        }
        for (int i = 0; i < size; i++) {
            Rational pivot = matrix[i][i];
            if (pivot.signum() < 0) {
                return false;
            }
            Map<Monomial, Rational> square = new LinkedHashMap<>();
            for (int j = i; j < size; j++) {
                if (matrix[i][j].signum() != 0) {
                    if (pivot.signum() == 0) {
                        return false;
                    }
                    square.put(block.get(j), matrix[i][j].times(pivot.inverse()));
                }
            }
            if (pivot.signum() > 0) {
                parts.add(part(pivot, square));
            }
            for (int j = i + 1; j < size; j++) {
                for (int k = i + 1; k < size && matrix[i][j].signum() != 0; k++) {
                    Rational change = matrix[i][j].times(matrix[i][k]).times(pivot.inverse());
                    matrix[j][k] = matrix[j][k].plus(change.negate());
                }
            }
        }
        return true;
    }

    /** Common factors stay outside of the square: in a block the same variables have odd exponents. */
    private static Part part(Rational weight, Map<Monomial, Rational> coefficients) {
        Monomial any = coefficients.keySet().iterator().next();
        int n = any.variables();
        int[] outside = new int[n];
        for (int i = 0; i < n; i++) {
            int variable = i;
            outside[i] = coefficients.keySet().stream()
                    .mapToInt(m -> m.exponent(variable))
                    .min()
                    .orElse(0);
        }
        Map<Monomial, Rational> roots = new LinkedHashMap<>();
        coefficients.forEach((monomial, coefficient) -> {
            int[] root = new int[n];
            for (int i = 0; i < n; i++) {
                root[i] = (monomial.exponent(i) - outside[i]) / 2;
            }
            roots.put(Monomial.of(root), coefficient);
        });
        return new Part(weight, Monomial.of(outside), Polynomial.of(n, roots));
    }
}
