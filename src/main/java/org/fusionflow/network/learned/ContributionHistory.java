package org.fusionflow.network.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.linear.Vector;

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

    /**
     * The history with one more time, unless that is there already.
     *
     * @param last one contribution for each modality
     */
    public ContributionHistory with(double time, Vector last) {
        if (times.length > 0 && times[times.length - 1] >= time) {
            return this;
        }
        double[] longer = Arrays.copyOf(times, times.length + 1);
        longer[times.length] = time;
        List<double[]> all = new ArrayList<>();
        for (int m = 0; m < last.size(); m++) {
            double[] one = values.isEmpty() ? new double[1] : Arrays.copyOf(values.get(m), longer.length);
            one[times.length] = last.at(m);
            all.add(one);
        }
        return new ContributionHistory(longer, all);
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
