package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.GenPolynomialRing;
import edu.jas.poly.PolyUtil;
import edu.jas.poly.TermOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fusionflow.expression.Rational;

/**
 * Polynomials over the rational numbers in named variables, modulo relations of the form {@code x^d = p}, where p
 * contains only variables that come after x. The leading terms of these relations are powers of different variables,
 * so the relations are a Groebner basis and {@link #reduce} is a normal form: it is 0 exactly for the members of the
 * ideal.
 */
public final class ExactRing {
    /** Largest number of products of terms in one multiplication, about a second of work. */
    private static final long MOST_TERMS = 400_000;

    /** Products of terms in all multiplications of one ring together: half a minute of work. Counted, so that the load of the machine decides nothing. */
    private static final long MOST_WORK = 60_000_000;

    private final List<String> names;
    private long work;
    private final GenPolynomialRing<BigRational> ring;
    private final List<Relation> relations = new ArrayList<>();

    /**
     * @param names of the variables; those that relations eliminate come first
     */
    public ExactRing(List<String> names) {
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

    public GenPolynomial<BigRational> zero() {
        return ring.getZERO();
    }

    public GenPolynomial<BigRational> one() {
        return ring.getONE();
    }

    public GenPolynomial<BigRational> number(Rational value) {
        return ring.getONE().multiply(coefficient(value));
    }

    /**
     * A variable of the ring.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public GenPolynomial<BigRational> variable(String name) {
        return variable(name, 1);
    }

    /**
     * A power of a variable, not reduced; the exponent is at least 0.
     *
     * @throws IllegalArgumentException if there is no variable of this name
     */
    public GenPolynomial<BigRational> variable(String name, int exponent) {
        return ring.univariate(index(name), exponent);
    }

    private int index(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no variable " + name);
        }
        return at;
    }

    /**
     * Adds the relation {@code name^exponent = value}.
     *
     * @param value polynomial in the variables after {@code name}
     */
    public void relate(String name, int exponent, GenPolynomial<BigRational> value) {
        int variable = index(name);
        GenPolynomial<BigRational> reduced = reduce(value);
        for (int before = 0; before <= variable; before++) {
            if (degree(reduced, before) > 0) {
                throw new IllegalArgumentException("the relation for " + name + " has a variable that comes before it");
            }
        }
        relations.add(new Relation(variable, exponent, reduced));
        relations.sort(Comparator.comparingInt(Relation::variable));
    }

    /** Highest exponent of a variable; JAS counts the variables from the other end. */
    private long degree(GenPolynomial<BigRational> polynomial, int variable) {
        return polynomial.degree(names.size() - 1 - variable);
    }

    /**
     * The normal form: every power of a related variable is below the exponent of its relation. Variables are reduced
     * in their order.
     */
    public GenPolynomial<BigRational> reduce(GenPolynomial<BigRational> polynomial) {
        GenPolynomial<BigRational> reduced = polynomial;
        for (Relation relation : relations) {
            reduced = relation.appliedTo(reduced, this);
        }
        return reduced;
    }

    /**
     * The product, in normal form.
     *
     * @throws ArithmeticException if there are too many products of terms
     */
    GenPolynomial<BigRational> times(GenPolynomial<BigRational> left, GenPolynomial<BigRational> right) {
        count(left, right);
        return reduce(left.multiply(right));
    }

    /** Counts a multiplication that is about to be done. */
    void count(GenPolynomial<BigRational> left, GenPolynomial<BigRational> right) {
        Interruption.check();
        long products = (long) left.length() * right.length();
        work += products;
        if (products > MOST_TERMS || work > MOST_WORK) {
            throw new ArithmeticException(
                    "more than " + (products > MOST_TERMS ? MOST_TERMS : MOST_WORK) + " terms to multiply out");
        }
    }

    /** A power in normal form, reduced after every multiplication; the exponent is at least 0. */
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

    /** True if a variable with a relation occurs; such polynomials can be zero divisors. */
    boolean isRelated(GenPolynomial<BigRational> polynomial) {
        return relations.stream().anyMatch(relation -> degree(polynomial, relation.variable()) > 0);
    }

    /** Partial derivative of a polynomial by a variable that no relation involves. */
    public GenPolynomial<BigRational> derivative(GenPolynomial<BigRational> polynomial, String name) {
        return PolyUtil.baseDerivative(polynomial, names.size() - 1 - index(name));
    }

    static BigRational coefficient(Rational value) {
        return new BigRational(
                new edu.jas.arith.BigInteger(value.numerator()), new edu.jas.arith.BigInteger(value.denominator()));
    }
}
