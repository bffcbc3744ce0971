package org.fusionflow.study.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.study.ModalityStart;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.RandomStartPrediction;
import org.fusionflow.study.RecordedStart;
import org.fusionflow.study.design.column.QuantityName;

/** Predicts the half times of a network with the reduced system from the weights with which the network starts, [EI-11], [EI-12]. */
final class OwnStart {
    static final Map<String, QuantityName> QUANTITIES = TheoryMeasures.named(
            List.of(
                    QuantityName.ofModality("halfTime", "half time on the network's clock"),
                    QuantityName.number("firstHalfTime", "the earliest half time"),
                    QuantityName.number("secondHalfTime", "the second half time"),
                    QuantityName.number("lastHalfTime", "the latest half time"),
                    QuantityName.number("timeRatio", "half time of the modality learned last over that of the first"),
                    QuantityName.word(
                            "order", "names of the modalities in the order of learning, with blanks between")),
            List.of(
                    QuantityName.ofModality("growingHalfTime", "half time from the growing mode u_eff alone"),
                    QuantityName.number("growingRatio", "the ratio of those"),
                    QuantityName.ofModality("effectiveStart", "length u_eff of the growing mode, of two layers"),
                    QuantityName.ofModality("projectedAt", "time at which a deep network was projected"),
                    QuantityName.ofModality("alignment", "smallest cosine along the modality's path then"),
                    QuantityName.ofModality(
                            "keptEnergy", "smallest part of a layer's square that the projection keeps")));

    private OwnStart() {}

    /**
     * All quantities; those of modalities under {@code key[NAME]}. A leaky ReLU network is predicted as a linear network with {@code sqrt(q)}
     * times its weights, whose time runs at the rate q, [LR-5].
     */
    static Map<String, Datum> values(NetworkRun run, boolean each) {
        if (run.recording().isPresent()) {
            return recorded(run, run.recording().get());
        }
        double q = (1 + run.setup().activation().slope()) / 2;
        double scale = run.setup().isLinear() ? 1 : Math.sqrt(q);
        double clock = run.setup().isLinear() ? 1 : q;
        Vector half = run.plan(Vector.of()).halfNorms().norms();
        RandomStartPrediction prediction = start(run, scale).predict(half, wait(each), RandomStart.ALIGNED);
        Map<String, Datum> values = new LinkedHashMap<>();
        List<ModalityStart> modalities = prediction.modalities();
        double[] times = new double[modalities.size()];
        double[] growing = new double[modalities.size()];
        for (int m = 0; m < times.length; m++) {
            ModalityStart start = modalities.get(m);
            String label = "[" + start.name() + "]";
            times[m] = time(start.halfTime(), clock);
            growing[m] = time(start.growingModeHalfTime(), clock);
            values.put("halfTime" + label, Datum.of(times[m]));
            values.put("growingHalfTime" + label, Datum.of(growing[m]));
            values.put("effectiveStart" + label, Datum.of(start.growing()));
            values.put("projectedAt" + label, Datum.of(start.projectedAt()));
            values.put("alignment" + label, Datum.of(start.alignment()));
            values.put("keptEnergy" + label, Datum.of(start.keptEnergy()));
        }
        times(values, learnable(times, half), learnable(growing, half));
        values.put("order", Datum.of(order(run, times)));
        return values;
    }

    /** Half times from an early recorded state; none where there is no such prediction. */
    private static Map<String, Datum> recorded(NetworkRun run, RecordedRun recording) {
        HalfNorms half = run.plan(Vector.of()).halfNorms();
        Optional<RecordedStart> start = RecordedStart.of(run.problem(), run.setup(), recording, half);
        Map<String, Datum> values = new LinkedHashMap<>();
        if (start.isPresent()) {
            List<String> names = run.point().problem().names();
            double[] times = new double[names.size()];
            for (int m = 0; m < times.length; m++) {
                times[m] = time(start.get().halfTimes().get(m), 1);
                values.put("halfTime[" + names.get(m) + "]", Datum.of(times[m]));
                values.put(
                        "projectedAt[" + names.get(m) + "]",
                        Datum.of(start.get().time()));
            }
            double[] learnable = learnable(times, half.norms());
            times(values, learnable, new double[0]);
            values.put("order", Datum.of(order(run, times)));
        }
        return values;
    }

    /** States of the reduced system at the times of the run; none for nonlinear and for recorded networks. */
    static List<TrajectoryPoint> course(NetworkRun run, boolean each) {
        Vector half = run.plan(Vector.of()).halfNorms().norms();
        return run.setup().isLinear() && !run.isRecorded()
                ? start(run, 1).course(half, wait(each), RandomStart.ALIGNED, run.times())
                : List.of();
    }

    private static RandomStart start(NetworkRun run, double scale) {
        return new RandomStart(
                run.problem().tree(),
                run.problem().moments().requireOneOutput(),
                run.setup().initialization(run.problem().remedies()),
                run.setup().widths().get(0),
                scale * run.problem().u0(),
                run.seed());
    }

    private static RandomStart.Wait wait(boolean each) {
        return each ? RandomStart.Wait.EACH : RandomStart.Wait.FIRST;
    }

    /** The modalities in the order of their half times; those that are never learned come last. */
    private static String order(NetworkRun run, double[] times) {
        List<String> names = run.point().problem().names();
        return IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(m -> Double.isNaN(times[m]) ? Double.POSITIVE_INFINITY : times[m]))
                .map(names::get)
                .collect(Collectors.joining(" "));
    }

    private static void times(Map<String, Datum> values, double[] times, double[] growing) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        values.put(
                "firstHalfTime", Datum.of(sorted.length > 0 ? OptionalDouble.of(sorted[0]) : OptionalDouble.empty()));
        values.put(
                "secondHalfTime", Datum.of(sorted.length > 1 ? OptionalDouble.of(sorted[1]) : OptionalDouble.empty()));
        values.put(
                "lastHalfTime",
                Datum.of(sorted.length > 0 ? OptionalDouble.of(sorted[sorted.length - 1]) : OptionalDouble.empty()));
        values.put("timeRatio", Datum.of(NetworkMeasures.timeRatio(times)));
        values.put("growingRatio", Datum.of(NetworkMeasures.timeRatio(growing)));
    }

    private static double[] learnable(double[] times, Vector half) {
        return IntStream.range(0, times.length)
                .filter(m -> half.at(m) > 0)
                .mapToDouble(m -> times[m])
                .toArray();
    }

    private static double time(Optional<LocatedTime> located, double clock) {
        return located.map(t -> t.time() / clock).orElse(Double.NaN);
    }
}
