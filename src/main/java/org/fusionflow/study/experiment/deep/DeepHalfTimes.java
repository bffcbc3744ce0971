package org.fusionflow.study.experiment.deep;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.study.NumericalFailure;

/**
 * Half times of two modalities, of which A is learned first.
 *
 * @param first of modality A
 * @param second of modality B
 */
record DeepHalfTimes(double first, double second) {
    /**
     * @param what ran, for the message
     * @throws NumericalFailure if one of them is missing
     */
    static DeepHalfTimes of(String what, List<Optional<LocatedTime>> found) {
        return new DeepHalfTimes(time(what, found.get(0)), time(what, found.get(1)));
    }

    private static double time(String what, Optional<LocatedTime> found) {
        return found.map(LocatedTime::time)
                .orElseThrow(() -> new NumericalFailure(what + ": ended before all modalities were half learned"));
    }

    double ratio() {
        return second / first;
    }

    double delay() {
        return second - first;
    }

    /** What stands for many runs: the mean first half time and the mean ratio, which is not the ratio of the means. */
    static DeepHalfTimes typical(List<DeepHalfTimes> runs) {
        double first = runs.stream().mapToDouble(DeepHalfTimes::first).average().orElse(Double.NaN);
        double ratio = runs.stream().mapToDouble(DeepHalfTimes::ratio).average().orElse(Double.NaN);
        return new DeepHalfTimes(first, first * ratio);
    }
}
