package org.fusionflow.study.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.Measure;
import org.fusionflow.study.measure.MeasurePlugin;
import org.fusionflow.study.measure.NetworkRun;

/** Measures the error on new data until the last modality is half learned, for a network with recorded states. */
final class UnimodalPhase implements MeasurePlugin {
    @Override
    public String key() {
        return "unimodal-phase";
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(
                        QuantityName.number(
                                "unimodalBest", "least error on new data before all modalities are half learned"),
                        (run, label) ->
                                Datum.of(Arrays.stream(errors(run)).min().orElse(Double.NaN))),
                new Measure(
                        QuantityName.number(
                                "unimodalRise",
                                "the most that the error on new data rises again before all modalities are half learned, relative to its"
                                        + " least value until then"),
                        (run, label) -> Datum.of(rise(errors(run)))));
    }

    /** The errors at the recorded times before the last half time; none if the data do not determine them or a modality is never learned. */
    private static double[] errors(NetworkRun run) {
        Optional<double[]> all = run.generalization();
        double end = 0;
        for (int m = 0; m < run.problem().names().size(); m++) {
            OptionalDouble half = run.result().halfTime(m);
            end = Math.max(end, half.orElse(Double.NaN));
        }
        double last = end;
        Vector times = run.times();
        return all.map(errors -> IntStream.range(0, errors.length)
                        .filter(i -> times.at(i) < last)
                        .mapToDouble(i -> errors[i])
                        .toArray())
                .orElse(new double[0]);
    }

    /** Largest rise of the errors above their least earlier value, relative to that value; NaN if there are no errors. */
    static double rise(double[] errors) {
        double least = Double.POSITIVE_INFINITY;
        double rise = errors.length == 0 ? Double.NaN : 0;
        for (double error : errors) {
            least = Math.min(least, error);
            rise = Math.max(rise, error / least - 1);
        }
        return rise;
    }
}
