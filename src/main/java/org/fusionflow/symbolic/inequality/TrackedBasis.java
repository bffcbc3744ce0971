package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.fusionflow.expression.Rational;

/**
 * Buchberger's algorithm that remembers how each element of the basis is made of the given polynomials, until the ideal is seen to contain a number other
 * than 0. An order by total degree keeps the polynomials small.
 */
final class TrackedBasis {
    /** A polynomial of the ideal, and its coefficients in the given ones, by position. */
    private record Element(Polynomial polynomial, Monomial lead, Map<Integer, Polynomial> combination) {}

    private record Pair(int first, int second, Monomial common) {}

    /** By total degree, then reverse lexicographically. */
    private static final Comparator<Monomial> ORDER = Comparator.comparingInt(Monomial::degree)
            .thenComparing((left, right) -> {
                for (int i = left.variables() - 1; i >= 0; i--) {
                    if (left.exponent(i) != right.exponent(i)) {
                        return Integer.compare(right.exponent(i), left.exponent(i));
                    }
                }
                return 0;
            });

    private final Work work;
    private final List<Element> elements = new ArrayList<>();
    private final PriorityQueue<Pair> pairs = new PriorityQueue<>(Comparator.comparing(Pair::common, ORDER)
            .thenComparingInt(Pair::second)
            .thenComparingInt(Pair::first));

    private TrackedBasis(Work work) {
        this.work = work;
    }

    /**
     * Coefficients q with {@code sum of q_i given_i = 1}; empty if the ideal contains no number but 0.
     *
     * @throws Work.Spent if the work is beyond its limit
     */
    static Optional<Map<Integer, Polynomial>> unit(List<Polynomial> given, Work work) {
        TrackedBasis basis = new TrackedBasis(work);
        for (int i = 0; i < given.size(); i++) {
            Polynomial polynomial = given.get(i);
            if (polynomial.isZero()) {
                continue;
            }
            Polynomial one = Polynomial.constant(polynomial.variables(), Rational.ONE);
            Optional<Map<Integer, Polynomial>> unit = basis.add(polynomial, new HashMap<>(Map.of(i, one)));
            if (unit.isPresent()) {
                return unit;
            }
        }
        while (!basis.pairs.isEmpty()) {
            Pair pair = basis.pairs.remove();
            Element first = basis.elements.get(pair.first());
            Element second = basis.elements.get(pair.second());
            if (first.lead().times(second.lead()).equals(pair.common())) {
                // The leading monomials have nothing in common: the pair reduces to 0.
                continue;
            }
            Map<Integer, Polynomial> combination = new HashMap<>();
            Polynomial sum = basis.add(
                    first,
                    pair.common(),
                    Rational.ONE,
                    Polynomial.zero(first.polynomial().variables()),
                    combination);
            sum = basis.add(second, pair.common(), Rational.of(-1), sum, combination);
            Optional<Map<Integer, Polynomial>> unit = basis.add(sum, combination);
            if (unit.isPresent()) {
                return unit;
            }
        }
        return Optional.empty();
    }

    /** The sum plus the multiple of an element whose leading term is this monomial with this coefficient. */
    private Polynomial add(
            Element element,
            Monomial lead,
            Rational coefficient,
            Polynomial sum,
            Map<Integer, Polynomial> combination) {
        Monomial shift = lead.over(element.lead());
        Rational factor = coefficient.times(
                element.polynomial().coefficient(element.lead()).inverse());
        long terms = (long) element.polynomial().size() + sum.size();
        for (Map.Entry<Integer, Polynomial> part : element.combination().entrySet()) {
            terms += part.getValue().size();
            combination.merge(part.getKey(), part.getValue().times(shift).times(factor), Polynomial::plus);
        }
        work.spend(terms * Work.EXACT_TERM);
        return sum.plus(element.polynomial().times(shift).times(factor));
    }

    /** Reduces a polynomial and adds what is left; the combination of 1 if that is a number. */
    private Optional<Map<Integer, Polynomial>> add(Polynomial polynomial, Map<Integer, Polynomial> combination) {
        Polynomial rest = polynomial;
        for (boolean reduced = true; reduced && !rest.isZero(); ) {
            reduced = false;
            Monomial lead = lead(rest);
            for (Element element : elements) {
                if (element.lead().divides(lead)) {
                    rest = add(element, lead, rest.coefficient(lead).negate(), rest, combination);
                    reduced = true;
                    break;
                }
            }
        }
        if (rest.isZero()) {
            return Optional.empty();
        }
        Monomial lead = lead(rest);
        if (lead.isOne()) {
            Rational inverse = rest.coefficient(lead).inverse();
            combination.replaceAll((i, q) -> q.times(inverse));
            return Optional.of(combination);
        }
        int at = elements.size();
        for (int i = 0; i < at; i++) {
            pairs.add(new Pair(i, at, common(elements.get(i).lead(), lead)));
        }
        elements.add(new Element(rest, lead, combination));
        return Optional.empty();
    }

    private static Monomial lead(Polynomial polynomial) {
        return polynomial.terms().keySet().stream().max(ORDER).orElseThrow();
    }

    private static Monomial common(Monomial left, Monomial right) {
        int[] exponents = new int[left.variables()];
        for (int i = 0; i < exponents.length; i++) {
            exponents[i] = Math.max(left.exponent(i), right.exponent(i));
        }
        return Monomial.of(exponents);
    }
}
