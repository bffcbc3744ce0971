package org.fusionflow.claims.document;

import java.util.List;
import java.util.Set;

/** Names that have a meaning in every claim, so that none can be given to a variable. */
public final class ReservedNames {
    /** Functions of the language, without {@code dot} and {@code norm}, which stand for other things in many pages. */
    public static final List<String> FUNCTIONS = List.of(
            "Sqrt",
            "Exp",
            "Log",
            "Abs",
            "Relu",
            "Cos",
            "Sin",
            "Erf",
            "Mean",
            "Integrate",
            "Dt",
            "At",
            "D",
            "Limit",
            "Series",
            "Sum",
            "Stable",
            "Unstable");

    private static final Set<String> VALUES = Set.of("E", "Pi", "Infinity");

    private ReservedNames() {}

    public static boolean contain(String name) {
        return VALUES.contains(name) || FUNCTIONS.contains(name);
    }
}
