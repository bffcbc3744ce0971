package org.fusionflow.expression;

import java.util.Map;
import org.fusionflow.architecture.InvalidInput;

/** The names that an expression may use. */
@FunctionalInterface
public interface Names {
    /**
     * The kind of what a name stands for.
     *
     * @throws InvalidInput at the name's place if it is unknown
     */
    Datum.Kind kind(Term.Name name);

    /** True if aggregates such as {@code mean} have a meaning where the expression stands. */
    default boolean aggregates() {
        return false;
    }

    /** Exactly these. */
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
