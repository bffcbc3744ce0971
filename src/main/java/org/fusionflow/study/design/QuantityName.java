package org.fusionflow.study.design;

import org.fusionflow.expression.Datum;

/**
 * Something that a study can ask of theory or of a network.
 *
 * @param key in study files
 * @param kind of its values
 * @param whole true for whole numbers
 * @param label what stands in brackets behind it
 * @param meaning for the reference of the schema
 */
public record QuantityName(String key, Datum.Kind kind, boolean whole, Label label, String meaning) {
    /** What stands in brackets behind a quantity. */
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

    /** The form in which it is written. */
    public String form() {
        return switch (label) {
            case NOTHING -> key;
            case MODALITY -> key + "[MODALITY]";
            case NUMBER -> key + "[NUMBER]";
        };
    }
}
