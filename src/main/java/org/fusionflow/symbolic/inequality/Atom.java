package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A product of facts, reduced by the equations, by which squares are multiplied.
 *
 * @param facts exponents by position
 * @param isStrict true if it is above 0 wherever the facts hold
 */
record Atom(Map<Integer, Integer> facts, Polynomial value, boolean isStrict) {
    /** Polynomials with more terms make no useful products. */
    private static final int MOST_TERMS = 600;

    /** All products of up to so many single atoms, up to a degree; the empty product first. */
    static List<Atom> products(List<Atom> singles, int most, int degree, Atom one, Elimination elimination, Work work) {
        List<Atom> all = new ArrayList<>(List.of(one));
        extend(one, 0, most, singles, degree, elimination, work, all);
        return all;
    }

    private static void extend(
            Atom from,
            int start,
            int left,
            List<Atom> singles,
            int degree,
            Elimination elimination,
            Work work,
            List<Atom> all) {
        for (int i = start; i < singles.size() && left > 0; i++) {
            Atom single = singles.get(i);
            long terms = (long) from.value.size() * single.value.size();
            if (from.value.degree() + single.value.degree() > degree || terms > 20L * MOST_TERMS) {
                continue;
            }
            work.spend(terms * Work.EXACT_TERM);
            Map<Integer, Integer> facts = new HashMap<>(from.facts);
            single.facts.forEach((at, exponent) -> facts.merge(at, exponent, Integer::sum));
            Polynomial value = elimination.reduce(from.value.times(single.value));
            if (value.size() <= MOST_TERMS && !value.isZero()) {
                Atom product = new Atom(facts, value, from.isStrict && single.isStrict);
                all.add(product);
                extend(product, i, left - 1, singles, degree, elimination, work, all);
            } else if (value.isZero() && from.isStrict && single.isStrict) {
                all.add(new Atom(facts, value, true));
            }
        }
    }
}
