package org.fusionflow.linear;

import org.ejml.data.DMatrixRMaj;

/**
 * Orthonormal columns that span given ones, by Householder reflections. No pivots and no decision on the rank: every given column is in the
 * span to rounding of its own norm, small beside large ones too, because the columns' errors do not mix; and the columns are orthonormal to
 * rounding also where given ones depend on each other or are 0, because reflections are. (EJML's decompositions count a column of 0 as a failure.)
 */
public final class OrthonormalBasis {
    private final int length;
    private final double[][] columns;
    /** {@code v} of each reflection {@code 1 - 2 v v' / v'v}; all 0 where there is none. */
    private final double[][] mirrors;

    private OrthonormalBasis(DMatrixRMaj given) {
        length = given.getNumRows();
        columns = new double[given.getNumCols()][length];
        mirrors = new double[given.getNumCols()][length];
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
            chooseMirror(j);
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
     * One of k directions in the first k axes, {@code sqrt(2/k) cos(pi (c + 1/2)(i + 1/2) / k)}: orthonormal, no entry 0. The axes themselves
     * would make the narrow weights a triangle of zeros, and a method that averages its errors over entries, as the flow's does, would
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

    /** {@code cos(pi n / half)} with an angle of at most pi/2: the rounding of a large one would be larger than that of the cosine. */
    private static double cosine(long n, long half) {
        long turned = n % (2 * half);
        long folded = Math.min(turned, 2 * half - turned);
        return 2 * folded <= half
                ? Math.cos(Math.PI * ((double) folded / half))
                : -Math.cos(Math.PI * ((double) (half - folded) / half));
    }

    /** The reflection that turns what is left of column j, below its first j entries, into a multiple of the j-th axis. */
    private void chooseMirror(int j) {
        double[] mirror = mirrors[j];
        double largest = 0;
        for (int i = j; i < length; i++) {
            mirror[i] = columns[j][i];
            largest = Math.max(largest, Math.abs(mirror[i]));
        }
        if (largest == 0) {
            return;
        }
        for (int i = j; i < length; i++) {
            // Entries near 1, so that squares of weights of any size neither overflow nor vanish.
            mirror[i] /= largest;
        }
        // With the sign that adds: no digits cancel.
        mirror[j] += Math.copySign(Math.sqrt(dot(mirror, mirror, j)), mirror[j]);
    }

    private void reflect(int j, double[] vector) {
        double[] mirror = mirrors[j];
        double squares = dot(mirror, mirror, j);
        if (squares == 0) {
            return;
        }
        double factor = 2 * dot(mirror, vector, j) / squares;
        for (int i = j; i < length; i++) {
            vector[i] -= factor * mirror[i];
        }
    }

    /** From entry {@code from} on, as if in twice the precision: a reflection is orthogonal to what these sums are good to. */
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
