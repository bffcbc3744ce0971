package org.fusionflow.study.design.column;

import org.fusionflow.expression.Datum;

/**
 * The name and meaning of a quantity that a study can take from theory or from a network.
 *
 * @param key in study files
 * @param kind of its values
 * @param whole true for whole numbers
 * @param label that follows the key in brackets
 * @param meaning for the reference of the schema
 */
public record QuantityName(String key, Datum.Kind kind, boolean whole, Label label, String meaning) {
    /** The label that follows a key in brackets. */
    public enum Label {
        NOTHING,
        /** A modality: {@code halfTime[B]}. */
        MODALITY,
        /** A number: {@code timeToLoss[0.02]}. */
        NUMBER
    }

    public static QuantityName number(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.NUMBER, false, Label.NOTHING, meaning);
    }

    /** A whole number. */
    public static QuantityName count(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.NUMBER, true, Label.NOTHING, meaning);
    }

    public static QuantityName ofModality(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.NUMBER, false, Label.MODALITY, meaning);
    }

    public static QuantityName ofNumber(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.NUMBER, false, Label.NUMBER, meaning);
    }

    public static QuantityName word(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.WORD, false, Label.NOTHING, meaning);
    }

    public static QuantityName truth(String key, String meaning) {
        return new QuantityName(key, Datum.Kind.TRUTH, false, Label.NOTHING, meaning);
    }

    public boolean byModality() {
        return label == Label.MODALITY;
    }

    /** The form in which it is written, with its label. */
    public String form() {
        return switch (label) {
            case NOTHING -> key;
            case MODALITY -> key + "[MODALITY]";
            case NUMBER -> key + "[NUMBER]";
        };
    }
}
