package org.fusionflow.explore.view;

import java.util.Arrays;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.ReducedField;

/**
 * The nullclines of two scalar modalities in the plane of signed lengths. By tag [FT-6] {@code dv_m/dt = g_m e_m}, so the rate of a modality is 0 where
 * its residual {@code e_m = Sigma_yxm - w Sigma_xm} is, a line in the plane of maps, and where its gain is: on its own axis if it has at least two
 * layers before the fusion. Lengths and maps correspond one to one, so the line is carried over point by point.
 */
final class Nullclines {
    /** Positions around each place where the curve turns sharply. */
    private static final int POSITIONS = 61;

    private final Moments moments;
    private final ReducedField field;
    private final int layers;

    Nullclines(Moments moments, ReducedField field, int layers) {
        this.moments = moments;
        this.field = field;
        this.layers = layers;
    }

    /**
     * The points where the residual of a modality is 0.
     *
     * @param modality 0 or 1
     * @param reach largest length that is shown
     * @return lengths of the first modality, and of the second; empty if the modality does not vary
     */
    double[][] residual(int modality, double reach) {
        double a = moments.inputCovariance().at(modality, 0);
        double b = moments.inputCovariance().at(modality, 1);
        double squares = a * a + b * b;
        if (!(squares > 0)) {
            return new double[2][0];
        }
        double size = Math.sqrt(squares);
        double right = moments.correlation().at(modality) / squares;
        // w = foot + along * direction, and |w| is at most about reach^L.
        double[] foot = {a * right, b * right};
        double[] direction = {-b / size, a / size};
        double most = 2 * Math.pow(Math.max(reach, 1), layers) + Math.hypot(foot[0], foot[1]);
        double[] alongs = new double[3 * POSITIONS];
        double[] centres = {0, crossing(foot[0], direction[0]), crossing(foot[1], direction[1])};
        for (int c = 0; c < centres.length; c++) {
            for (int i = 0; i < POSITIONS; i++) {
                double part = 2.0 * i / (POSITIONS - 1) - 1;
                // Lengths are roots of maps: near an axis they change fast.
                alongs[c * POSITIONS + i] = centres[c] + Math.signum(part) * most * Math.pow(Math.abs(part), layers);
            }
        }
        Arrays.sort(alongs);
        double[][] line = new double[2][alongs.length];
        for (int i = 0; i < alongs.length; i++) {
            Vector lengths =
                    field.lengths(Vector.of(foot[0] + alongs[i] * direction[0], foot[1] + alongs[i] * direction[1]));
            line[0][i] = lengths.at(0);
            line[1][i] = lengths.at(1);
        }
        return line;
    }

    private static double crossing(double foot, double direction) {
        return direction == 0 ? 0 : -foot / direction;
    }
}
