package org.fusionflow.expression;

import java.util.OptionalDouble;

/** What an expression evaluates to. */
public sealed interface Datum {
    /** Kinds of values, which are known before anything is evaluated. */
    enum Kind {
        NUMBER("a number"),
        WORD("a word"),
        TRUTH("a condition");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** For messages. */
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

    /** A value of any kind that does not exist: a half time that is never reached. */
    enum Missing implements Datum {
        VALUE
    }

    /** NaN is missing. */
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

    /** NaN for what is no number. */
    default double number() {
        return this instanceof Real one ? one.value() : Double.NaN;
    }

    default boolean isMissing() {
        return this instanceof Missing;
    }

    /** True only for a condition that holds; false where it cannot be decided. */
    default boolean isTrue() {
        return this instanceof Truth truth && truth.value();
    }
}
