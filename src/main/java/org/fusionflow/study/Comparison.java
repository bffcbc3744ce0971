package org.fusionflow.study;

/** The outcome of a check, with its evidence. */
public sealed interface Comparison {
    /** True only if the check was made and passed. */
    default boolean holds() {
        return this instanceof Agrees;
    }

    /** Within the bound. */
    record Agrees(double value) implements Comparison {}

    /** Outside the bound. */
    record Differs(double value) implements Comparison {}

    /** Could not be made; counts as not holding. */
    record NotComparable(String reason) implements Comparison {}
}
