package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fusionflow.expression.Rational;

/** The maps that explain the output best from some inputs, by Cramer's rule. */
final class CramersRule {
    private final List<String> set;
    private final Function<String, Leading> value;
    private final LeadingTerms terms;

    private CramersRule(List<String> set, Function<String, Leading> value, LeadingTerms terms) {
        this.set = set;
        this.value = value;
        this.terms = terms;
    }

    /**
     * The map of one of the inputs.
     *
     * @param set inputs in leaf order
     */
    static Leading of(List<String> set, String m, Function<String, Leading> value, LeadingTerms terms) {
        CramersRule system = new CramersRule(set, value, terms);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            all.add(i);
        }
        return terms.over(system.determinant(0, all, set.indexOf(m)), system.determinant(0, all, -1));
    }

    /** The determinant of the covariances of the set, which has to be other than 0. */
    static Leading determinant(List<String> set, Function<String, Leading> value, LeadingTerms terms) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            all.add(i);
        }
        return new CramersRule(set, value, terms).determinant(0, all, -1);
    }

    /** The determinant of the covariances bordered by the correlations and the output's variance: at least 0, as what the inputs leave unexplained is. */
    static Leading unexplained(List<String> set, Function<String, Leading> value, LeadingTerms terms) {
        Leading sum = terms.times(value.apply("yy"), determinant(set, value, terms));
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            all.add(i);
        }
        CramersRule system = new CramersRule(set, value, terms);
        for (int i = 0; i < set.size(); i++) {
            sum = terms.minus(sum, terms.times(value.apply("s" + set.get(i)), system.determinant(0, all, i)));
        }
        return sum;
    }

    /** Along the rows; one column may be replaced by the correlations. */
    private Leading determinant(int row, List<Integer> columns, int replaced) {
        if (columns.isEmpty()) {
            return LeadingTerms.number(Rational.ONE);
        }
        Leading sum = LeadingTerms.number(Rational.ZERO);
        for (int i = 0; i < columns.size(); i++) {
            List<Integer> rest = new ArrayList<>(columns);
            int column = rest.remove(i);
            Leading entry = column == replaced ? value.apply("s" + set.get(row)) : value.apply(covariance(row, column));
            Leading part = terms.times(entry, determinant(row + 1, rest, replaced));
            sum = i % 2 == 0 ? terms.plus(sum, part) : terms.minus(sum, part);
        }
        return sum;
    }

    private String covariance(int i, int j) {
        return "v" + set.get(Math.min(i, j)) + (i == j ? "" : set.get(Math.max(i, j)));
    }
}
