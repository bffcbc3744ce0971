package org.fusionflow.data.samples;

import java.util.Optional;
import org.fusionflow.data.moments.Moments;

/** Moments of samples about their means, summed over deviations: {@code <x x'> - <x><x>'} would lose digits by cancellation. */
final class CentredRows {
    private CentredRows() {}

    /** Empty if no input varies. */
    static Optional<Moments> moments(Samples samples) {
        ColumnFigures figures = ColumnFigures.of(samples);
        int d = samples.modalities().inputs();
        int r = samples.outputs();
        if (!figures.anyVaries(d)) {
            return Optional.empty();
        }
        MomentSums sums = new MomentSums(d, r);
        double[] x = new double[d];
        double[] y = new double[r];
        for (int s = 0; s < samples.count(); s++) {
            fill(samples, figures, s, x, 0);
            fill(samples, figures, s, y, d);
            sums.of(x, y);
        }
        return Optional.of(sums.moments(samples, 1));
    }

    private static void fill(Samples samples, ColumnFigures figures, int s, double[] row, int from) {
        for (int k = 0; k < row.length; k++) {
            row[k] = figures.deviation(samples, s, from + k);
        }
    }
}
