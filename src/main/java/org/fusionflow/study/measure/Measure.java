package org.fusionflow.study.measure;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.QuantityName;

/**
 * A number that is taken from a trained network.
 *
 * @param name of it
 * @param value of a run; the second argument is the label in brackets, empty for quantities without
 */
public record Measure(QuantityName name, BiFunction<NetworkRun, String, Datum> value) {
    static Measure number(String key, String meaning, Function<NetworkRun, Datum> value) {
        return new Measure(QuantityName.number(key, meaning), (run, label) -> value.apply(run));
    }

    static Measure word(String key, String meaning, Function<NetworkRun, Datum> value) {
        return new Measure(QuantityName.word(key, meaning), (run, label) -> value.apply(run));
    }

    /** One number a modality; missing at points whose problem does not have it. */
    static Measure ofModality(String key, String meaning, BiFunction<NetworkRun, Integer, Datum> value) {
        return new Measure(QuantityName.ofModality(key, meaning), (run, label) -> {
            int modality = run.point().modality(label);
            return modality < 0 ? Datum.Missing.VALUE : value.apply(run, modality);
        });
    }

    public Datum of(NetworkRun run, String label) {
        return value.apply(run, label);
    }
}
