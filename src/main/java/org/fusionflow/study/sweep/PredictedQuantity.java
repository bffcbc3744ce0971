package org.fusionflow.study.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.data.CsvText;
import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.Vector;
import org.fusionflow.reduced.Prediction;

/** A column of a map of predictions. What does not exist at a point is an empty cell. */
public enum PredictedQuantity {
    /** Name of the modality that is learned first. */
    FIRST("first", p -> p.tree().names().get(p.order().first())),
    /** Flow time at which it is half learned, of the exact reduced system. */
    FIRST_HALF_TIME("firstHalfTime", p -> halfTime(p, p.order().first())),
    /** The same for the other modality. */
    SECOND_HALF_TIME("secondHalfTime", p -> halfTime(p, p.order().second())),
    /** Second half time over first, of the exact reduced system. */
    TIME_RATIO("timeRatio", p -> CsvText.cell(p.reducedRatio())),
    /** The same by the published leading order. */
    FORMULA_RATIO("formulaRatio", p -> CsvText.cell(p.formulaRatio())),
    /** Its limit for a small start. */
    ASYMPTOTIC_RATIO("asymptoticRatio", p -> CsvText.cell(p.asymptoticRatio())),
    /** The limit with misalignment and sign reversal. */
    CORRECTED_RATIO("correctedRatio", p -> CsvText.cell(p.correctedRatio())),
    /** The same by matched phases; takes integrations of its own. */
    REFINED_RATIO("refinedRatio", p -> CsvText.cell(p.refinedRatio())),
    /** Mis-attribution in the unimodal phase: signed for one input, the norm for more. */
    MISATTRIBUTION("misattribution", PredictedQuantity::misattribution),
    /** Whether the faster modality alone explains less than the slower one alone. */
    SUPERFICIAL_PREFERENCE("superficialPreference", p -> Boolean.toString(p.superficialPreference())),
    /** Whether the second modality has nothing left to learn once the first one is learned. */
    PERMANENT_BIAS("permanentBias", p -> Boolean.toString(p.permanentBias())),
    /** Loss at the unimodal saddle. */
    PLATEAU_LOSS("plateauLoss", p -> CsvText.cell(p.plateauLoss())),
    /** Number of warnings that predict gives for the point. */
    WARNINGS("warnings", p -> Integer.toString(p.warnings().size())),
    /** How the integration ended, or why there was none. */
    OUTCOME("outcome", p -> p.trajectory().outcome().name());

    private final String key;
    // Our lambdas hold nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Prediction, String> cell;

    PredictedQuantity(String key, Function<Prediction, String> cell) {
        this.key = key;
        this.cell = cell;
    }

    /** Name in sweep files and in the first line of the CSV. */
    public String key() {
        return key;
    }

    String cell(Prediction prediction) {
        return cell.apply(prediction);
    }

    private static String halfTime(Prediction p, int modality) {
        return p.trajectory()
                .halfTimes()
                .get(modality)
                .map(LocatedTime::time)
                .map(CsvText::cell)
                .orElse("");
    }

    private static String misattribution(Prediction p) {
        return p.misattribution()
                .map((Vector v) -> CsvText.cell(v.size() == 1 ? v.at(0) : v.norm()))
                .orElse("");
    }

    static Optional<PredictedQuantity> named(String key) {
        return Arrays.stream(values()).filter(q -> q.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(PredictedQuantity::key).toList();
    }
}
