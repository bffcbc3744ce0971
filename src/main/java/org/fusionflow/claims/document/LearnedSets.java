package org.fusionflow.claims.document;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fusionflow.expression.Term;

/** Keeps what is done to the symbols of a term from the learned sets of {@code At} and {@code Stable}, in which names are modalities and no symbols. */
public final class LearnedSets {
    private static final Set<String> FUNCTIONS = Set.of("At", "Stable", "Unstable");

    private LearnedSets() {}

    /** The operands or arguments of a term that are no learned sets. */
    public static List<Term> others(Term term) {
        return term.parts().stream().filter(part -> !isSetOf(term, part)).toList();
    }

    /** The term with each of {@link #others} replaced. */
    static Term mapped(Term term, UnaryOperator<Term> each) {
        return term.withParts(term.parts().stream()
                .map(part -> isSetOf(term, part) ? part : each.apply(part))
                .toList());
    }

    private static boolean isSetOf(Term term, Term part) {
        return part instanceof Term.Braces && term instanceof Term.Call call && FUNCTIONS.contains(call.function());
    }
}
