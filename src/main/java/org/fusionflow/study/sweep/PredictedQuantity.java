package org.fusionflow.study.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.TreePrediction;

/**
 * What a map of predictions shows of each, in one column, or in one a modality. What does not exist at a point is an empty cell. Those
 * that {@link Prediction} has for two modalities can be had without watching the saddles, in less than half of the time.
 */
public enum PredictedQuantity {
    /** Name of the modality that is learned first. */
    FIRST(
            "first",
            p -> p.tree().names().get(p.first()),
            p -> p.tree().names().get(p.order().first())),
    /** Flow time at which it is half learned, of the exact reduced system. */
    FIRST_HALF_TIME(
            "firstHalfTime",
            p -> CsvText.cell(p.halfTime(p.first())),
            p -> halfTime(p, p.order().first())),
    /** The same for the other one of two modalities. */
    SECOND_HALF_TIME(
            "secondHalfTime",
            PredictedQuantity::second,
            p -> halfTime(p, p.order().second())),
    /** The same for every modality, in columns {@code halfTime_m}. */
    HALF_TIMES("halfTimes"),
    /** Half time of the last modality over that of the first, of the exact reduced system. */
    TIME_RATIO("timeRatio", p -> CsvText.cell(p.reducedRatio()), p -> CsvText.cell(p.reducedRatio())),
    /** The same by the leading order; for two modalities the published formula. */
    FORMULA_RATIO("formulaRatio", p -> CsvText.cell(p.formulaRatio()), p -> CsvText.cell(p.formulaRatio())),
    /** Its limit for a small start, of two modalities. */
    ASYMPTOTIC_RATIO("asymptoticRatio", p -> CsvText.cell(p.asymptoticRatio()), p -> CsvText.cell(p.asymptoticRatio())),
    /** The limit with misalignment and sign reversal. */
    CORRECTED_RATIO(
            "correctedRatio",
            p -> CsvText.cell(p.pair().map(Prediction::correctedRatio).orElse(OptionalDouble.empty())),
            p -> CsvText.cell(p.correctedRatio())),
    /** The same by matched phases, at finite u0, as predict has it; takes integrations of its own. */
    REFINED_RATIO("refinedRatio", p -> CsvText.cell(p.refinedRatio())),
    /** Mis-attribution on the plateau: signed for one input, the norm for more. */
    MISATTRIBUTION("misattribution", p -> signed(p.misattribution()), p -> signed(p.misattribution())),
    /** Whether another modality than the first would have reduced the loss more. */
    SUPERFICIAL_PREFERENCE(
            "superficialPreference",
            p -> Boolean.toString(p.superficialPreference()),
            p -> Boolean.toString(p.superficialPreference())),
    /** Whether a modality has nothing left to learn once others are learned. */
    PERMANENT_BIAS("permanentBias", p -> Boolean.toString(p.permanentBias()), p -> Boolean.toString(p.permanentBias())),
    /** Loss of the first plateau. */
    PLATEAU_LOSS("plateauLoss", p -> CsvText.cell(p.plateauLoss()), p -> CsvText.cell(p.plateauLoss())),
    /** Number of warnings that predict gives for the point. */
    WARNINGS("warnings", p -> Integer.toString(p.warnings().size())),
    /** How the integration ended, or why there was none. */
    OUTCOME("outcome", p -> p.outcome().name(), p -> p.trajectory().outcome().name());

    private final String key;

    // Our lambdas hold nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<TreePrediction, List<String>> cells;

    // Our lambdas hold nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<Function<Prediction, List<String>>> pairCells;

    PredictedQuantity(String key, Function<TreePrediction, String> cell, Function<Prediction, String> pairCell) {
        this.key = key;
        this.cells = p -> List.of(cell.apply(p));
        this.pairCells = Optional.of(p -> List.of(pairCell.apply(p)));
    }

    PredictedQuantity(String key, Function<TreePrediction, String> cell) {
        this.key = key;
        this.cells = p -> List.of(cell.apply(p));
        this.pairCells = Optional.empty();
    }

    /** One column a modality. */
    PredictedQuantity(String key) {
        this.key = key;
        this.cells = p -> IntStream.range(0, p.tree().names().size())
                .mapToObj(m -> CsvText.cell(p.halfTime(m)))
                .toList();
        this.pairCells = Optional.of(p -> List.of(halfTime(p, 0), halfTime(p, 1)));
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

    /** True if {@link #ofPair} has it. */
    boolean isOfPair() {
        return pairCells.isPresent();
    }

    List<String> of(TreePrediction prediction) {
        return cells.apply(prediction);
    }

    /** The same cells for two modalities. */
    List<String> ofPair(Prediction prediction) {
        return pairCells.orElseThrow().apply(prediction);
    }

    private static String halfTime(Prediction p, int modality) {
        return p.trajectory()
                .halfTimes()
                .get(modality)
                .map(LocatedTime::time)
                .map(CsvText::cell)
                .orElse("");
    }

    private static String second(TreePrediction p) {
        return CsvText.cell(p.halfNorms().size() == 2 ? p.halfTime(1 - p.first()) : OptionalDouble.empty());
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
