package org.fusionflow.study.measure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;

/**
 * Measures after how many epochs a network uses a modality, where it is a function and not its map that counts: from courses that the study
 * records at epochs. An epoch at which a course first comes to half of its last value lies between two recorded ones, on the straight line between
 * them.
 */
final class LearningEpochs {
    private LearningEpochs() {}

    static final List<Measure> ALL = List.of(
            Measure.ofModality(
                    "aloneEpoch",
                    "recorded epoch at which the accuracy with the modality alone (recorded accuracyAlone) first is half of its last value",
                    (run, m) -> Datum.of(half(run, record -> record.ofModality("accuracyAlone", m)))),
            Measure.ofModality(
                    "neededEpoch",
                    "recorded epoch at which what the loss gains by setting the modality's inputs to 0 (recorded loss and lossWithout) first is"
                            + " half of its last value",
                    (run, m) -> Datum.of(half(run, record -> gain(run, record, m)))));

    private static Optional<double[]> gain(NetworkRun run, RunRecord record, int modality) {
        return record.ofModality("lossWithout", modality).map(without -> {
            double[] gains = new double
                    [Math.min(without.length, run.result().trajectory().size())];
            for (int t = 0; t < gains.length; t++) {
                gains[t] = without[t] - run.result().trajectory().get(t).loss();
            }
            return gains;
        });
    }

    private static double half(NetworkRun run, Function<RunRecord, Optional<double[]>> course) {
        Optional<Vector> epochs = CourseTimes.epochs(run.point());
        Optional<double[]> values = course.apply(run.recorded());
        return epochs.isEmpty() || values.isEmpty() ? Double.NaN : half(epochs.get(), values.get());
    }

    /**
     * The first crossing of half of the last value, from below.
     *
     * @param at where the values are, at least as many
     * @return the first place if the first value is as large; NaN if the last value is not above 0
     */
    static double half(Vector at, double[] values) {
        double half = values.length == 0 ? Double.NaN : 0.5 * values[values.length - 1];
        if (!(half > 0)) {
            return Double.NaN;
        }
        int t = 0;
        while (values[t] < half) {
            t++;
        }
        return t == 0
                ? at.at(0)
                : at.at(t - 1) + (at.at(t) - at.at(t - 1)) * (half - values[t - 1]) / (values[t] - values[t - 1]);
    }
}
