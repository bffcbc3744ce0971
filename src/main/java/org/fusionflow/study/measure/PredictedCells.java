package org.fusionflow.study.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.design.column.QuantityName;

/** Computes the quantities that have their own columns in a table of predictions. */
final class PredictedCells {
    static final String OUTCOME = "outcome";

    private static final List<QuantityName> ALL = List.of(
            QuantityName.word("first", "name of the modality that is learned first"),
            QuantityName.number("firstHalfTime", "flow time at which it is half learned, of the exact reduced system"),
            QuantityName.number("secondHalfTime", "the same for the other one of two modalities"),
            QuantityName.ofModality("halfTimes", "the same for every modality, in columns halfTime_m"),
            QuantityName.number(
                    "timeRatio",
                    "half time of the modality learned last over that of the first, of the exact reduced system"),
            QuantityName.number("formulaRatio", "the same at leading order; for two modalities the published formula"),
            QuantityName.number("asymptoticRatio", "its limit for a small start, of two modalities"),
            QuantityName.number("correctedRatio", "the limit with misalignment and sign reversal"),
            QuantityName.number("refinedRatio", "the same by matched phases, at finite u0"),
            QuantityName.number(
                    "misattribution", "mis-attribution on the plateau: signed for one input, the norm for more"),
            QuantityName.truth(
                    "superficialPreference",
                    "whether another modality than the first would have reduced the loss more"),
            QuantityName.truth(
                    "permanentBias",
                    "whether a modality is never learned from an aligned start: whether the verdict of predict is permanent"),
            QuantityName.number("plateauLoss", "loss of the first plateau"),
            QuantityName.count("warnings", "number of warnings that predict gives for the point"),
            QuantityName.word(OUTCOME, "how the integration ended, or why there was none"));

    private PredictedCells() {}

    static Map<String, QuantityName> named() {
        Map<String, QuantityName> named = new LinkedHashMap<>();
        ALL.forEach(quantity -> named.put(quantity.key(), quantity));
        return named;
    }

    static Datum value(Prediction p, String key, int modality) {
        return switch (key) {
            case "first" -> Datum.of(p.tree().names().get(p.first()));
            case "firstHalfTime" -> Datum.of(p.halfTime(p.first()));
            case "secondHalfTime" ->
                Datum.of(p.order().size() == 2 ? p.halfTime(p.order().get(1)) : OptionalDouble.empty());
            case "halfTimes" -> Datum.of(p.halfTime(modality));
            case "timeRatio" -> Datum.of(p.timeRatio());
            case "formulaRatio" -> Datum.of(p.laws().formulaRatio());
            case "asymptoticRatio" -> Datum.of(p.laws().asymptoticRatio());
            case "correctedRatio" -> Datum.of(p.laws().correctedRatio());
            case "refinedRatio" -> Datum.of(p.laws().refinedRatio());
            case "misattribution" ->
                Datum.of(p.misattribution().map(PredictedCells::size).orElse(Double.NaN));
            case "superficialPreference" -> Datum.of(p.superficialPreference());
            case "permanentBias" -> Datum.of(p.permanentBias());
            case "plateauLoss" -> Datum.of(p.plateauLoss());
            case "warnings" -> Datum.of((double) p.warnings().size());
            default -> Datum.of(p.outcome().name());
        };
    }

    private static double size(Vector difference) {
        return TheoryMeasures.size(difference);
    }
}
