package org.fusionflow.reduced.alignment.unit;

import java.util.Arrays;

/**
 * The shortest vector of the form {@code c + sum_k lambda_k n_k} with {@code low_k <= lambda_k <= high_k}, by the active-set method for bounded
 * least squares (Stark and Parker 1995). For a concave kink it is the direction of steepest ascent, and 0 at a local maximum.
 */
final class BoxedLeastNorm {
    /** Keeps dependent normals solvable; relative to unit normals, far below the tolerance of directions. */
    private static final double RIDGE = 1e-14;

    private final double[][] normals;
    private final double[] low;
    private final double[] high;
    private final double[] lambda;
    private final boolean[] free;

    private BoxedLeastNorm(double[][] normals, double[] low, double[] high) {
        this.normals = normals;
        this.low = low;
        this.high = high;
        lambda = low.clone();
        free = new boolean[low.length];
    }

    /**
     * @param c vector of D numbers
     * @param normals K rows of D numbers
     * @param low K bounds, not above {@code high}
     * @return the multipliers
     */
    static double[] multipliers(double[] c, double[][] normals, double[] low, double[] high) {
        BoxedLeastNorm problem = new BoxedLeastNorm(normals, low, high);
        problem.solve(c);
        return problem.lambda;
    }

    private void solve(double[] c) {
        // Each round frees one multiplier; degenerate ones may cycle, so rounds are counted.
        for (int round = 0; round < 10 * low.length + 10; round++) {
            double[] sum = sum(c);
            int next = mostUseful(sum);
            if (next < 0) {
                return;
            }
            free[next] = true;
            for (int inner = 0; inner <= low.length && !advance(c); inner++) {
                // Multipliers that met a bound were fixed there; the rest is solved again.
            }
        }
    }

    private double[] sum(double[] c) {
        double[] sum = c.clone();
        for (int k = 0; k < lambda.length; k++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += lambda[k] * normals[k][i];
            }
        }
        return sum;
    }

    /** The fixed multiplier whose move into its range shortens the vector most; -1 if none does. */
    private int mostUseful(double[] sum) {
        int best = -1;
        double most = RIDGE * Math.sqrt(dot(sum, sum));
        for (int k = 0; k < lambda.length; k++) {
            double slope = dot(sum, normals[k]);
            boolean inward = slope < 0 ? lambda[k] < high[k] : lambda[k] > low[k];
            if (!free[k] && inward && Math.abs(slope) > most) {
                best = k;
                most = Math.abs(slope);
            }
        }
        return best;
    }

    /** Moves the free multipliers to their least-squares values, or up to the first bound; true if no bound was met. */
    private boolean advance(double[] c) {
        int[] index = new int[lambda.length];
        int size = 0;
        for (int k = 0; k < lambda.length; k++) {
            if (free[k]) {
                index[size++] = k;
            }
        }
        double[] wanted = leastSquares(c, Arrays.copyOf(index, size));
        double step = 1;
        int stops = -1;
        for (int j = 0; j < size; j++) {
            int k = index[j];
            double move = wanted[j] - lambda[k];
            double room = move > 0 ? high[k] - lambda[k] : low[k] - lambda[k];
            if (move != 0 && room / move < step) {
                step = Math.max(0, room / move);
                stops = k;
            }
        }
        for (int j = 0; j < size; j++) {
            lambda[index[j]] += step * (wanted[j] - lambda[index[j]]);
        }
        if (stops < 0) {
            return true;
        }
        lambda[stops] =
                Math.abs(lambda[stops] - low[stops]) < Math.abs(lambda[stops] - high[stops]) ? low[stops] : high[stops];
        free[stops] = false;
        return false;
    }

    private double[] leastSquares(double[] c, int[] index) {
        double[] fixed = c.clone();
        for (int k = 0; k < lambda.length; k++) {
            for (int i = 0; i < c.length && !free[k]; i++) {
                fixed[i] += lambda[k] * normals[k][i];
            }
        }
        int size = index.length;
        double[][] gram = new double[size][size];
        double[] right = new double[size];
        for (int a = 0; a < size; a++) {
            right[a] = -dot(fixed, normals[index[a]]);
            for (int b = 0; b < size; b++) {
                gram[a][b] = dot(normals[index[a]], normals[index[b]]);
            }
            gram[a][a] += RIDGE;
        }
        return SmallSystem.solve(gram, right);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
