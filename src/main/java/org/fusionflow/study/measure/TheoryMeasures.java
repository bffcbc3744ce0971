package org.fusionflow.study.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.fusionflow.study.design.column.QuantityName;

/** The quantities of a prediction, by the column to which they belong. */
public final class TheoryMeasures {
    private static final QuantityName HALF_TIME =
            QuantityName.ofModality("halfTime", "flow time at which the modality is half learned");
    private static final List<QuantityName> TIMES = List.of(
            HALF_TIME,
            QuantityName.number("firstHalfTime", "the earliest half time"),
            QuantityName.number("secondHalfTime", "the second half time"),
            QuantityName.number("lastHalfTime", "the latest half time; does not exist if a modality is never learned"),
            QuantityName.number("timeRatio", "half time of the modality learned last over that of the first"));
    private static final QuantityName PLATEAU_LOSS = QuantityName.number(
            "plateauLoss", "loss of the plateau: at the fixed point (formula), or nearest to it (reduced)");

    private static final List<QuantityName> REDUCED = List.of(
            QuantityName.ofModality(
                    "signalHalfTime", "flow time at which the modality's signal is half of that at its reference"),
            QuantityName.number("signalTimeRatio", "signal half time of the last modality over that of the first"),
            QuantityName.word("first", "name of the modality that is learned first"),
            QuantityName.word("order", "names of the modalities in the order of learning, with blanks between"),
            PLATEAU_LOSS,
            QuantityName.ofModality("plateauMap", "map of the modality at the fixed point of the plateau"),
            QuantityName.ofModality("largestMap", "largest value of the modality's map over the course"),
            QuantityName.number("misattribution", "what the map learned on the plateau is wrong by"),
            QuantityName.truth("superficialPreference", "another modality would have reduced the loss more"),
            QuantityName.truth(
                    "permanentBias",
                    "a modality is never learned from an aligned start: the verdict of predict is permanent"),
            QuantityName.number("generalization", "error on new data at the end, on the population"),
            QuantityName.number("bestGeneralization", "least error on new data"),
            QuantityName.number("bestTime", "flow time of the least error on new data"));

    private TheoryMeasures() {}

    /** The quantities of a built-in column. */
    static Map<String, QuantityName> of(String column) {
        return switch (column) {
            case "formula" -> named(TIMES, List.of(PLATEAU_LOSS));
            case "refined" -> named(TIMES, List.of());
            case "asymptotic", "corrected" -> named(List.of(TIMES.get(4)), List.of());
            default -> named(TIMES, REDUCED);
        };
    }

    static Map<String, QuantityName> named(List<QuantityName> some, List<QuantityName> more) {
        Map<String, QuantityName> named = new LinkedHashMap<>();
        some.forEach(quantity -> named.put(quantity.key(), quantity));
        more.forEach(quantity -> named.put(quantity.key(), quantity));
        return named;
    }

    /**
     * A quantity of a column.
     *
     * @param modality index in the problem's leaf order; ignored by quantities without modality
     */
    static Datum value(StudyPoint point, String column, String key, int modality) {
        Prediction prediction = point.prediction();
        return switch (column) {
            case "formula" ->
                key.equals("plateauLoss")
                        ? Datum.of(prediction.plateauLoss())
                        : time(
                                key,
                                prediction,
                                modality,
                                prediction.laws()::formulaTime,
                                prediction.laws().formulaRatio());
            case "refined" ->
                time(
                        key,
                        prediction,
                        modality,
                        prediction.laws()::refinedTime,
                        prediction.laws().refinedRatio());
            case "asymptotic" -> Datum.of(prediction.laws().asymptoticRatio());
            case "corrected" -> Datum.of(prediction.laws().correctedRatio());
            default -> reduced(point, prediction, key, modality);
        };
    }

    private static Datum time(
            String key, Prediction prediction, int modality, IntFunction<OptionalDouble> time, OptionalDouble ratio) {
        if (key.equals("timeRatio")) {
            return Datum.of(ratio);
        }
        if (key.equals("halfTime")) {
            return Datum.of(time.apply(modality));
        }
        Vector half = prediction.reference().halfNorms().norms();
        double[] times = IntStream.range(0, half.size())
                .filter(m -> half.at(m) > 0)
                .mapToDouble(m -> time.apply(m).orElse(Double.NaN))
                .sorted()
                .toArray();
        int at = key.equals("firstHalfTime") ? 0 : key.equals("secondHalfTime") ? 1 : times.length - 1;
        return at >= 0 && at < times.length ? Datum.of(times[at]) : Datum.Missing.VALUE;
    }

    private static Datum reduced(StudyPoint point, Prediction prediction, String key, int modality) {
        return switch (key) {
            case "halfTime", "firstHalfTime", "secondHalfTime", "lastHalfTime", "timeRatio" ->
                time(key, prediction, modality, prediction::halfTime, prediction.timeRatio());
            case "signalHalfTime" -> Datum.of(prediction.signalHalfTime(modality));
            case "signalTimeRatio" -> Datum.of(prediction.signalTimeRatio());
            case "first" -> Datum.of(name(prediction, prediction.first()));
            case "order" ->
                Datum.of(String.join(
                        " ",
                        prediction.order().stream()
                                .map(m -> name(prediction, m))
                                .toList()));
            case "plateauLoss" ->
                Datum.of(prediction.closest().map(ClosestApproach::loss).orElse(Double.NaN));
            case "plateauMap" ->
                Datum.of(prediction
                        .plateau()
                        .map(saddle -> size(prediction.moments().modalities().block(saddle.map(), modality)))
                        .orElse(Double.NaN));
            case "misattribution" ->
                Datum.of(prediction.misattribution().map(TheoryMeasures::size).orElse(Double.NaN));
            case "largestMap" ->
                Datum.of(point.at(CourseTimes.reduced(point)).trajectory().points().stream()
                        .mapToDouble(
                                state -> size(prediction.moments().modalities().block(state.map(), modality)))
                        .max()
                        .orElse(Double.NaN));
            case "superficialPreference" -> Datum.of(prediction.superficialPreference());
            case "permanentBias" -> Datum.of(prediction.permanentBias());
            default -> generalization(point, key);
        };
    }

    private static String name(Prediction prediction, int modality) {
        return prediction.tree().names().get(modality);
    }

    static double size(Vector vector) {
        return vector.size() == 1 ? vector.at(0) : vector.norm();
    }

    private static Datum generalization(StudyPoint point, String key) {
        Optional<GeneralizationCurve> curve = point.generalization();
        return switch (key) {
            case "generalization" ->
                Datum.of(curve.map(c -> c.end().generalizationError()).orElse(Double.NaN));
            case "bestGeneralization" ->
                Datum.of(curve.map(c -> c.best().generalizationError()).orElse(Double.NaN));
            default -> Datum.of(curve.map(c -> c.best().time()).orElse(Double.NaN));
        };
    }

    /** The reduced system's error on new data, from the aligned start; empty without a population or with several outputs. */
    static Optional<GeneralizationCurve> curve(StudyPoint point) {
        return point.problem()
                .population()
                .filter(population -> point.problem().moments().outputs() == 1)
                .map(population -> GeneralizationRun.of(point.problem(), population, new double[0]));
    }
}
