package org.fusionflow.ode;

/** Norm of a difference of states in units of the tolerated error, block by block. */
final class ErrorScale {
    /** Smallest absolute tolerance, so that an unknown of exactly 0 gives no division by 0; far below every relevant size. */
    private static final double SMALLEST = 1e-300;

    private final int[] blocks;
    private final double[] absolute;

    ErrorScale(Flow flow, double absolute) {
        blocks = flow.blocks();
        this.absolute = new double[blocks.length - 1];
        for (int b = 0; b < this.absolute.length; b++) {
            this.absolute[b] = flow.keepsSign(b) ? SMALLEST : Math.max(absolute, SMALLEST);
        }
    }

    /** Absolute tolerance of every unknown. */
    double[] absolutePerUnknown() {
        double[] all = new double[blocks[blocks.length - 1]];
        for (int b = 0; b < absolute.length; b++) {
            for (int i = blocks[b]; i < blocks[b + 1]; i++) {
                all[i] = absolute[b];
            }
        }
        return all;
    }

    /**
     * Largest over the blocks of {@code ||difference|| / (absolute + relative max(||before||, ||after||))}.
     *
     * @param offset of the difference in its array
     */
    double of(double[] difference, int offset, double[] before, double[] after, double relative) {
        double largest = 0;
        for (int b = 0; b < absolute.length; b++) {
            double size = Math.max(norm(before, 0, b), norm(after, 0, b));
            double ratio = norm(difference, offset, b) / (absolute[b] + relative * size);
            if (!(ratio <= largest)) {
                largest = ratio; // NaN stays
            }
        }
        return largest;
    }

    private double norm(double[] vector, int offset, int block) {
        int from = blocks[block];
        int to = blocks[block + 1];
        if (to == from + 1) {
            return Math.abs(vector[offset + from]);
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += vector[offset + i] * vector[offset + i];
        }
        return Math.sqrt(squares);
    }
}
