package org.fusionflow.ode;

/**
 * Powers of two near the norms of the blocks, as units of their unknowns. A waiting modality may be 1e-60 while a learned one is of order 1, and the
 * Jacobian in the unknowns themselves then has entries of 1e60: pivots would be chosen by these sizes, and elimination would lose the small block
 * in the rounding of the large one. In these units entries of different blocks compare. A power of two rounds nothing.
 */
final class BlockUnits {
    private final int[] blocks;
    /** By unknown, exponents of two. */
    private final int[] exponents;

    BlockUnits(Flow flow) {
        blocks = flow.blocks();
        exponents = new int[flow.size()];
    }

    /** Takes the units of a state; a block of zeros has the smallest unit. */
    void measure(double[] state) {
        int smallest = Integer.MAX_VALUE;
        for (int b = 0; b + 1 < blocks.length; b++) {
            double largest = largest(state, b);
            if (largest > 0 && largest <= Double.MAX_VALUE) {
                smallest = Math.min(smallest, Math.getExponent(largest));
            }
        }
        for (int b = 0; b + 1 < blocks.length; b++) {
            double largest = largest(state, b);
            int exponent = largest > 0 && largest <= Double.MAX_VALUE
                    ? Math.getExponent(largest)
                    : smallest == Integer.MAX_VALUE ? 0 : smallest;
            for (int k = blocks[b]; k < blocks[b + 1]; k++) {
                exponents[k] = exponent;
            }
        }
    }

    private double largest(double[] state, int block) {
        double largest = 0;
        for (int k = blocks[block]; k < blocks[block + 1]; k++) {
            largest = Math.max(largest, Math.abs(state[k]));
        }
        return largest;
    }

    /** Overwrites a Jacobian, row by row, with that of the unknowns in their units. */
    void convert(double[] jacobian) {
        int n = exponents.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (exponents[i] != exponents[j]) {
                    jacobian[i * n + j] = Math.scalb(jacobian[i * n + j], exponents[j] - exponents[i]);
                }
            }
        }
    }

    /** Overwrites vectors that follow each other with their numbers of units. */
    void toUnits(double[] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = Math.scalb(vectors[i], -exponents[i % exponents.length]);
        }
    }

    /** The inverse of {@link #toUnits}. */
    void fromUnits(double[] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = Math.scalb(vectors[i], exponents[i % exponents.length]);
        }
    }
}
