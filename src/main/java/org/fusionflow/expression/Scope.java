package org.fusionflow.expression;

import java.util.List;

/** What the names of an expression stand for at one place. */
@FunctionalInterface
public interface Scope {
    /** Knows no names. */
    Scope EMPTY = name -> {
        throw new IllegalArgumentException("unknown name " + name);
    };

    /** The value of a name; only names that the formula was checked for are asked. */
    Datum value(String name);

    /** The scopes that an aggregate such as {@code mean} runs over here; by default there is nothing finer than this scope. */
    default List<Scope> parts() {
        return List.of(this);
    }
}
