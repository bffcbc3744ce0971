package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.linear.Symmetric;

/**
 * Squares on which a functional is below 0: the eigenvectors of its moment matrix with negative eigenvalues, rounded to
 * small whole numbers. The vectors are also combined so that each has zeros where the others have ones; with several
 * negative eigenvalues the eigenvectors themselves are arbitrary mixtures.
 */
final class ViolatedSquares {
    /** Eigenvalues above minus this part of the largest are rounding. */
    private static final double NEGATIVE = 1e-7;

    /** Vectors of one block in one round. */
    private static final int MOST_VECTORS = 6;

    /** Permitted errors of the rounded vectors: coarse ones have nicer certificates, fine ones cut more. */
    private static final double[] ERRORS = {0.2, 0.05, 0.005};

    private static final int LARGEST = 60;

    private final SquareBlock block;
    private final double[][] moments;
    private double largest;

    ViolatedSquares(SquareBlock block, double[] functional, Map<Monomial, Integer> rows, Work work) {
        this.block = block;
        int size = block.size();
        moments = new double[size][size];
        work.spend(20L * size * size * size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (Map.Entry<Monomial, Rational> term :
                        block.product(i, j).terms().entrySet()) {
                    sum += functional[rows.getOrDefault(term.getKey(), 0)]
                            * term.getValue().doubleValue();
                }
                moments[i][j] = sum;
                moments[j][i] = sum;
                largest = Math.max(largest, Math.abs(sum));
            }
        }
    }

    /** Coefficients of the monomials of the block in each square. */
    List<Map<Integer, Rational>> violated() {
        List<Map<Integer, Rational>> found = new ArrayList<>();
        if (largest == 0 || block.size() < 2) {
            return found;
        }
        Symmetric matrix = new Symmetric(moments);
        List<double[]> vectors = new ArrayList<>();
        for (int k = 0; k < block.size() && vectors.size() < MOST_VECTORS; k++) {
            if (matrix.eigenvalue(k) < -NEGATIVE * largest) {
                vectors.add(matrix.eigenvector(k).toArray());
            }
        }
        List<double[]> all = new ArrayList<>(vectors);
        all.addAll(reduced(vectors));
        Set<Map<Integer, Rational>> distinct = new LinkedHashSet<>();
        for (double[] vector : all) {
            for (double error : ERRORS) {
                Map<Integer, Rational> rounded = rounded(vector, error);
                if (rounded.size() > 1 && value(rounded) < -1e-10 * largest) {
                    distinct.add(rounded);
                }
            }
        }
        found.addAll(distinct);
        return found;
    }

    private static List<double[]> reduced(List<double[]> vectors) {
        List<double[]> rows = new ArrayList<>();
        vectors.forEach(v -> rows.add(v.clone()));
        for (int r = 0; r < rows.size(); r++) {
            double[] row = rows.get(r);
            int pivot = 0;
            for (int k = 1; k < row.length; k++) {
                if (Math.abs(row[k]) > Math.abs(row[pivot])) {
                    pivot = k;
                }
            }
            if (Math.abs(row[pivot]) < 1e-9) {
                continue;
            }
            for (double[] other : rows) {
                if (other != row) {
                    double factor = other[pivot] / row[pivot];
                    for (int k = 0; k < row.length; k++) {
                        other[k] -= factor * row[k];
                    }
                }
            }
        }
        return rows;
    }

    /** The vector with the least denominator that is near enough, scaled to whole numbers without common factor. */
    private static Map<Integer, Rational> rounded(double[] vector, double error) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        Map<Integer, Rational> rounded = new HashMap<>();
        if (!(largest > 0)) {
            return rounded;
        }
        for (int q = 1; q <= LARGEST; q++) {
            double worst = 0;
            for (double value : vector) {
                double scaled = value / largest * q;
                worst = Math.max(worst, Math.abs(scaled - Math.rint(scaled)) / q);
            }
            if (worst <= error || q == LARGEST) {
                for (int i = 0; i < vector.length; i++) {
                    long value = Math.round(vector[i] / largest * q);
                    if (value != 0) {
                        rounded.put(i, Rational.of(value));
                    }
                }
                return rounded;
            }
        }
        return rounded;
    }

    private double value(Map<Integer, Rational> vector) {
        double[] values = new double[moments.length];
        vector.forEach((i, value) -> values[i] = Polynomial.approximate(value));
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; values[i] != 0 && j < values.length; j++) {
                sum += values[i] * values[j] * moments[i][j];
            }
        }
        return sum;
    }
}
