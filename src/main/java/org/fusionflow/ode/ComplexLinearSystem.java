package org.fusionflow.ode;

/**
 * LU decomposition of a complex matrix, with the pivots of {@link LinearSystem}. Real and imaginary parts are apart, one array a row: such loops compile to
 * SIMD code.
 */
final class ComplexLinearSystem {
    private final int size;
    private final int[] pivots;
    private final double[] weights;
    private final double[][] re;
    private final double[][] im;

    ComplexLinearSystem(int size) {
        this.size = size;
        re = new double[size][size];
        im = new double[size][size];
        pivots = new int[size];
        weights = new double[size];
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix pairs of a real and an imaginary part, row by row
     * @return false if it is singular or not finite
     */
    boolean factor(double[] matrix) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                re[i][j] = matrix[2 * (i * size + j)];
                im[i][j] = matrix[2 * (i * size + j) + 1];
            }
        }
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
                swap(re, k, pivot);
                swap(im, k, pivot);
            }
            eliminate(k);
        }
        return true;
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }

    /** Sum of the absolute values of both parts, which chooses pivots as well as the modulus does. */
    private double modulus(int row, int column) {
        return Math.abs(re[row][column]) + Math.abs(im[row][column]);
    }

    /** 1 if the square of the modulus is a normal number, otherwise the modulus: steps of length 1e160, as on a plateau, square to infinity. */
    private double scale(int k) {
        double square = re[k][k] * re[k][k] + im[k][k] * im[k][k];
        return square >= Double.MIN_NORMAL && square <= Double.MAX_VALUE ? 1 : modulus(k, k);
    }

    private void eliminate(int k) {
        double scale = scale(k);
        double pivotRe = re[k][k] / scale;
        double pivotIm = im[k][k] / scale;
        double square = pivotRe * pivotRe + pivotIm * pivotIm;
        double inverseRe = pivotRe / square / scale;
        double inverseIm = -pivotIm / square / scale;
        for (int i = k + 1; i < size; i++) {
            double a = re[i][k] * inverseRe - im[i][k] * inverseIm;
            double b = re[i][k] * inverseIm + im[i][k] * inverseRe;
            re[i][k] = a;
            im[i][k] = b;
            if (a != 0 || b != 0) {
                subtract(re[i], im[i], a, b, re[k], im[k], k + 1);
            }
        }
    }

    /** Subtracts {@code a + ib} times a row from another one, from column {@code first} on. */
    private static void subtract(
            double[] toRe, double[] toIm, double a, double b, double[] fromRe, double[] fromIm, int first) {
        for (int j = first; j < toRe.length; j++) {
            toRe[j] -= a * fromRe[j] - b * fromIm[j];
        }
        for (int j = first; j < toIm.length; j++) {
            toIm[j] -= a * fromIm[j] + b * fromRe[j];
        }
    }

    /** Overwrites {@code right}, {@code size} pairs of a real and an imaginary part, with the solution. */
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
            double scale = scale(i);
            double pivotRe = re[i][i] / scale;
            double pivotIm = im[i][i] / scale;
            double square = pivotRe * pivotRe + pivotIm * pivotIm;
            double partRe = (right[2 * i] * pivotRe + right[2 * i + 1] * pivotIm) / square / scale;
            double partIm = (right[2 * i + 1] * pivotRe - right[2 * i] * pivotIm) / square / scale;
            right[2 * i] = partRe;
            right[2 * i + 1] = partIm;
        }
    }

    private void subtract(int row, int from, int to, double[] right) {
        double sumRe = right[2 * row];
        double sumIm = right[2 * row + 1];
        for (int j = from; j < to; j++) {
            sumRe -= re[row][j] * right[2 * j] - im[row][j] * right[2 * j + 1];
            sumIm -= re[row][j] * right[2 * j + 1] + im[row][j] * right[2 * j];
        }
        right[2 * row] = sumRe;
        right[2 * row + 1] = sumIm;
    }
}
