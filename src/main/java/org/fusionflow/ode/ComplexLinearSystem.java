package org.fusionflow.ode;

/**
 * LU decomposition of a complex matrix, with the pivots of {@link LinearSystem}. Entries are stored as pairs of real and imaginary part, row by row:
 *
 * <pre>
 *   | re a_11  im a_11  re a_12  im a_12  ... | re a_21 ...
 * </pre>
 */
final class ComplexLinearSystem {
    private final int size;
    private final int[] pivots;
    private final double[] weights;
    private double[] lu = {};

    ComplexLinearSystem(int size) {
        this.size = size;
        pivots = new int[size];
        weights = new double[size];
    }

    /**
     * Decomposes {@code matrix}, which is overwritten and kept.
     *
     * @return false if it is singular or not finite
     */
    boolean factor(double[] matrix) {
        lu = matrix;
        for (int i = 0; i < size; i++) {
            double largest = 0;
            for (int j = 0; j < size; j++) {
                largest = Math.max(largest, modulus(i, j));
            }
            weights[i] = 1 / largest;
        }
        for (int k = 0; k < size; k++) {
            int pivot = k;
            double largest = modulus(k, k) * weights[k];
            for (int i = k + 1; i < size; i++) {
                double candidate = modulus(i, k) * weights[i];
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
                for (int j = 0; j < 2 * size; j++) {
                    double swap = lu[2 * k * size + j];
                    lu[2 * k * size + j] = lu[2 * pivot * size + j];
                    lu[2 * pivot * size + j] = swap;
                }
            }
            eliminate(k);
        }
        return true;
    }

    /** Sum of the absolute values of both parts, which chooses pivots as well as the modulus does. */
    private double modulus(int row, int column) {
        int at = 2 * (row * size + column);
        return Math.abs(lu[at]) + Math.abs(lu[at + 1]);
    }

    /** 1 if the square of the modulus is a normal number, otherwise the modulus: steps of length 1e160, as on a plateau, square to infinity. */
    private double scale(int diagonal) {
        double square = lu[diagonal] * lu[diagonal] + lu[diagonal + 1] * lu[diagonal + 1];
        return square >= Double.MIN_NORMAL && square <= Double.MAX_VALUE
                ? 1
                : Math.abs(lu[diagonal]) + Math.abs(lu[diagonal + 1]);
    }

    private void eliminate(int k) {
        int diagonal = 2 * (k * size + k);
        double scale = scale(diagonal);
        double pivotRe = lu[diagonal] / scale;
        double pivotIm = lu[diagonal + 1] / scale;
        double square = pivotRe * pivotRe + pivotIm * pivotIm;
        double re = pivotRe / square / scale;
        double im = -pivotIm / square / scale;
        for (int i = k + 1; i < size; i++) {
            int at = 2 * (i * size + k);
            double a = lu[at] * re - lu[at + 1] * im;
            double b = lu[at] * im + lu[at + 1] * re;
            lu[at] = a;
            lu[at + 1] = b;
            if (a == 0 && b == 0) {
                continue;
            }
            int from = 2 * k * size;
            int to = 2 * i * size;
            for (int j = k + 1; j < size; j++) {
                double x = lu[from + 2 * j];
                double y = lu[from + 2 * j + 1];
                lu[to + 2 * j] -= a * x - b * y;
                lu[to + 2 * j + 1] -= a * y + b * x;
            }
        }
    }

    /** Overwrites {@code right}, {@code 2 size} numbers, with the solution. */
    void solve(double[] right) {
        for (int k = 0; k < size; k++) {
            for (int c = 0; c < 2; c++) {
                double swap = right[2 * pivots[k] + c];
                right[2 * pivots[k] + c] = right[2 * k + c];
                right[2 * k + c] = swap;
            }
        }
        for (int i = 0; i < size; i++) {
            subtract(i, 0, i, right);
        }
        for (int i = size - 1; i >= 0; i--) {
            subtract(i, i + 1, size, right);
            int diagonal = 2 * (i * size + i);
            double scale = scale(diagonal);
            double pivotRe = lu[diagonal] / scale;
            double pivotIm = lu[diagonal + 1] / scale;
            double square = pivotRe * pivotRe + pivotIm * pivotIm;
            double re = (right[2 * i] * pivotRe + right[2 * i + 1] * pivotIm) / square / scale;
            double im = (right[2 * i + 1] * pivotRe - right[2 * i] * pivotIm) / square / scale;
            right[2 * i] = re;
            right[2 * i + 1] = im;
        }
    }

    private void subtract(int row, int from, int to, double[] right) {
        double re = right[2 * row];
        double im = right[2 * row + 1];
        for (int j = from; j < to; j++) {
            int at = 2 * (row * size + j);
            re -= lu[at] * right[2 * j] - lu[at + 1] * right[2 * j + 1];
            im -= lu[at] * right[2 * j + 1] + lu[at + 1] * right[2 * j];
        }
        right[2 * row] = re;
        right[2 * row + 1] = im;
    }
}
