package org.fusionflow.symbolic.inequality;

import edu.jas.arith.BigRational;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.GenPolynomialRing;
import edu.jas.poly.TermOrder;
import edu.jas.ufd.FactorFactory;
import edu.jas.ufd.SquarefreeFactory;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;

/**
 * Factors of a polynomial, found by JAS: the variables that divide it, the parts of equal multiplicity, and the
 * irreducible factors of small parts. Callers multiply them out again.
 */
final class Factorization {
    /** JAS substitutes one variable for all, so that its time grows with the product of all degrees. */
    private static final long LARGEST_SUBSTITUTION = 300;

    /** Parts with more terms are not split by multiplicity, because the greatest common divisors would take seconds. */
    private static final int MOST_TERMS = 60;

    private Factorization() {}

    /** Factors that are not constant, with their multiplicities; their product is the polynomial up to a number. */
    static Map<Polynomial, Integer> of(Polynomial polynomial) {
        int n = polynomial.variables();
        Map<Polynomial, Integer> factors = new LinkedHashMap<>();
        if (polynomial.isConstant()) {
            return factors;
        }
        int[] common = new int[n];
        for (int i = 0; i < n; i++) {
            int variable = i;
            common[i] = polynomial.terms().keySet().stream()
                    .mapToInt(m -> m.exponent(variable))
                    .min()
                    .orElse(0);
            if (common[i] > 0) {
                factors.put(Polynomial.variable(n, i), common[i]);
            }
        }
        Map<Monomial, Rational> rest = new HashMap<>();
        Monomial content = Monomial.of(common);
        polynomial.terms().forEach((monomial, coefficient) -> rest.put(monomial.over(content), coefficient));
        Polynomial primitive = Polynomial.of(n, rest);
        if (primitive.isConstant()) {
            return factors;
        }
        if (primitive.size() > MOST_TERMS) {
            factors.merge(primitive, 1, Integer::sum);
            return factors;
        }
        SquarefreeFactory.getImplementation(new BigRational())
                .squarefreeFactors(toJas(primitive))
                .forEach((part, count) -> {
                    if (!part.isConstant()) {
                        split(fromJas(part, n), Math.toIntExact(count), factors);
                    }
                });
        return factors;
    }

    private static void split(Polynomial part, int count, Map<Polynomial, Integer> factors) {
        long size = 1;
        for (int i = 0; i < part.variables(); i++) {
            size = Math.min(LARGEST_SUBSTITUTION + 1, size * (part.degree(i) + 1));
        }
        if (part.degree() < 2) {
            factors.merge(part, count, Integer::sum);
            return;
        }
        if (size > LARGEST_SUBSTITUTION) {
            Optional<Polynomial> factor = Quadratic.factor(part);
            if (factor.isPresent()) {
                split(factor.get(), count, factors);
                split(Division.exact(part, factor.get()).orElseThrow(), count, factors);
            } else {
                factors.merge(part, count, Integer::sum);
            }
            return;
        }
        FactorFactory.getImplementation(new BigRational()).factors(toJas(part)).forEach((factor, times) -> {
            if (!factor.isConstant()) {
                factors.merge(fromJas(factor, part.variables()), count * Math.toIntExact(times), Integer::sum);
            }
        });
    }

    private static GenPolynomial<BigRational> toJas(Polynomial polynomial) {
        int n = polynomial.variables();
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            names[i] = "x" + i;
        }
        GenPolynomialRing<BigRational> ring =
                new GenPolynomialRing<>(new BigRational(), names, new TermOrder(TermOrder.INVLEX));
        GenPolynomial<BigRational> result = new GenPolynomial<>(ring);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            long[] exponents = new long[n];
            for (int i = 0; i < n; i++) {
                exponents[i] = term.getKey().exponent(i);
            }
            result.doPutToMap(
                    ExpVector.create(exponents),
                    new BigRational(
                            new edu.jas.arith.BigInteger(term.getValue().numerator()),
                            new edu.jas.arith.BigInteger(term.getValue().denominator())));
        }
        return result;
    }

    static Polynomial fromJas(GenPolynomial<BigRational> polynomial, int variables) {
        Map<Monomial, Rational> terms = new HashMap<>();
        for (var term : polynomial) {
            int[] exponents = new int[variables];
            for (int i = 0; i < variables; i++) {
                exponents[i] = Math.toIntExact(term.exponent().getVal(i));
            }
            terms.put(Monomial.of(exponents), rational(term.coefficient()));
        }
        return Polynomial.of(variables, terms);
    }

    static Rational rational(BigRational value) {
        return new Rational(
                new BigInteger(value.numerator().toString()),
                new BigInteger(value.denominator().toString()));
    }
}
