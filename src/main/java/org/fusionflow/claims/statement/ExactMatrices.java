package org.fusionflow.claims.statement;

import org.fusionflow.expression.Rational;

/** Decides exactly whether a symmetric matrix is definite. */
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
