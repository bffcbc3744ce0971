package org.fusionflow.claims.document;

import java.util.Set;
import org.fusionflow.expression.Term;

/** Tells conditions, which hold or not, from expressions, which have a value. */
public final class Conditions {
    /** Functions whose value is a condition. */
    public static final Set<String> FUNCTIONS = Set.of("Stable", "Unstable");

    private Conditions() {}

    /** True for comparisons, what is made of them, and the stability of a fixed point. */
    public static boolean areStatedBy(Term term) {
        return term instanceof Term.Comparison
                || term instanceof Term.Junction
                || term instanceof Term.Implication
                || term instanceof Term.Not
                || (term instanceof Term.Call call && FUNCTIONS.contains(call.function()));
    }
}
