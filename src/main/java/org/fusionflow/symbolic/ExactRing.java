package org.fusionflow.symbolic;

import edu.jas.arith.BigRational;
import edu.jas.gb.ReductionSeq;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.GenPolynomialRing;
import edu.jas.poly.PolyUtil;
import edu.jas.poly.TermOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Polynomials over the rationals in named variables, modulo relations of the form {@code x^d = p}, where p has only variables
 * that come after x. Leading terms of such relations are powers of different variables, so they form a Groebner basis and
 * {@link #reduce} is a normal form: 0 exactly for the members of the ideal.
 */
final class ExactRing {
    /** More products of terms than this, a second's work, are not multiplied out. */
    private static final long MOST_TERMS = 400_000;

    private final List<String> names;
    private final GenPolynomialRing<BigRational> ring;
    private final ReductionSeq<BigRational> reduction = new ReductionSeq<>();
    private final List<GenPolynomial<BigRational>> relations = new ArrayList<>();

    /** @param names variables, those that relations eliminate first */
    ExactRing(List<String> names) {
        this.names = List.copyOf(names);
        if (new java.util.HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("two variables of one name in " + names);
        }
        String[] variables = new String[names.size()];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = "x" + i;
        }
        this.ring = new GenPolynomialRing<>(new BigRational(), variables, new TermOrder(TermOrder.INVLEX));
    }

    GenPolynomial<BigRational> zero() {
        return ring.getZERO();
    }

    GenPolynomial<BigRational> one() {
        return ring.getONE();
    }

    GenPolynomial<BigRational> number(Rational value) {
        return ring.getONE().multiply(coefficient(value));
    }

    GenPolynomial<BigRational> variable(String name) {
        return variable(name, 1);
    }

    GenPolynomial<BigRational> variable(String name, int exponent) {
        return ring.univariate(index(name), exponent);
    }

    private int index(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no variable " + name);
        }
        return at;
    }

    /** Adds the relation {@code name^exponent = value}. */
    void relate(String name, int exponent, GenPolynomial<BigRational> value) {
        GenPolynomial<BigRational> relation = variable(name, exponent).subtract(reduce(value));
        ExpVector leading = relation.leadingExpVector();
        if (leading == null || !leading.equals(variable(name, exponent).leadingExpVector())) {
            throw new IllegalArgumentException("the relation for " + name + " has a variable that comes before it");
        }
        relations.add(relation);
    }

    GenPolynomial<BigRational> reduce(GenPolynomial<BigRational> polynomial) {
        return relations.isEmpty() ? polynomial : reduction.normalform(relations, polynomial);
    }

    /**
     * @throws ArithmeticException if too many terms had to be multiplied out
     */
    GenPolynomial<BigRational> times(GenPolynomial<BigRational> left, GenPolynomial<BigRational> right) {
        Interruption.check();
        if ((long) left.length() * right.length() > MOST_TERMS) {
            throw new ArithmeticException("more than " + MOST_TERMS + " terms to multiply out");
        }
        return reduce(left.multiply(right));
    }

    /** A power, reduced on the way; the exponent is at least 0. */
    GenPolynomial<BigRational> power(GenPolynomial<BigRational> base, int exponent) {
        if (base.length() == 1 && !isRelated(base)) {
            return base.power(exponent);
        }
        GenPolynomial<BigRational> result = one();
        GenPolynomial<BigRational> square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = times(result, square);
            }
            if (rest > 1) {
                square = times(square, square);
            }
        }
        return result;
    }

    /** True if a variable with a relation occurs: such polynomials may have divisors of 0. */
    boolean isRelated(GenPolynomial<BigRational> polynomial) {
        for (GenPolynomial<BigRational> relation : relations) {
            int variable = relation.leadingExpVector().dependencyOnVariables()[0];
            // The degree counts variables from the other end.
            if (polynomial.degree(names.size() - 1 - variable) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Partial derivative of a polynomial by a variable that no relation involves. */
    GenPolynomial<BigRational> derivative(GenPolynomial<BigRational> polynomial, String name) {
        return PolyUtil.baseDerivative(polynomial, names.size() - 1 - index(name));
    }

    static BigRational coefficient(Rational value) {
        return new BigRational(
                new edu.jas.arith.BigInteger(value.numerator()), new edu.jas.arith.BigInteger(value.denominator()));
    }
}
