package org.fusionflow.ode;

/** An autonomous system {@code dx/dt = f(x)}. Implementations may work in own buffers: not for several threads at once. */
public interface Flow {
    /** Number of unknowns. */
    int size();

    /** Writes {@code f(state)}. */
    void rate(double[] state, double[] rate);

    /**
     * Where each block of unknowns starts, ascending from 0, and {@link #size} at the end. Errors of an unknown are measured against
     * the norm of its block: entries of a vector that rotates may cross 0, its length does not.
     */
    int[] blocks();

    /**
     * True if the unknown of a block with one entry can decay but never crosses 0: it is then held to the relative error alone, so
     * that it may grow again from any depth.
     */
    default boolean keepsSign(int block) {
        return false;
    }

    /**
     * Writes {@code df_i/dx_j} at {@code [i * size + j]}. It steers Newton's method, whose result does not depend on its accuracy; here
     * by central differences.
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
     * Called between steps: may put a state that approaches a set which the flow cannot leave onto that set, before rounding carries it
     * through.
     *
     * @return true if the state was changed
     */
    default boolean confine(double[] state) {
        return false;
    }
}
