package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.Monomial;
import java.util.Map;
import java.util.TreeMap;

/**
 * The relation that a root satisfies: {@code x^exponent = value}.
 *
 * @param variable position of x in the ring
 * @param exponent at least 1
 * @param value without x and the variables before it
 */
record Relation(int variable, int exponent, GenPolynomial<BigRational> value) {
    /** Products of terms in all powers of the value together, about seconds of work. */
    private static final long MOST_PRODUCTS = 2_000_000;

    /**
     * The polynomial with every power of x below the exponent. Terms are grouped by how often the relation applies,
     * and each group is multiplied once; a Groebner reduction would copy the whole polynomial for each term.
     */
    GenPolynomial<BigRational> appliedTo(GenPolynomial<BigRational> polynomial, ExactRing ring) {
        if (polynomial.isZERO() || polynomial.degree(polynomial.ring.nvar - 1 - variable) < exponent) {
            return polynomial;
        }
        Map<Integer, GenPolynomial<BigRational>> groups = new TreeMap<>();
        for (Monomial<BigRational> monomial : polynomial) {
            long power = monomial.exponent().getVal(variable);
            int times = Math.toIntExact(power / exponent);
            ExpVector rest = monomial.exponent().subst(variable, power % exponent);
            groups.computeIfAbsent(times, t -> new GenPolynomial<>(polynomial.ring))
                    .doPutToMap(rest, monomial.coefficient());
        }
        GenPolynomial<BigRational> sum = polynomial.ring.getZERO();
        GenPolynomial<BigRational> factor = polynomial.ring.getONE();
        int done = 0;
        long work = 0;
        for (Map.Entry<Integer, GenPolynomial<BigRational>> group : groups.entrySet()) {
            while (done < group.getKey()) {
                Interruption.check();
                work += (long) factor.length() * value.length();
                if (work > MOST_PRODUCTS) {
                    throw new ArithmeticException("more than " + MOST_PRODUCTS + " terms in a power of a radicand");
                }
                factor = factor.multiply(value);
                done++;
            }
            ring.count(group.getValue(), factor);
            sum = sum.sum(done == 0 ? group.getValue() : group.getValue().multiply(factor));
        }
        return sum;
    }
}
