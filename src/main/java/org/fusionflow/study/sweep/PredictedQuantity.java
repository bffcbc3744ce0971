package org.fusionflow.study.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;

/**
 * What a map of predictions shows of each, in one column, or in one a modality. What does not exist at a point is an empty cell. Only
 * those that are {@linkplain #isWatched() watched} for need visits of the fixed points, which take more than half of the time.
 */
public enum PredictedQuantity {
    /** Name of the modality that is learned first. */
    FIRST("first", p -> p.tree().names().get(p.first())),
    /** Flow time at which it is half learned, of the exact reduced system. */
    FIRST_HALF_TIME("firstHalfTime", p -> CsvText.cell(p.halfTime(p.first()))),
    /** The same for the other one of two modalities. */
    SECOND_HALF_TIME("secondHalfTime", PredictedQuantity::second),
    /** The same for every modality, in columns {@code halfTime_m}. */
    HALF_TIMES("halfTimes"),
    /** Half time of the last modality over that of the first, of the exact reduced system. */
    TIME_RATIO("timeRatio", p -> CsvText.cell(p.timeRatio())),
    /** The same by the leading order; for two modalities the published formula. */
    FORMULA_RATIO("formulaRatio", p -> CsvText.cell(p.laws().formulaRatio())),
    /** Its limit for a small start, of two modalities. */
    ASYMPTOTIC_RATIO("asymptoticRatio", p -> CsvText.cell(p.laws().asymptoticRatio())),
    /** The limit with misalignment and sign reversal. */
    CORRECTED_RATIO("correctedRatio", p -> CsvText.cell(p.laws().correctedRatio())),
    /** The same by matched phases, at finite u0, as predict has it; takes integrations of its own. */
    REFINED_RATIO("refinedRatio", p -> CsvText.cell(p.laws().refinedRatio())),
    /** Mis-attribution on the plateau: signed for one input, the norm for more. */
    MISATTRIBUTION("misattribution", p -> signed(p.misattribution())),
    /** Whether another modality than the first would have reduced the loss more. */
    SUPERFICIAL_PREFERENCE("superficialPreference", p -> Boolean.toString(p.superficialPreference())),
    /** Whether a modality has nothing left to learn once others are learned. */
    PERMANENT_BIAS("permanentBias", p -> Boolean.toString(p.permanentBias())),
    /** Loss of the first plateau. */
    PLATEAU_LOSS("plateauLoss", p -> CsvText.cell(p.plateauLoss())),
    /** Number of warnings that predict gives for the point. */
    WARNINGS("warnings", p -> Integer.toString(p.warnings().size())),
    /** How the integration ended, or why there was none. */
    OUTCOME("outcome", p -> p.outcome().name());

    private final String key;

    // Our lambdas hold nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Prediction, List<String>> cells;

    PredictedQuantity(String key, Function<Prediction, String> cell) {
        this.key = key;
        this.cells = p -> List.of(cell.apply(p));
    }

    /** One column a modality. */
    PredictedQuantity(String key) {
        this.key = key;
        this.cells = p -> IntStream.range(0, p.tree().names().size())
                .mapToObj(m -> CsvText.cell(p.halfTime(m)))
                .toList();
    }

    /** Name in sweep files and, but for {@link #HALF_TIMES}, in the first line of the CSV. */
    public String key() {
        return key;
    }

    /** Columns for a network with these modalities. */
    List<String> columns(List<String> modalities) {
        return this == HALF_TIMES
                ? modalities.stream().map(name -> "halfTime_" + name).toList()
                : List.of(key);
    }

    /** True if visits of the fixed points must be watched for it. */
    boolean isWatched() {
        return this == WARNINGS;
    }

    List<String> of(Prediction prediction) {
        return cells.apply(prediction);
    }

    private static String second(Prediction p) {
        List<Integer> order = p.order();
        return CsvText.cell(order.size() == 2 ? p.halfTime(order.get(1)) : OptionalDouble.empty());
    }

    private static String signed(Optional<Vector> difference) {
        return difference
                .map(v -> CsvText.cell(v.size() == 1 ? v.at(0) : v.norm()))
                .orElse("");
    }

    static Optional<PredictedQuantity> named(String key) {
        return Arrays.stream(values()).filter(q -> q.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(PredictedQuantity::key).toList();
    }
}
