package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.Monomial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Rational;

/**
 * Decides whether a number made of nested roots is 0, such as {@code (2+Sqrt(5))^(1/3) - (Sqrt(5)-2)^(1/3) - 1}, whose relations alone do not tell
 * which of several roots is meant. Its powers are vectors over the rational numbers of a dimension that is finite, so that some polynomial P vanishes at
 * it. By Cauchy's bound every root of P but 0 is at least {@code |c|/(|c| + m)} in size, with the last coefficient c that is not 0 and the largest m
 * of the others. A number that an enclosure shows to be smaller is 0.
 */
final class AlgebraicNumber {
    /** Largest dimension; elimination takes its cube. */
    private static final int MOST_POWERS = 72;

    /** Numbers with more bits are left alone, because their powers would take too long. */
    private static final long MOST_BITS = 2_000;

    private AlgebraicNumber() {}

    /**
     * True if it certainly is; false says nothing.
     *
     * @param expr the number, which has to have a value
     * @param numerator of the number, reduced, in the field
     * @throws ArithmeticException if the polynomials are beyond exact arithmetic
     */
    static boolean isZero(Expr expr, RadicalField field, GenPolynomial<BigRational> numerator) {
        long powers = 1;
        for (RadicalField.Radical radical : field.radicals()) {
            powers = Math.min(MOST_POWERS + 1L, powers * radical.degree());
        }
        if (!isAlgebraic(expr) || powers > MOST_POWERS || bits(numerator) > MOST_BITS) {
            return false;
        }
        try {
            // Shows that no divisor is 0 and no radicand negative.
            Enclosure whole = Enclosure.of(expr, Map.of());
            if (whole.excludesZero()) {
                return false;
            }
            Enclosure value = Enclosure.of(field.value(numerator), Map.of());
            List<Rational> vanishing = vanishing(field.ring(), numerator);
            int last = 0;
            while (last < vanishing.size() && vanishing.get(last).signum() == 0) {
                last++;
            }
            return last > 0 && last < vanishing.size() && isBelow(value, bound(vanishing, last));
        } catch (ArithmeticException noValue) {
            return false;
        }
    }

    private static long bits(GenPolynomial<BigRational> polynomial) {
        long bits = 0;
        for (Monomial<BigRational> monomial : polynomial) {
            bits += monomial.coefficient().bitLength();
        }
        return bits;
    }

    /** True for roots of numbers that are not too large. */
    private static boolean isAlgebraic(Expr expr) {
        if (expr instanceof Expr.Sum s) {
            return s.terms().stream().allMatch(AlgebraicNumber::isAlgebraic);
        }
        if (expr instanceof Expr.Product p) {
            return p.factors().stream().allMatch(AlgebraicNumber::isAlgebraic);
        }
        if (expr instanceof Expr.Power p) {
            return p.exponent() instanceof Expr.Num && isAlgebraic(p.base());
        }
        return expr instanceof Expr.Num n
                && (long) n.value().numerator().bitLength()
                                + n.value().denominator().bitLength()
                        <= MOST_BITS;
    }

    /** Every root but 0 is at least so large. */
    private static Rational bound(List<Rational> coefficients, int last) {
        Rational least = size(coefficients.get(last));
        Rational largest = Rational.ZERO;
        for (Rational coefficient : coefficients.subList(last + 1, coefficients.size())) {
            largest = size(coefficient).compareTo(largest) > 0 ? size(coefficient) : largest;
        }
        return least.times(least.plus(largest).inverse());
    }

    private static Rational size(Rational value) {
        return value.signum() < 0 ? value.negate() : value;
    }

    private static boolean isBelow(Enclosure value, Rational bound) {
        BigDecimal low = new BigDecimal(bound.numerator())
                .divide(new BigDecimal(bound.denominator()), new MathContext(30, RoundingMode.DOWN));
        return value.high().compareTo(low) < 0 && value.low().negate().compareTo(low) < 0;
    }

    /** Coefficients, from the constant one on, of a polynomial that is 0 at the number; empty if none was found. */
    private static List<Rational> vanishing(ExactRing ring, GenPolynomial<BigRational> number) {
        // Rows of an echelon form, each with its combination of the powers.
        Map<ExpVector, Row> rows = new HashMap<>();
        GenPolynomial<BigRational> power = ring.one();
        for (int k = 0; k <= MOST_POWERS; k++) {
            Row row = new Row(coefficients(power), unit(k));
            ExpVector pivot = row.reducedBy(rows);
            if (pivot == null) {
                return row.combination;
            }
            rows.put(pivot, row);
            power = ring.times(power, number);
        }
        return List.of();
    }

    private static List<Rational> unit(int k) {
        List<Rational> unit = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            unit.add(Rational.ZERO);
        }
        unit.add(Rational.ONE);
        return unit;
    }

    private static Map<ExpVector, Rational> coefficients(GenPolynomial<BigRational> polynomial) {
        Map<ExpVector, Rational> coefficients = new HashMap<>();
        for (Monomial<BigRational> monomial : polynomial) {
            coefficients.put(monomial.exponent(), RationalForm.rational(monomial.coefficient()));
        }
        return coefficients;
    }

    /** A vector and how it is made of the powers. */
    private record Row(Map<ExpVector, Rational> entries, List<Rational> combination) {
        /** Subtracts rows until no entry at one of their pivots is left; the position of an entry that is left, or null if none is. */
        @org.jspecify.annotations.Nullable
        ExpVector reducedBy(Map<ExpVector, Row> rows) {
            for (boolean found = true; found; ) {
                found = false;
                for (Map.Entry<ExpVector, Row> other : rows.entrySet()) {
                    Rational entry = entries.get(other.getKey());
                    if (entry != null) {
                        Interruption.check();
                        subtract(
                                other.getValue(),
                                entry.times(other.getValue().at(other.getKey()).inverse()));
                        found = true;
                    }
                }
            }
            return entries.isEmpty() ? null : entries.keySet().iterator().next();
        }

        private Rational at(ExpVector position) {
            return entries.getOrDefault(position, Rational.ZERO);
        }

        private void subtract(Row other, Rational factor) {
            other.entries.forEach((position, value) -> {
                Rational rest = at(position).plus(value.times(factor).negate());
                if (rest.signum() == 0) {
                    entries.remove(position);
                } else {
                    entries.put(position, rest);
                }
            });
            for (int i = 0; i < other.combination.size(); i++) {
                combination.set(
                        i,
                        combination
                                .get(i)
                                .plus(other.combination.get(i).times(factor).negate()));
            }
        }
    }
}
