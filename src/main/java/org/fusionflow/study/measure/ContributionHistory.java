package org.fusionflow.study.measure;

import java.util.Arrays;
import java.util.List;

/**
 * The contribution of each modality to the outputs of one network over time: the root mean square over the data of the change of the output when
 * the modality's input is set to 0.
 *
 * @param times flow times, ascending
 * @param values one array for each modality, with one entry for each time
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; never compared
public record ContributionHistory(double[] times, List<double[]> values) {
    public ContributionHistory {
        times = times.clone();
        values = values.stream().map(double[]::clone).toList();
        for (double[] one : values) {
            if (one.length != times.length) {
                throw new IllegalArgumentException(
                        "contributions: expected " + times.length + " values, found " + one.length);
            }
        }
    }

    @Override
    public double[] times() {
        return times.clone();
    }

    /** The contributions of one modality, given by its place in leaf order. */
    public double[] of(int modality) {
        return values.get(modality).clone();
    }

    /** The history up to a time, inclusive. */
    public ContributionHistory until(double end) {
        int count = 0;
        while (count < times.length && times[count] <= end) {
            count++;
        }
        int kept = count;
        return new ContributionHistory(
                Arrays.copyOf(times, kept),
                values.stream().map(one -> Arrays.copyOf(one, kept)).toList());
    }
}
