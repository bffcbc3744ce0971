package org.fusionflow.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that an expression may use. */
public interface Names {
    /** The kind of what a name stands for; empty for an unknown name. */
    Optional<Datum.Kind> kind(String name);

    /** Names or forms of names to choose from, for messages. */
    List<String> known();

    /** True if aggregates such as {@code mean} have a meaning where the expression stands. */
    default boolean aggregates() {
        return false;
    }

    /** Exactly these. */
    static Names of(Map<String, Datum.Kind> kinds) {
        return new Names() {
            @Override
            public Optional<Datum.Kind> kind(String name) {
                return Optional.ofNullable(kinds.get(name));
            }

            @Override
            public List<String> known() {
                return kinds.keySet().stream().sorted().toList();
            }
        };
    }
}
