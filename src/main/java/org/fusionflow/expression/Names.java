package org.fusionflow.expression;

import java.util.Map;
import org.fusionflow.architecture.InvalidInput;

/** The names that an expression may use. */
@FunctionalInterface
public interface Names {
    /**
     * The kind of the value of a name.
     *
     * @throws InvalidInput with the place of the name if it is unknown
     */
    Datum.Kind kind(Term.Name name);

    /** True if aggregates such as {@code mean} are allowed where the expression stands. */
    default boolean aggregates() {
        return false;
    }

    /** Exactly these names. */
    static Names of(Map<String, Datum.Kind> kinds) {
        return name -> {
            Datum.Kind kind = kinds.get(name.name());
            if (kind == null) {
                throw name.place()
                        .wrong("unknown name '" + name.name() + "', expected one of "
                                + kinds.keySet().stream().sorted().toList());
            }
            return kind;
        };
    }
}
