package org.fusionflow.reduced.saddle;

/**
 * Computes the lengths of a balanced network with given map norms, tag [SG-5]: the positive solution of
 * {@code u_m g_m(u) = ||w_m||}. In the unknowns {@code q_m = u_m^2} it minimizes the strictly convex function
 *
 * <pre>sum_m d_m/2 q_m (ln q_m - 1) + sum_e d_e/2 N_e^2 (ln N_e^2 - 1) - sum_m q_m ln ||w_m||</pre>
 *
 * <p>with gradient {@code ln(u_m g_m) - ln ||w_m||}. Newton's method finds the minimum, with steps that keep all q_m
 * positive.
 */
final class BalancedLengths {
    /** The gradient is a difference of logarithms: its error is a few round-off errors of the largest of them. */
    private static final double ROUNDINGS = 4e-16;

    /**
     * Newton's method converges quadratically near the solution; from a first guess that is off by a factor of 1e300
     * it takes about 300 steps.
     */
    private static final int MOST_STEPS = 1000;

    private final EdgeMasks edges;

    BalancedLengths(EdgeMasks edges) {
        this.edges = edges;
    }

    /**
     * Lengths of the leaves in {@code members}; those of other leaves are 0.
     *
     * @param members bit mask of leaves
     * @param norms {@code ||w_m||} by leaf, &gt; 0 for members
     * @return {@code u_m} by leaf
     */
    double[] lengths(int members, double[] norms) {
        double[] squares = new double[norms.length];
        for (int m = 0; m < norms.length; m++) {
            if ((members >> m & 1) == 1) {
                squares[m] = Math.pow(norms[m], 2.0 / edges.pathLayers(m));
            }
        }
        solve(members, norms, squares);
        double[] lengths = new double[norms.length];
        for (int m = 0; m < norms.length; m++) {
            lengths[m] = Math.sqrt(squares[m]);
        }
        return lengths;
    }

    /**
     * Overwrites the members' entries of {@code squares} by the solution. The entries of other leaves are fixed: they
     * count in the norms of the edges that they share with members.
     *
     * @param squares on entry the first guess, &gt; 0 for members
     */
    void solve(int members, double[] norms, double[] squares) {
        int[] list = list(members);
        int n = list.length;
        double[] gradient = new double[n];
        double[] step = new double[n];
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_STEPS && n > 0; i++) {
            double scale = gradient(list, norms, squares, gradient);
            double size = 0;
            for (double g : gradient) {
                size = Math.max(size, Math.abs(g));
            }
            // Near the solution round-off dominates, and a step no longer reduces the gradient.
            if (size <= ROUNDINGS * scale || (size >= before && size < 1e3 * ROUNDINGS * scale)) {
                return;
            }
            before = size;
            newton(list, squares, gradient, step);
            advance(list, norms, squares, gradient, step);
        }
    }

    private int[] list(int members) {
        int[] list = new int[Integer.bitCount(members)];
        int n = 0;
        for (int m = 0; m < edges.leaves(); m++) {
            if ((members >> m & 1) == 1) {
                list[n++] = m;
            }
        }
        return list;
    }

    /** Writes {@code ln(u_m g_m) - ln ||w_m||}; returns the magnitude of the logarithms in it. */
    private double gradient(int[] list, double[] norms, double[] squares, double[] gradient) {
        double scale = 1;
        for (int i = 0; i < list.length; i++) {
            int m = list[i];
            double norm = Math.log(norms[m]);
            double own = 0.5 * edges.leafDepth(m) * Math.log(squares[m]);
            double sum = own - norm;
            double terms = Math.abs(norm) + Math.abs(own);
            for (int e = 0; e < edges.inner(); e++) {
                if (edges.isAbove(e, m)) {
                    double term = 0.5 * edges.depth(e) * Math.log(edges.squaredNorm(e, squares));
                    sum += term;
                    terms += Math.abs(term);
                }
            }
            gradient[i] = sum;
            scale = Math.max(scale, terms);
        }
        return scale;
    }

    /**
     * Newton step. The Hessian is scaled by the square roots of the unknowns, so that its condition number is bounded
     * by the numbers of layers.
     */
    private void newton(int[] list, double[] squares, double[] gradient, double[] step) {
        int n = list.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 0.5 * edges.leafDepth(list[i]);
            step[i] = -gradient[i] * Math.sqrt(squares[list[i]]);
        }
        for (int e = 0; e < edges.inner(); e++) {
            double factor = 0.5 * edges.depth(e) / edges.squaredNorm(e, squares);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (edges.isAbove(e, list[i]) && edges.isAbove(e, list[j])) {
                        matrix[i][j] += factor * Math.sqrt(squares[list[i]]) * Math.sqrt(squares[list[j]]);
                    }
                }
            }
        }
        PositiveDefinite.solve(matrix, step);
        for (int i = 0; i < n; i++) {
            step[i] *= Math.sqrt(squares[list[i]]);
        }
    }

    /** Moves along the step as far as the function decreases and no square shrinks by more than nine tenths. */
    private void advance(int[] list, double[] norms, double[] squares, double[] gradient, double[] step) {
        double share = 1;
        for (int i = 0; i < list.length; i++) {
            if (step[i] < -0.9 * squares[list[i]]) {
                share = Math.min(share, -0.9 * squares[list[i]] / step[i]);
            }
        }
        double slope = along(gradient, step);
        double[] from = squares.clone();
        double[] there = new double[list.length];
        for (int halvings = 0; halvings < 60; halvings++) { // 2^-60 of a step moves nothing
            for (int i = 0; i < list.length; i++) {
                squares[list[i]] = from[list[i]] + share * step[i];
            }
            gradient(list, norms, squares, there);
            // The slope of a convex function rises along a line: while it is not much above 0, the function has
            // decreased.
            if (along(there, step) <= 0.5 * Math.abs(slope)) {
                return;
            }
            share /= 2;
        }
    }

    private static double along(double[] gradient, double[] step) {
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            sum += gradient[i] * step[i];
        }
        return sum;
    }
}
