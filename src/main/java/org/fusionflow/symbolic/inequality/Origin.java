package org.fusionflow.symbolic.inequality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;

/** Why a {@link Fact} holds wherever all constraints hold. */
public sealed interface Origin {
    /**
     * A constraint with its divisors cleared: {@code p/q > 0} where {@code q = d_1^n_1 d_2^n_2 ...} becomes
     * {@code p d_i d_j ... > 0} with the divisors of odd exponent that are not positive by their form; {@code p/q == 0}
     * becomes {@code p == 0}.
     *
     * @param constraint its position in the list
     * @param numerator p
     * @param divisors the d with their exponents n
     * @param multiplied the divisors by which p has been multiplied
     */
    record Given(int constraint, Polynomial numerator, Map<Polynomial, Integer> divisors, Set<Polynomial> multiplied)
            implements Origin {
        public Given {
            divisors = Collections.unmodifiableMap(new LinkedHashMap<>(divisors));
            multiplied = Collections.unmodifiableSet(new LinkedHashSet<>(multiplied));
        }
    }

    /** A divisor of a constraint, which is not 0 where the constraint has a value. */
    record Divisor(int constraint) implements Origin {}

    /** The relation of a root: the variable to a power minus its value is 0. */
    record RootRelation(int variable, int degree) implements Origin {}

    /** A root is at least 0: the variable, which is the root times a denominator, times that denominator. */
    record RootSign(int variable, Polynomial below) implements Origin {}

    /** A variable that is positive by its meaning. */
    record VariableSign(int variable) implements Origin {}

    /** A sum of positive terms: the form of the polynomial shows that it is above 0. */
    record Form() implements Origin {}

    /**
     * Another fact with known factors dropped: {@code of = number * product of others * monomial * this}, with a number
     * above 0.
     *
     * @param of position of the other fact, which comes earlier
     * @param others exponents of earlier facts that are above 0, or not 0 with an even exponent
     * @param monomial of positive variables
     */
    record Quotient(int of, Rational number, Map<Integer, Integer> others, Monomial monomial) implements Origin {
        public Quotient {
            others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        }
    }

    /** A factor of a value that is not 0: {@code of = cofactor * this}. */
    record FactorOfNonzero(int of, Polynomial cofactor) implements Origin {}

    /**
     * The variable of a root whose radicand is not 0: {@code x^degree = number * product of others * monomial}.
     *
     * @param relation position of the root's relation
     * @param others exponents of earlier facts that are above 0 or not 0
     * @param monomial of positive variables
     */
    record NonzeroRoot(int relation, Map<Integer, Integer> others, Monomial monomial) implements Origin {
        public NonzeroRoot {
            others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        }
    }

    /**
     * A bound of an even root: {@code x - bound >= 0}, because {@code x >= 0} and the relation's value minus the bound to
     * the same power is a sum of terms that are at least 0. It holds with both signs of the bound.
     *
     * @param relation position of the root's relation
     */
    record RootBound(int relation, Polynomial bound) implements Origin {}

    /** A sum of terms that are at least 0; above 0 if one of them is. Their facts come earlier. */
    record SumOf(List<Certificate.Term> terms) implements Origin {
        public SumOf {
            terms = List.copyOf(terms);
        }
    }

    /** Both at least 0 and not 0. */
    record Both(int nonnegative, int nonzero) implements Origin {}
}
