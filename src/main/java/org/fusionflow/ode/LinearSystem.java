package org.fusionflow.ode;

/**
 * LU decomposition of a real matrix, in place, with arrays that are reused at every step. A pivot is the largest entry of its column relative to
 * its row: in a long step the rows of learned modalities are a stiffness of 1e30 larger than those that wait, which would lose their own
 * equation in the rounding of the others.
 */
final class LinearSystem {
    private final int size;
    private final int[] pivots;
    private final double[] weights;
    /** The factors, one array a row: their loops compile to SIMD code, as those over parts of one array do not. */
    private final double[][] lu;

    LinearSystem(int size) {
        this.size = size;
        lu = new double[size][size];
        pivots = new int[size];
        weights = new double[size];
    }

    /**
     * Decomposes {@code matrix}, row-major.
     *
     * @return false if it is singular or not finite
     */
    boolean factor(double[] matrix) {
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix, i * size, lu[i], 0, size);
            double largest = 0;
            for (int j = 0; j < size; j++) {
                largest = Math.max(largest, Math.abs(lu[i][j]));
            }
            weights[i] = 1 / largest;
        }
        for (int k = 0; k < size; k++) {
            int pivot = k;
            double largest = Math.abs(lu[k][k]) * weights[k];
            for (int i = k + 1; i < size; i++) {
                double candidate = Math.abs(lu[i][k]) * weights[i];
                if (candidate > largest) {
                    largest = candidate;
                    pivot = i;
                }
            }
            pivots[k] = pivot;
            if (!(largest > 0) || Double.isInfinite(largest)) {
                return false;
            }
            if (pivot != k) {
                weights[pivot] = weights[k];
                double[] swap = lu[k];
                lu[k] = lu[pivot];
                lu[pivot] = swap;
            }
            eliminate(k);
        }
        return true;
    }

    private void eliminate(int k) {
        double[] from = lu[k];
        double inverse = 1 / from[k];
        for (int i = k + 1; i < size; i++) {
            double[] to = lu[i];
            double factor = to[k] * inverse;
            to[k] = factor;
            if (factor != 0) {
                for (int j = k + 1; j < size; j++) {
                    to[j] -= factor * from[j];
                }
            }
        }
    }

    /** Overwrites {@code right} with the solution. */
    void solve(double[] right) {
        for (int k = 0; k < size; k++) {
            double swap = right[pivots[k]];
            right[pivots[k]] = right[k];
            right[k] = swap;
        }
        for (int i = 0; i < size; i++) {
            double sum = right[i];
            for (int j = 0; j < i; j++) {
                sum -= lu[i][j] * right[j];
            }
            right[i] = sum;
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = right[i];
            for (int j = i + 1; j < size; j++) {
                sum -= lu[i][j] * right[j];
            }
            right[i] = sum / lu[i][i];
        }
    }
}
