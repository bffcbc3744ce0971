package org.fusionflow.expression;

import java.util.OptionalDouble;

/** The value of an expression. */
public sealed interface Datum {
    /** The kinds of values, which are known before evaluation. */
    enum Kind {
        NUMBER("a number"),
        WORD("a word"),
        TRUTH("a condition");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** The kind in words, for messages. */
        public String title() {
            return title;
        }
    }

    /**
     * A number.
     *
     * @param value never NaN; infinite only where a function has a pole
     */
    record Real(double value) implements Datum {}

    /** A text. */
    record Word(String text) implements Datum {}

    /** True or false. */
    record Truth(boolean value) implements Datum {}

    /** A value of any kind that does not exist, such as a half time that is never reached. */
    enum Missing implements Datum {
        VALUE
    }

    /** A number; NaN becomes a missing value. */
    static Datum of(double value) {
        return Double.isNaN(value) ? Missing.VALUE : new Real(value);
    }

    static Datum of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : Missing.VALUE;
    }

    static Datum of(String text) {
        return new Word(text);
    }

    static Datum of(boolean value) {
        return new Truth(value);
    }

    /** The number; NaN for other values. */
    default double number() {
        return this instanceof Real one ? one.value() : Double.NaN;
    }

    default boolean isMissing() {
        return this instanceof Missing;
    }

    /** True for a condition that holds; false also for one that cannot be decided. */
    default boolean isTrue() {
        return this instanceof Truth truth && truth.value();
    }
}
