package org.fusionflow.study.measure;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.column.QuantityName;

/**
 * A quantity that is measured on a trained network.
 *
 * @param name of the quantity
 * @param value computes it from a run; the second argument is the label in brackets, empty for quantities without label
 */
public record Measure(QuantityName name, BiFunction<NetworkRun, String, Datum> value) {
    static Measure number(String key, String meaning, Function<NetworkRun, Datum> value) {
        return new Measure(QuantityName.number(key, meaning), (run, label) -> value.apply(run));
    }

    static Measure word(String key, String meaning, Function<NetworkRun, Datum> value) {
        return new Measure(QuantityName.word(key, meaning), (run, label) -> value.apply(run));
    }

    /** A quantity with one number for each modality; missing at points whose problem does not have the modality. */
    static Measure ofModality(String key, String meaning, BiFunction<NetworkRun, Integer, Datum> value) {
        return new Measure(QuantityName.ofModality(key, meaning), (run, label) -> {
            int modality = run.point().modality(label);
            return modality < 0 ? Datum.Missing.VALUE : value.apply(run, modality);
        });
    }

    /**
     * Measures the quantity of a run.
     *
     * @param label in brackets; empty for quantities without label
     */
    public Datum of(NetworkRun run, String label) {
        return value.apply(run, label);
    }
}
