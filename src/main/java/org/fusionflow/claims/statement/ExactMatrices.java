package org.fusionflow.claims.statement;

import java.util.Arrays;
import org.fusionflow.expression.Rational;

/** Exact arithmetic with symmetric matrices. */
public final class ExactMatrices {
    private ExactMatrices() {}

    /** True if no value of the quadratic form is negative. */
    public static boolean isSemidefinite(Rational[][] matrix) {
        return pivots(matrix, false);
    }

    /** True if all values of the quadratic form are positive but that at 0. */
    public static boolean isDefinite(Rational[][] matrix) {
        return pivots(matrix, true);
    }

    /** The solution x of {@code matrix x = right}, for a positive definite matrix: no pivot of its elimination is 0. */
    public static Rational[] solved(Rational[][] matrix, Rational[] right) {
        int n = right.length;
        Rational[][] rows = new Rational[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOf(matrix[i], n + 1);
            rows[i][n] = right[i];
        }
        for (int i = 0; i < n; i++) {
            Rational inverse = rows[i][i].inverse();
            for (int r = 0; r < n; r++) {
                Rational multiple = r == i ? Rational.ZERO : rows[r][i].times(inverse);
                for (int c = i; c <= n && multiple.signum() != 0; c++) {
                    rows[r][c] = rows[r][c].plus(multiple.times(rows[i][c]).negate());
                }
            }
        }
        Rational[] solution = new Rational[n];
        for (int i = 0; i < n; i++) {
            solution[i] = rows[i][n].times(rows[i][i].inverse());
        }
        return solution;
    }

    public static Rational dot(Rational[] left, Rational[] right) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < left.length; i++) {
            sum = sum.plus(left[i].times(right[i]));
        }
        return sum;
    }

    /** Symmetric elimination: all pivots are positive; a pivot 0 is allowed if its row is 0 by then. */
    private static boolean pivots(Rational[][] matrix, boolean strict) {
        int n = matrix.length;
        Rational[][] rest = new Rational[n][];
        for (int i = 0; i < n; i++) {
            rest[i] = matrix[i].clone();
        }
        for (int i = 0; i < n; i++) {
            Rational pivot = rest[i][i];
            if (pivot.signum() < 0 || (strict && pivot.signum() == 0)) {
                return false;
            }
            for (int j = i + 1; j < n; j++) {
                if (pivot.signum() == 0) {
                    if (rest[i][j].signum() != 0) {
                        return false;
                    }
                    continue;
                }
                Rational factor = rest[j][i].times(pivot.inverse()).negate();
                for (int k = i; k < n; k++) {
                    rest[j][k] = rest[j][k].plus(factor.times(rest[i][k]));
                }
            }
        }
        return true;
    }
}
