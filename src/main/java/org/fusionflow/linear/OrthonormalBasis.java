package org.fusionflow.linear;

import org.ejml.data.DMatrixRMaj;

/**
 * Orthonormal columns that span given ones, by Householder reflections (Golub and Van Loan, Matrix Computations, section 5.2). It uses no pivots
 * and makes no decision on the rank. Every given column lies in the span up to round-off of its own norm, also a small one beside large ones,
 * because errors of columns do not mix. The columns are orthonormal up to round-off even where given ones depend on each other or are 0,
 * because reflections are orthogonal. (EJML's decompositions count a column of 0 as a failure.)
 */
public final class OrthonormalBasis {
    private final int length;
    private final double[][] columns;
    /** {@code v} of each reflection {@code 1 - 2 v v' / v'v}; all 0 where there is none. */
    private final double[][] reflectors;

    private OrthonormalBasis(DMatrixRMaj given) {
        length = given.getNumRows();
        columns = new double[given.getNumCols()][length];
        reflectors = new double[given.getNumCols()][length];
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < length; i++) {
                columns[c][i] = given.get(i, c);
            }
        }
    }

    /**
     * @param columns h x k, k &le; h, all finite
     * @return h x k
     */
    public static DMatrixRMaj of(DMatrixRMaj columns) {
        return new OrthonormalBasis(columns).basis();
    }

    private DMatrixRMaj basis() {
        for (int j = 0; j < columns.length; j++) {
            chooseReflector(j);
            for (int c = j + 1; c < columns.length; c++) {
                reflect(j, columns[c]);
            }
        }
        DMatrixRMaj basis = new DMatrixRMaj(length, columns.length);
        for (int c = 0; c < columns.length; c++) {
            double[] direction = mixed(c);
            for (int j = columns.length - 1; j >= 0; j--) {
                reflect(j, direction);
            }
            for (int i = 0; i < length; i++) {
                basis.set(i, c, direction[i]);
            }
        }
        return basis;
    }

    /**
     * One of k orthonormal directions in the first k axes, a discrete cosine transform {@code sqrt(2/k) cos(pi (c + 1/2)(i + 1/2) / k)} without
     * entries 0. With the axes themselves half of the narrow weights would be 0, and an integrator that averages errors over entries would
     * count those as entries without error.
     */
    private double[] mixed(int c) {
        int k = columns.length;
        double[] direction = new double[length];
        for (int i = 0; i < k; i++) {
            direction[i] = Math.sqrt(2.0 / k) * cosine((2L * c + 1) * (2L * i + 1), 4L * k);
        }
        return direction;
    }

    /** {@code cos(pi n / half)}, evaluated at an angle of at most pi/2: the round-off of a large angle would exceed that of the cosine. */
    private static double cosine(long n, long half) {
        long turned = n % (2 * half);
        long folded = Math.min(turned, 2 * half - turned);
        return 2 * folded <= half
                ? Math.cos(Math.PI * ((double) folded / half))
                : -Math.cos(Math.PI * ((double) (half - folded) / half));
    }

    /** Chooses the reflection that maps column j, from entry j on, to a multiple of the j-th axis. */
    private void chooseReflector(int j) {
        double[] reflector = reflectors[j];
        double largest = 0;
        for (int i = j; i < length; i++) {
            reflector[i] = columns[j][i];
            largest = Math.max(largest, Math.abs(reflector[i]));
        }
        if (largest == 0) {
            return;
        }
        for (int i = j; i < length; i++) {
            // Scaled to entries of at most 1, so that squares neither overflow nor underflow.
            reflector[i] /= largest;
        }
        // The sign that avoids cancellation.
        reflector[j] += Math.copySign(Math.sqrt(dot(reflector, reflector, j)), reflector[j]);
    }

    private void reflect(int j, double[] vector) {
        double[] reflector = reflectors[j];
        double squares = dot(reflector, reflector, j);
        if (squares == 0) {
            return;
        }
        double factor = 2 * dot(reflector, vector, j) / squares;
        for (int i = j; i < length; i++) {
            vector[i] -= factor * reflector[i];
        }
    }

    /**
     * Inner product from entry {@code from} on in about twice the working precision (Ogita, Rump and Oishi, SIAM J. Sci. Comput. 26, 2005): its
     * error limits how orthogonal the reflections are.
     */
    private double dot(double[] a, double[] b, int from) {
        double sum = 0;
        double lost = 0;
        for (int i = from; i < length; i++) {
            double product = a[i] * b[i];
            double before = sum;
            sum += product;
            double added = sum - before;
            lost += Math.fma(a[i], b[i], -product) + ((before - (sum - added)) + (product - added));
        }
        return sum + lost;
    }
}
