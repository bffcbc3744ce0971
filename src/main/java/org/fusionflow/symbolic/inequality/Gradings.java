package org.fusionflow.symbolic.inequality;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.fusionflow.expression.Rational;

/**
 * The weights of the variables under which all given polynomials are homogeneous, with whole numbers and modulo 2. An
 * identity between products of them and squares splits into its homogeneous parts, and the squares of a part can be
 * taken homogeneous, so that the search needs one weight only.
 */
final class Gradings {
    private final int variables;

    /** Basis of the whole weights, one row each. */
    private final long[][] whole;

    /** Basis of the weights modulo 2, as bits of the variables. */
    private final List<boolean[]> parities;

    Gradings(Collection<Polynomial> polynomials, int variables) {
        this.variables = variables;
        List<int[]> differences = new ArrayList<>();
        for (Polynomial polynomial : polynomials) {
            Iterator<Monomial> monomials = polynomial.terms().keySet().iterator();
            if (!monomials.hasNext()) {
                continue;
            }
            Monomial first = monomials.next();
            while (monomials.hasNext()) {
                Monomial next = monomials.next();
                int[] difference = new int[variables];
                for (int i = 0; i < variables; i++) {
                    difference[i] = next.exponent(i) - first.exponent(i);
                }
                differences.add(difference);
            }
        }
        whole = kernel(differences);
        parities = parityKernel(differences);
    }

    private long[][] kernel(List<int[]> differences) {
        List<Rational[]> rows = new ArrayList<>();
        int[] pivotOf = new int[variables];
        Arrays.fill(pivotOf, -1);
        for (int[] difference : differences) {
            Rational[] row = new Rational[variables];
            for (int i = 0; i < variables; i++) {
                row[i] = Rational.of(difference[i]);
            }
            insert(row, rows, pivotOf);
        }
        List<long[]> basis = new ArrayList<>();
        for (int free = 0; free < variables; free++) {
            if (pivotOf[free] >= 0) {
                continue;
            }
            Rational[] vector = new Rational[variables];
            Arrays.fill(vector, Rational.ZERO);
            vector[free] = Rational.ONE;
            for (int i = 0; i < variables; i++) {
                if (pivotOf[i] >= 0) {
                    vector[i] = rows.get(pivotOf[i])[free].negate();
                }
            }
            basis.add(whole(vector));
        }
        return basis.toArray(long[][]::new);
    }

    /** Keeps the rows in reduced echelon form. */
    private void insert(Rational[] row, List<Rational[]> rows, int[] pivotOf) {
        for (int i = 0; i < variables; i++) {
            if (row[i].signum() != 0 && pivotOf[i] >= 0) {
                subtract(row, rows.get(pivotOf[i]), row[i]);
            }
        }
        for (int i = 0; i < variables; i++) {
            if (row[i].signum() != 0) {
                Rational inverse = row[i].inverse();
                for (int k = 0; k < variables; k++) {
                    row[k] = row[k].times(inverse);
                }
                for (Rational[] old : rows) {
                    if (old[i].signum() != 0) {
                        subtract(old, row, old[i]);
                    }
                }
                pivotOf[i] = rows.size();
                rows.add(row);
                return;
            }
        }
    }

    private static void subtract(Rational[] from, Rational[] row, Rational factor) {
        for (int k = 0; k < from.length; k++) {
            from[k] = from[k].plus(row[k].times(factor).negate());
        }
    }

    private static long[] whole(Rational[] vector) {
        BigInteger common = BigInteger.ONE;
        for (Rational value : vector) {
            common = common.multiply(value.denominator()).divide(common.gcd(value.denominator()));
        }
        long[] whole = new long[vector.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = vector[i]
                    .numerator()
                    .multiply(common.divide(vector[i].denominator()))
                    .longValueExact();
        }
        return whole;
    }

    private List<boolean[]> parityKernel(List<int[]> differences) {
        List<boolean[]> rows = new ArrayList<>();
        int[] pivotOf = new int[variables];
        Arrays.fill(pivotOf, -1);
        for (int[] difference : differences) {
            boolean[] row = new boolean[variables];
            for (int i = 0; i < variables; i++) {
                row[i] = difference[i] % 2 != 0;
            }
            for (int i = 0; i < variables; i++) {
                if (row[i] && pivotOf[i] >= 0) {
                    xor(row, rows.get(pivotOf[i]));
                }
            }
            for (int i = 0; i < variables; i++) {
                if (row[i]) {
                    for (boolean[] old : rows) {
                        if (old[i]) {
                            xor(old, row);
                        }
                    }
                    pivotOf[i] = rows.size();
                    rows.add(row);
                    break;
                }
            }
        }
        List<boolean[]> basis = new ArrayList<>();
        for (int free = 0; free < variables; free++) {
            if (pivotOf[free] < 0) {
                boolean[] vector = new boolean[variables];
                vector[free] = true;
                for (int i = 0; i < variables; i++) {
                    vector[i] |= pivotOf[i] >= 0 && rows.get(pivotOf[i])[free];
                }
                basis.add(vector);
            }
        }
        return basis;
    }

    private static void xor(boolean[] row, boolean[] other) {
        for (int i = 0; i < row.length; i++) {
            row[i] ^= other[i];
        }
    }

    /** The weights of a monomial: whole ones, then the parities. */
    List<Long> weight(Monomial monomial) {
        List<Long> weight = new ArrayList<>(wholeWeight(monomial));
        weight.addAll(parity(monomial));
        return weight;
    }

    List<Long> wholeWeight(Monomial monomial) {
        List<Long> weight = new ArrayList<>();
        for (long[] row : whole) {
            long sum = 0;
            for (int i = 0; i < variables; i++) {
                sum += row[i] * monomial.exponent(i);
            }
            weight.add(sum);
        }
        return weight;
    }

    List<Long> parity(Monomial monomial) {
        List<Long> weight = new ArrayList<>();
        for (boolean[] row : parities) {
            long sum = 0;
            for (int i = 0; i < variables; i++) {
                sum += row[i] ? monomial.exponent(i) : 0;
            }
            weight.add(sum % 2);
        }
        return weight;
    }

    /** What is left of a whole weight after a power of a variable. */
    long[] minus(long[] weight, int variable, int exponent) {
        long[] left = weight.clone();
        for (int k = 0; k < left.length; k++) {
            left[k] -= whole[k][variable] * exponent;
        }
        return left;
    }

    /** False if no product of the variables from one on, of at most this degree, has the weight. */
    boolean canReach(long[] weight, int from, int degree, int[] steps) {
        for (int k = 0; k < weight.length; k++) {
            long least = 0;
            long most = 0;
            for (int i = from; i < variables; i++) {
                if (steps[i] > 0) {
                    least = Math.min(least, whole[k][i]);
                    most = Math.max(most, whole[k][i]);
                }
            }
            if (weight[k] < least * degree || weight[k] > most * degree) {
                return false;
            }
        }
        return true;
    }

    /** True if the total degree is one of the weights, so that a weight bounds the degree. */
    boolean boundsDegree() {
        List<Rational[]> rows = new ArrayList<>();
        int[] pivotOf = new int[variables];
        Arrays.fill(pivotOf, -1);
        for (long[] row : whole) {
            Rational[] copy = new Rational[variables];
            for (int i = 0; i < variables; i++) {
                copy[i] = Rational.of(row[i]);
            }
            insert(copy, rows, pivotOf);
        }
        Rational[] ones = new Rational[variables];
        Arrays.fill(ones, Rational.ONE);
        int before = rows.size();
        insert(ones, rows, pivotOf);
        return rows.size() == before;
    }
}
