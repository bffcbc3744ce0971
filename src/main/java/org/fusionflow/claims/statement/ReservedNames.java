package org.fusionflow.claims.statement;

import java.util.Set;

/** Names that have a meaning in every claim, so that none can be given to a variable. */
public final class ReservedNames {
    private static final Set<String> ALL = Set.of(
            "E",
            "Pi",
            "Dt",
            "At",
            "D",
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
            "Infinity",
            "Limit",
            "Series",
            "Sum",
            "Stable",
            "Unstable");

    private ReservedNames() {}

    public static boolean contain(String name) {
        return ALL.contains(name);
    }
}
