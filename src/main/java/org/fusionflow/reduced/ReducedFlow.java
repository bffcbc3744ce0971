package org.fusionflow.reduced;

import java.util.Arrays;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The balanced reduced flow {@code dv_m/dt = g_m e_m}, tag [FT-6], over the stacked rows v_m. Not for several threads at once:
 * it works in its own buffers.
 */
final class ReducedFlow implements OrdinaryDifferentialEquation {
    private final SecondMoments moments;
    private final Gains gains;
    private final int[] starts;
    private final double[][] covariance;
    private final double[] correlation;
    private final double[] squares;
    private final double[] gain;
    private final double[] map;
    private final double[] residual;

    ReducedFlow(SecondMoments moments, Gains gains) {
        this.moments = moments;
        this.gains = gains;
        int count = moments.modalities().count();
        starts = new int[count + 1];
        for (int m = 0; m <= count; m++) {
            starts[m] = moments.modalities().start(m);
        }
        covariance = moments.inputCovariance().toArray();
        correlation = moments.inputOutputCorrelation().toArray();
        squares = new double[count];
        gain = new double[count];
        map = new double[correlation.length];
        residual = new double[correlation.length];
    }

    /** {@code v_m = u0 Sigma_yxm/||Sigma_yxm||}; 0 where the correlation is 0 and there is no direction. */
    double[] alignedStart(double u0) {
        double[] v = new double[correlation.length];
        for (int m = 0; m < starts.length - 1; m++) {
            double speed = moments.speed(m);
            for (int i = starts[m]; i < starts[m + 1] && speed > 0; i++) {
                v[i] = u0 * correlation[i] / speed;
            }
        }
        return v;
    }

    @Override
    public int getDimension() {
        return correlation.length;
    }

    @Override
    public double[] computeDerivatives(double t, double[] v) {
        writeMap(v);
        residual(map);
        double[] rate = new double[v.length];
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                rate[i] = gain[m] * residual[i];
            }
        }
        return rate;
    }

    private void writeMap(double[] v) {
        for (int m = 0; m < gain.length; m++) {
            double square = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                square += v[i] * v[i];
            }
            squares[m] = square;
        }
        gains.evaluate(squares, gain);
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                map[i] = gain[m] * v[i];
            }
        }
    }

    /** {@code Sigma_yx - w Sigma}; the covariance is symmetric, so its rows serve for its columns. */
    private void residual(double[] w) {
        for (int i = 0; i < residual.length; i++) {
            double sum = correlation[i];
            double[] row = covariance[i];
            for (int j = 0; j < row.length; j++) {
                sum -= w[j] * row[j];
            }
            residual[i] = sum;
        }
    }

    /** True if a modality's length is below the limit but not 0. */
    boolean dropped(double[] v, double limit) {
        for (int m = 0; m < gain.length; m++) {
            double length = length(v, m);
            if (length > 0 && length < limit) {
                return true;
            }
        }
        return false;
    }

    /** Puts every length below the limit to 0, an invariant set of the flow. */
    void drop(double[] v, double limit) {
        for (int m = 0; m < gain.length; m++) {
            if (length(v, m) < limit) {
                Arrays.fill(v, starts[m], starts[m + 1], 0);
            }
        }
    }

    private double length(double[] v, int m) {
        double square = 0;
        for (int i = starts[m]; i < starts[m + 1]; i++) {
            square += v[i] * v[i];
        }
        return Math.sqrt(square);
    }

    /** The map {@code w_m = g_m v_m} of a state. */
    Vector map(double[] v) {
        writeMap(v);
        return Vector.of(map);
    }

    /** {@code ||w_m||} of a state. */
    double mapNorm(double[] v, int m) {
        writeMap(v);
        return gain[m] * length(v, m);
    }
}
