package org.fusionflow.study.design;

import org.fusionflow.expression.Datum;

/**
 * Something that a study can ask of theory or of a network.
 *
 * @param key in study files
 * @param kind of its values
 * @param byModality true if it is asked of a modality: {@code halfTime[B]}
 * @param meaning for the reference of the schema
 */
public record QuantityName(String key, Datum.Kind kind, boolean byModality, String meaning) {
    public static QuantityName number(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.NUMBER, false, meaning);
    }

    public static QuantityName ofModality(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.NUMBER, true, meaning);
    }

    public static QuantityName word(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.WORD, false, meaning);
    }

    public static QuantityName truth(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.TRUTH, false, meaning);
    }
}
