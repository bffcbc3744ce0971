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
    private double[] lu = {};

    LinearSystem(int size) {
        this.size = size;
        pivots = new int[size];
        weights = new double[size];
    }

    /**
     * Decomposes {@code matrix}, row-major, which is overwritten and kept.
     *
     * @return false if it is singular or not finite
     */
    boolean factor(double[] matrix) {
        lu = matrix;
        for (int i = 0; i < size; i++) {
            double largest = 0;
            for (int j = 0; j < size; j++) {
                largest = Math.max(largest, Math.abs(lu[i * size + j]));
            }
            weights[i] = 1 / largest;
        }
        for (int k = 0; k < size; k++) {
            int pivot = k;
            double largest = Math.abs(lu[k * size + k]) * weights[k];
            for (int i = k + 1; i < size; i++) {
                double candidate = Math.abs(lu[i * size + k]) * weights[i];
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
                for (int j = 0; j < size; j++) {
                    double swap = lu[k * size + j];
                    lu[k * size + j] = lu[pivot * size + j];
                    lu[pivot * size + j] = swap;
                }
            }
            eliminate(k);
        }
        return true;
    }

    private void eliminate(int k) {
        double inverse = 1 / lu[k * size + k];
        for (int i = k + 1; i < size; i++) {
            double factor = lu[i * size + k] * inverse;
            lu[i * size + k] = factor;
            if (factor != 0) {
                for (int j = k + 1; j < size; j++) {
                    lu[i * size + j] -= factor * lu[k * size + j];
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
                sum -= lu[i * size + j] * right[j];
            }
            right[i] = sum;
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = right[i];
            for (int j = i + 1; j < size; j++) {
                sum -= lu[i * size + j] * right[j];
            }
            right[i] = sum / lu[i * size + i];
        }
    }
}
