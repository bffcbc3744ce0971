package org.fusionflow.reduced.saddle.path;

import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.EdgeMasks;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;

/** Tells whether an exit can be used from a given row {@code v_m}. */
enum Openness {
    OPEN,
    /** The residual is 0. */
    PERMANENT,
    /** The residual is within rounding of 0. */
    CANNOT_BE_TOLD,
    /** The row has length 0, and so the gain is 0 too. */
    NO_START,
    /** The row points against the residual: it shrinks to 0 and cannot cross it. */
    REVERSED;

    /**
     * Two vectors are opposite up to round-off if 1 + cos is below this: its round-off stays smaller for hundreds of
     * inputs.
     */
    private static final double OPPOSITE = 4e-15;

    /**
     * @param learned the set at the fixed point
     * @param rows of all modalities
     */
    static Openness of(EdgeMasks edges, LearnedSet learned, Exit exit, double[][] rows) {
        if (!exit.isOpen()) {
            return exit.vanishing() == ZeroVerdict.EXACTLY ? PERMANENT : CANNOT_BE_TOLD;
        }
        int m = exit.modality();
        if (edges.leafDepth(m) == 1 && isHelped(edges.companions(m, learned.bits()) & ~learned.bits(), rows)) {
            // Without later layers of its own, its gain is that of the shared edges, which the other modalities keep
            // nonzero while its row crosses 0.
            return OPEN;
        }
        double[] row = rows[m];
        double length = Vector.of(row).norm();
        if (!(length > 0)) {
            return NO_START;
        }
        double cosine = 0;
        double norm = exit.residualNorm();
        for (int i = 0; i < row.length; i++) {
            cosine += row[i] / length * (exit.residual().at(i) / norm);
        }
        return cosine <= -1 + OPPOSITE ? REVERSED : OPEN;
    }

    private static boolean isHelped(int companions, double[][] rows) {
        for (int n = 0; n < rows.length; n++) {
            if ((companions >> n & 1) == 1 && Vector.of(rows[n]).norm() > 0) {
                return true;
            }
        }
        return false;
    }
}
