package org.fusionflow.expression;

import java.util.List;

/** The values of the names of an expression in one place, such as a point or a seed. */
@FunctionalInterface
public interface Scope {
    /** A scope without names. */
    Scope EMPTY = name -> {
        throw new IllegalArgumentException("unknown name " + name);
    };

    /** The value of a name; called only with names for which the formula was checked. */
    Datum value(String name);

    /** The scopes over which an aggregate such as {@code mean} runs; by default only this scope. */
    default List<Scope> parts() {
        return List.of(this);
    }
}
