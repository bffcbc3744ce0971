package org.fusionflow.symbolic.inequality;

import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/** A polynomial in the variables of a certificate whose sign is known wherever all constraints hold. */
public record Fact(Polynomial polynomial, Sign sign, Origin origin) {
    /** True if the value is above 0, or is not 0 and the exponent even. */
    static boolean isStrict(Sign sign, int exponent) {
        return sign == Sign.POSITIVE || (sign == Sign.NONZERO && exponent % 2 == 0);
    }

    /** True if the value to this power is at least 0. */
    static boolean isFactor(Sign sign, int exponent) {
        return sign == Sign.NONNEGATIVE || isStrict(sign, exponent);
    }

    /**
     * True if the origin implies the sign. Facts that come from a constraint or a root are what the certificate states
     * of them, so only their own form is checked.
     *
     * @param earlier the facts before this one
     */
    boolean follows(List<Fact> earlier, List<CertificateVariable> variables) {
        int n = variables.size();
        if (origin instanceof Origin.Given g) {
            Polynomial product = g.numerator();
            for (Polynomial factor : g.multiplied()) {
                product = product.times(factor);
            }
            boolean compared = sign == Sign.POSITIVE || sign == Sign.NONNEGATIVE;
            for (Map.Entry<Polynomial, Integer> divisor : g.divisors().entrySet()) {
                boolean odd = divisor.getValue() % 2 != 0;
                boolean cleared = PositiveForm.isPositive(divisor.getKey(), variables)
                        || odd == g.multiplied().contains(divisor.getKey());
                if (compared && !cleared) {
                    return false;
                }
            }
            boolean only = g.divisors().keySet().containsAll(g.multiplied());
            return only
                    && product.equals(polynomial)
                    && (compared || g.multiplied().isEmpty());
        }
        if (origin instanceof Origin.Divisor divisor) {
            return sign == Sign.NONZERO
                    && earlier.stream()
                            .anyMatch(f -> f.origin() instanceof Origin.Given g
                                    && g.constraint() == divisor.constraint()
                                    && g.divisors().containsKey(polynomial));
        }
        if (origin instanceof Origin.RootRelation root) {
            Monomial power = Monomial.power(n, root.variable(), root.degree());
            return sign == Sign.ZERO
                    && polynomial.coefficient(power).equals(org.fusionflow.expression.Rational.ONE)
                    && polynomial.minus(Polynomial.of(power)).degree(root.variable()) == 0;
        }
        if (origin instanceof Origin.RootSign root) {
            Polynomial product = Polynomial.variable(n, root.variable()).times(root.below());
            return sign == Sign.NONNEGATIVE && polynomial.equals(product);
        }
        if (origin instanceof Origin.VariableSign v) {
            CertificateVariable variable = variables.get(v.variable());
            return polynomial.equals(Polynomial.variable(n, v.variable()))
                    && ((sign == Sign.POSITIVE && variable.isPositive())
                            || (sign == Sign.NONNEGATIVE && variable.isNonnegative()));
        }
        if (origin instanceof Origin.Form) {
            return sign == Sign.POSITIVE && PositiveForm.isPositive(polynomial, variables);
        }
        if (origin instanceof Origin.Quotient q) {
            return isQuotient(q, earlier, variables);
        }
        if (origin instanceof Origin.SumOf sum) {
            return isSum(sum, earlier, variables);
        }
        if (origin instanceof Origin.RootBound bound) {
            return isRootBound(bound, earlier, variables);
        }
        if (origin instanceof Origin.NonzeroRoot root) {
            return isNonzeroRoot(root, earlier, variables);
        }
        if (origin instanceof Origin.FactorOfNonzero f) {
            Fact of = earlier.get(f.of());
            return sign == Sign.NONZERO
                    && (of.sign == Sign.NONZERO || of.sign == Sign.POSITIVE)
                    && of.polynomial.equals(f.cofactor().times(polynomial));
        }
        Origin.Both both = (Origin.Both) origin;
        Fact first = earlier.get(both.nonnegative());
        Fact second = earlier.get(both.nonzero());
        return sign == Sign.POSITIVE
                && first.sign == Sign.NONNEGATIVE
                && second.sign == Sign.NONZERO
                && first.polynomial.equals(polynomial)
                && second.polynomial.equals(polynomial);
    }

    private boolean isSum(Origin.SumOf sum, List<Fact> earlier, List<CertificateVariable> variables) {
        Polynomial total = Polynomial.zero(variables.size());
        boolean strict = false;
        for (Certificate.Term term : sum.terms()) {
            if (!term.isAllowed(earlier, variables)) {
                return false;
            }
            strict |= term.isStrict(earlier, variables);
            total = total.plus(term.expanded(earlier));
        }
        return total.equals(polynomial) && (sign == Sign.NONNEGATIVE || (sign == Sign.POSITIVE && strict));
    }

    private boolean isRootBound(Origin.RootBound b, List<Fact> earlier, List<CertificateVariable> variables) {
        Fact relation = earlier.get(b.relation());
        if (!(relation.origin() instanceof Origin.RootRelation r)
                || sign != Sign.NONNEGATIVE
                || r.degree() % 2 != 0
                || !variables.get(r.variable()).isNonnegative()) {
            return false;
        }
        int n = variables.size();
        Polynomial value =
                Polynomial.of(Monomial.power(n, r.variable(), r.degree())).minus(relation.polynomial);
        return polynomial.equals(Polynomial.variable(n, r.variable()).minus(b.bound()))
                && PositiveForm.isNonnegative(value.minus(b.bound().power(r.degree())), variables);
    }

    private boolean isNonzeroRoot(Origin.NonzeroRoot root, List<Fact> earlier, List<CertificateVariable> variables) {
        Fact relation = earlier.get(root.relation());
        if (!(relation.origin() instanceof Origin.RootRelation r) || sign != Sign.NONZERO) {
            return false;
        }
        int n = variables.size();
        Polynomial product = Polynomial.of(root.monomial());
        for (Map.Entry<Integer, Integer> other : root.others().entrySet()) {
            Fact factor = earlier.get(other.getKey());
            if (other.getValue() <= 0 || (factor.sign != Sign.POSITIVE && factor.sign != Sign.NONZERO)) {
                return false;
            }
            product = product.times(factor.polynomial.power(other.getValue()));
        }
        Polynomial value =
                Polynomial.of(Monomial.power(n, r.variable(), r.degree())).minus(relation.polynomial);
        // The two differ by a number only, which is not 0 because the value is not the polynomial 0.
        return polynomial.equals(Polynomial.variable(n, r.variable()))
                && PositiveForm.isPositive(root.monomial(), variables)
                && !value.isZero()
                && value.times(product.coefficient(product.leading()))
                        .equals(product.times(value.coefficient(value.leading())));
    }

    private boolean isQuotient(Origin.Quotient q, List<Fact> earlier, List<CertificateVariable> variables) {
        Fact of = earlier.get(q.of());
        if (sign != of.sign || q.number().signum() <= 0) {
            return false;
        }
        boolean compared = sign == Sign.POSITIVE || sign == Sign.NONNEGATIVE;
        for (int i = 0; i < variables.size(); i++) {
            if (q.monomial().exponent(i) > 0 && !variables.get(i).isPositive()) {
                return false;
            }
        }
        Polynomial product = polynomial.times(q.number()).times(q.monomial());
        for (Map.Entry<Integer, Integer> other : q.others().entrySet()) {
            Fact factor = earlier.get(other.getKey());
            boolean nonzero = factor.sign == Sign.POSITIVE || factor.sign == Sign.NONZERO;
            if (other.getValue() <= 0 || !(compared ? isStrict(factor.sign, other.getValue()) : nonzero)) {
                return false;
            }
            product = product.times(factor.polynomial.power(other.getValue()));
        }
        return product.equals(of.polynomial);
    }

    @Override
    public String toString() {
        return polynomial + " " + sign.text();
    }
}
