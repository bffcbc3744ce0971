package org.fusionflow.data.samples;

import java.util.Optional;
import org.fusionflow.data.moments.Moments;

/** Moments of samples about their means, summed over deviations: {@code <x x'> - <x><x>'} would lose digits by cancellation. */
final class CentredRows {
    private CentredRows() {}

    /** Empty if no input varies. */
    static Optional<Moments> moments(Samples samples) {
        ColumnFigures figures = samples.figures();
        int d = samples.modalities().inputs();
        int r = samples.outputs();
        if (!figures.anyVaries(d)) {
            return Optional.empty();
        }
        MomentSums sums = new MomentSums(d, r, false);
        double[] row = new double[d + r];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < row.length; k++) {
                row[k] = figures.deviation(samples, s, k);
            }
            sums.add(row, 1);
        }
        return Optional.of(sums.moments(samples, 1));
    }
}
