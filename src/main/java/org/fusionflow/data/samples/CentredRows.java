package org.fusionflow.data.samples;

import java.util.Optional;
import org.fusionflow.data.moments.Moments;

/** Moments of samples about their means, summed over deviations: {@code <x x'> - <x><x>'} would lose digits by cancellation. */
final class CentredRows {
    /**
     * A column is constant if its mean square deviation is below this fraction of the square of its mean: such deviations are the round-off
     * of the mean.
     */
    private static final double CONSTANT = 1e-30;

    private final Samples samples;
    private final int d;
    private final int r;
    /** Of inputs, then outputs. */
    private final double[] means;

    private final boolean[] varies;

    CentredRows(Samples samples) {
        this.samples = samples;
        d = samples.modalities().inputs();
        r = samples.outputs();
        means = new double[d + r];
        // The second pass takes the rounding of a long sum away.
        addMeansOfDeviations();
        addMeansOfDeviations();
        varies = varying();
    }

    private double at(int s, int column) {
        return column < d ? samples.input(s, column) : samples.output(s, column - d);
    }

    private void addMeansOfDeviations() {
        double[] sums = new double[means.length];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += at(s, k) - means[k];
            }
        }
        for (int k = 0; k < sums.length; k++) {
            means[k] += sums[k] / samples.count();
        }
    }

    private boolean[] varying() {
        double[] squares = new double[means.length];
        double[] deviations = new double[means.length];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < means.length; k++) {
                double value = at(s, k);
                squares[k] += value * value;
                deviations[k] += (value - means[k]) * (value - means[k]);
            }
        }
        boolean[] varying = new boolean[means.length];
        for (int k = 0; k < varying.length; k++) {
            varying[k] = deviations[k] > CONSTANT * squares[k];
        }
        return varying;
    }

    /** Empty if no input varies. */
    Optional<Moments> moments() {
        boolean any = false;
        for (int i = 0; i < d; i++) {
            any |= varies[i];
        }
        if (!any) {
            return Optional.empty();
        }
        MomentSums sums = new MomentSums(d, r);
        double[] x = new double[d];
        double[] y = new double[r];
        for (int s = 0; s < samples.count(); s++) {
            fill(s, x, 0);
            fill(s, y, d);
            sums.of(x, y);
        }
        return Optional.of(sums.moments(samples.modalities()));
    }

    private void fill(int s, double[] row, int from) {
        for (int k = 0; k < row.length; k++) {
            row[k] = varies[from + k] ? at(s, from + k) - means[from + k] : 0;
        }
    }
}
