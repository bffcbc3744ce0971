package org.fusionflow.symbolic.inequality;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;

/**
 * Solves {@code sum of x_c column_c = 0}, with 1 as sum of the x of strict columns, in rational numbers: Dixon's method
 * lifts the solution modulo a prime to one modulo its powers, from which the fractions are reconstructed.
 */
final class ExactSupport {
    private static final long PRIME = 2_147_483_647L;
    private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);

    /** Solutions with more digits in base {@link #PRIME} are given up. */
    private static final int MOST_DIGITS = 256;

    private final List<Column> columns;
    private final List<Map<Integer, BigInteger>> integers = new ArrayList<>();
    private final List<Rational> scales = new ArrayList<>();
    private final Work work;
    private int rows = 1;

    private ExactSupport(List<Column> columns, Work work) {
        this.columns = columns;
        this.work = work;
        Map<Monomial, Integer> places = new HashMap<>();
        for (Column column : columns) {
            BigInteger common = BigInteger.ONE;
            for (Rational value : column.value().terms().values()) {
                common = common.multiply(value.denominator()).divide(common.gcd(value.denominator()));
            }
            Map<Integer, BigInteger> entries = new LinkedHashMap<>();
            for (Map.Entry<Monomial, Rational> term : column.value().terms().entrySet()) {
                Integer place = places.get(term.getKey());
                if (place == null) {
                    place = rows++;
                    places.put(term.getKey(), place);
                }
                Rational value = term.getValue();
                entries.put(place, value.numerator().multiply(common.divide(value.denominator())));
            }
            if (column.isStrict()) {
                entries.put(0, BigInteger.ONE);
            }
            integers.add(entries);
            scales.add(new Rational(common, BigInteger.ONE));
        }
    }

    /** Coefficients of the columns; empty if there are none, or a column that is not free gets one below 0. */
    static Optional<List<Rational>> of(List<Column> columns, Work work) {
        return new ExactSupport(columns, work).solve();
    }

    private Optional<List<Rational>> solve() {
        int n = columns.size();
        work.spend((long) rows * n * Math.min(rows, n));
        long[][] matrix = new long[rows][n];
        for (int c = 0; c < n; c++) {
            for (Map.Entry<Integer, BigInteger> entry : integers.get(c).entrySet()) {
                matrix[entry.getKey()][c] = entry.getValue().mod(BIG_PRIME).longValueExact();
            }
        }
        int[] rowOf = new int[n];
        List<Integer> kept = independent(matrix, rowOf);
        int k = kept.size();
        long[][] square = new long[k][2 * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                BigInteger entry = integers.get(kept.get(j)).getOrDefault(rowOf[i], BigInteger.ZERO);
                square[i][j] = entry.mod(BIG_PRIME).longValueExact();
            }
            square[i][k + i] = 1;
        }
        if (!invert(square)) {
            return Optional.empty();
        }
        return lift(kept, rowOf, square);
    }

    /** Columns that are independent modulo the prime, and the rows of their pivots. */
    private static List<Integer> independent(long[][] given, int[] rowOf) {
        int rows = given.length;
        int n = rowOf.length;
        long[][] matrix = new long[rows][];
        int[] origin = new int[rows];
        for (int i = 0; i < rows; i++) {
            matrix[i] = given[i].clone();
            origin[i] = i;
        }
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < n && kept.size() < rows; c++) {
            int top = kept.size();
            int pivot = top;
            while (pivot < rows && matrix[pivot][c] == 0) {
                pivot++;
            }
            if (pivot == rows) {
                continue;
            }
            long[] swap = matrix[top];
            matrix[top] = matrix[pivot];
            matrix[pivot] = swap;
            int from = origin[top];
            origin[top] = origin[pivot];
            origin[pivot] = from;
            long inverse = power(matrix[top][c], PRIME - 2);
            for (int i = top + 1; i < rows; i++) {
                if (matrix[i][c] != 0) {
                    subtract(matrix[i], matrix[top], matrix[i][c] * inverse % PRIME, c);
                }
            }
            rowOf[top] = origin[top];
            kept.add(c);
        }
        return kept;
    }

    private static void subtract(long[] from, long[] row, long factor, int start) {
        for (int k = start; k < from.length; k++) {
            if (row[k] != 0) {
                from[k] = (from[k] + (PRIME - factor) * row[k]) % PRIME;
            }
        }
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = base % PRIME;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result * square % PRIME;
            }
            square = square * square % PRIME;
        }
        return result;
    }

    private static boolean invert(long[][] matrix) {
        int k = matrix.length;
        for (int c = 0; c < k; c++) {
            int pivot = c;
            while (pivot < k && matrix[pivot][c] == 0) {
                pivot++;
            }
            if (pivot == k) {
                return false;
            }
            long[] swap = matrix[c];
            matrix[c] = matrix[pivot];
            matrix[pivot] = swap;
            long inverse = power(matrix[c][c], PRIME - 2);
            for (int j = c; j < 2 * k; j++) {
                matrix[c][j] = matrix[c][j] * inverse % PRIME;
            }
            for (int i = 0; i < k; i++) {
                if (i != c && matrix[i][c] != 0) {
                    subtract(matrix[i], matrix[c], matrix[i][c], c);
                }
            }
        }
        return true;
    }

    private Optional<List<Rational>> lift(List<Integer> kept, int[] rowOf, long[][] inverse) {
        int k = kept.size();
        BigInteger[] residual = new BigInteger[k];
        BigInteger[] solution = new BigInteger[k];
        Map<Integer, Integer> placeOf = new HashMap<>();
        for (int i = 0; i < k; i++) {
            residual[i] = rowOf[i] == 0 ? BigInteger.ONE : BigInteger.ZERO;
            solution[i] = BigInteger.ZERO;
            placeOf.put(rowOf[i], i);
        }
        BigInteger modulus = BigInteger.ONE;
        int next = 2;
        for (int digit = 1; digit <= MOST_DIGITS; digit++) {
            work.spend(4L * k * k);
            long[] x = new long[k];
            for (int i = 0; i < k; i++) {
                long sum = 0;
                for (int j = 0; j < k; j++) {
                    if (residual[j].signum() != 0 && inverse[i][k + j] != 0) {
                        sum = (sum
                                        + inverse[i][k + j]
                                                * residual[j].mod(BIG_PRIME).longValueExact())
                                % PRIME;
                    }
                }
                x[i] = sum;
                solution[i] = solution[i].add(modulus.multiply(BigInteger.valueOf(sum)));
            }
            for (int c = 0; c < k; c++) {
                BigInteger factor = BigInteger.valueOf(x[c]);
                for (Map.Entry<Integer, BigInteger> entry :
                        integers.get(kept.get(c)).entrySet()) {
                    Integer place = placeOf.get(entry.getKey());
                    if (place != null) {
                        residual[place] = residual[place].subtract(factor.multiply(entry.getValue()));
                    }
                }
            }
            for (int i = 0; i < k; i++) {
                residual[i] = residual[i].divide(BIG_PRIME);
            }
            modulus = modulus.multiply(BIG_PRIME);
            if (digit == next) {
                next *= 2;
                Optional<List<Rational>> found = reconstructed(kept, solution, modulus);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<List<Rational>> reconstructed(List<Integer> kept, BigInteger[] solution, BigInteger modulus) {
        List<Rational> coefficients = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            coefficients.add(Rational.ZERO);
        }
        BigInteger bound = modulus.shiftRight(1).sqrt();
        for (int i = 0; i < kept.size(); i++) {
            Optional<Rational> value = fraction(solution[i], modulus, bound);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            coefficients.set(kept.get(i), value.get());
        }
        Map<Integer, Rational> sums = new HashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            Rational x = coefficients.get(c);
            if (x.signum() != 0) {
                integers.get(c)
                        .forEach((row, entry) ->
                                sums.merge(row, x.times(new Rational(entry, BigInteger.ONE)), Rational::plus));
            }
        }
        boolean solves = sums.entrySet().stream()
                .allMatch(sum -> sum.getKey() == 0
                        ? sum.getValue().equals(Rational.ONE)
                        : sum.getValue().signum() == 0);
        if (!solves || !sums.containsKey(0)) {
            return Optional.empty();
        }
        for (int c = 0; c < columns.size(); c++) {
            if (coefficients.get(c).signum() < 0 && columns.get(c) instanceof Column.Product) {
                return Optional.empty();
            }
            coefficients.set(c, coefficients.get(c).times(scales.get(c)));
        }
        return Optional.of(coefficients);
    }

    /** The fraction with numerator and denominator up to the bound that is equal to the value modulo the modulus. */
    private static Optional<Rational> fraction(BigInteger value, BigInteger modulus, BigInteger bound) {
        BigInteger before = modulus;
        BigInteger now = value.mod(modulus);
        BigInteger factorBefore = BigInteger.ZERO;
        BigInteger factor = BigInteger.ONE;
        while (now.compareTo(bound) > 0) {
            BigInteger[] division = before.divideAndRemainder(now);
            before = now;
            now = division[1];
            BigInteger next = factorBefore.subtract(division[0].multiply(factor));
            factorBefore = factor;
            factor = next;
        }
        return factor.signum() == 0 || factor.abs().compareTo(bound) > 0
                ? Optional.empty()
                : Optional.of(new Rational(now, factor));
    }
}
