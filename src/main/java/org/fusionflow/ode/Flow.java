package org.fusionflow.ode;

/**
 * An autonomous system {@code dx/dt = f(x)}. Implementations may use buffers of their own and are not safe for several threads.
 *
 * <p>Usage: {@code new FlowIntegrator(flow, new Tolerance(1e-10, 1e-12)).run(start, 0, 100, List.of())}.
 */
public interface Flow {
    /** Number of unknowns. */
    int size();

    /** Writes {@code f(state)}. */
    void rate(double[] state, double[] rate);

    /**
     * First index of each block of unknowns, ascending from 0, and {@link #size} at the end. The error of an unknown is measured against the norm of
     * its block: the entries of a rotating vector cross 0, its length does not.
     *
     * <pre>
     *   blocks {0, 2, 5}:   | x_0 x_1 | x_2 x_3 x_4 |
     * </pre>
     */
    int[] blocks();

    /**
     * True if the unknown of a block with one entry may decay but never crosses 0. Only the relative tolerance then applies to it, so that it can
     * grow again after any decay.
     */
    default boolean keepsSign(int block) {
        return false;
    }

    /**
     * Writes {@code df_i/dx_j} at {@code [i * size + j]}. Newton's method uses it, and its result does not depend on the accuracy. The default takes
     * central differences.
     */
    default void jacobian(double[] state, double[] jacobian) {
        int n = size();
        int[] blocks = blocks();
        double[] at = state.clone();
        double[] above = new double[n];
        double[] below = new double[n];
        for (int b = 0; b + 1 < blocks.length; b++) {
            double scale = 0;
            for (int j = blocks[b]; j < blocks[b + 1]; j++) {
                scale = Math.max(scale, Math.abs(state[j]));
            }
            // The cube root of the rounding unit balances rounding against the third derivative.
            double shift = scale > 0 ? 6e-6 * scale : 1e-100;
            for (int j = blocks[b]; j < blocks[b + 1]; j++) {
                at[j] = state[j] + shift;
                rate(at, above);
                at[j] = state[j] - shift;
                rate(at, below);
                at[j] = state[j];
                for (int i = 0; i < n; i++) {
                    jacobian[i * n + j] = (above[i] - below[i]) / (2 * shift);
                }
            }
        }
    }

    /**
     * Is called between steps. It may move a state that approaches an invariant set onto that set, before round-off carries it across.
     *
     * @return true if the state was changed
     * @throws BelowPrecision if the state lost numbers that it needs again
     */
    default boolean confine(double[] state) {
        return false;
    }
}
