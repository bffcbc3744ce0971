package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Rational;

/**
 * Columns {@code atom * odd * s^2} with all s in the span of some monomials: {@code odd} is a product of different
 * variables that are at least 0.
 */
final class SquareBlock {
    private final Atom atom;
    private final Monomial odd;
    private final boolean oddIsStrict;
    private final List<Monomial> roots;
    private final Map<Monomial, Polynomial> products = new HashMap<>();
    private final Elimination elimination;
    private final Work work;

    SquareBlock(
            Atom atom, Monomial odd, boolean oddIsStrict, List<Monomial> roots, Elimination elimination, Work work) {
        this.atom = atom;
        this.odd = odd;
        this.oddIsStrict = oddIsStrict;
        this.roots = new ArrayList<>(roots);
        this.elimination = elimination;
        this.work = work;
    }

    Atom atom() {
        return atom;
    }

    int size() {
        return roots.size();
    }

    Monomial root(int i) {
        return roots.get(i);
    }

    void remove(int i) {
        roots.remove(i);
    }

    /** The reduced product of the atom, the odd variables and two of the monomials. */
    Polynomial product(int i, int j) {
        return product(roots.get(i).times(roots.get(j)));
    }

    private Polynomial product(Monomial both) {
        Polynomial known = products.get(both);
        if (known == null) {
            work.spend(atom.value().size() * Work.EXACT_TERM);
            known = elimination.reduce(atom.value().times(odd.times(both)));
            products.put(both, known);
        }
        return known;
    }

    /** The column with the square of a sum of the monomials with these coefficients. */
    Column.Product column(Map<Integer, Rational> coefficients, Positivity positivity) {
        int n = odd.variables();
        Map<Monomial, Rational> square = new HashMap<>();
        Polynomial value = Polynomial.zero(n);
        for (Map.Entry<Integer, Rational> left : coefficients.entrySet()) {
            square.put(roots.get(left.getKey()), left.getValue());
            for (Map.Entry<Integer, Rational> right : coefficients.entrySet()) {
                if (right.getKey() >= left.getKey()) {
                    Rational factor = left.getValue().times(right.getValue());
                    Polynomial product = product(left.getKey(), right.getKey());
                    boolean twice = right.getKey() > left.getKey();
                    work.spend(product.size() * Work.EXACT_TERM);
                    value = value.plus(product.times(twice ? factor.times(Rational.of(2)) : factor));
                }
            }
        }
        if (square.size() == 1) {
            return single(square.entrySet().iterator().next().getKey(), positivity);
        }
        return new Column.Product(atom.facts(), odd, Polynomial.of(n, square), value, false);
    }

    /** A square of one monomial: its positive variables are no squares of unknown sign. */
    private Column.Product single(Monomial root, Positivity positivity) {
        int n = odd.variables();
        int[] positive = new int[n];
        int[] rest = new int[n];
        for (int i = 0; i < n; i++) {
            int exponent = root.exponent(i);
            positive[i] = positivity.isPositive(i) ? exponent : 0;
            rest[i] = exponent - positive[i];
        }
        Monomial outside = Monomial.of(positive);
        Monomial inside = Monomial.of(rest);
        boolean strict = atom.isStrict() && oddIsStrict && inside.isOne();
        Monomial variables = odd.times(outside).times(outside);
        return new Column.Product(atom.facts(), variables, Polynomial.of(inside), product(root.times(root)), strict);
    }
}
