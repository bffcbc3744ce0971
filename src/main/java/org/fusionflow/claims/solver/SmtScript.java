package org.fusionflow.claims.solver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;

/**
 * A script in SMT-LIB 2 that asks for values of the symbols. A comparison is written as "both sides have values, and they compare so"; the negation of
 * "a = b" is therefore "both have values, and these differ", as everywhere in the language of claims.
 *
 * @param text commands from the declarations on, the last of which is {@code (check-sat)}
 * @param symbols names of the symbols by the names that they have in the script
 */
record SmtScript(String text, Map<String, String> symbols) {
    /** Asks for values that meet all conditions and at which the statement fails: if there are none, it follows. */
    static SmtScript failing(Question.Form form) {
        List<Proposition> all = new ArrayList<>(form.conditions());
        all.add(form.statement().negated());
        return of(all, List.of());
    }

    /** Asks for values that meet all conditions and at which all sides of the statement have values: if there are none, the claim says nothing. */
    static SmtScript meeting(Question.Form form) {
        return of(form.conditions(), form.statement().comparisons().toList());
    }

    private static SmtScript of(List<Proposition> propositions, List<Comparison> defined) {
        SmtTerms terms = new SmtTerms();
        Set<String> asserted = new LinkedHashSet<>();
        defined.forEach(comparison -> asserted.addAll(exists(comparison, terms)));
        // What exists for all of them comes first, so that definitions need not be restricted to it.
        propositions.forEach(proposition -> addExisting(proposition, terms, asserted));
        Set<String> given = Set.copyOf(asserted);
        propositions.forEach(proposition -> addFormulas(proposition, terms, asserted));
        Stream<String> definitions = terms.definitions().stream().map(definition -> formula(definition, given));
        String text = Stream.concat(
                        terms.declarations().stream(),
                        Stream.concat(definitions, asserted.stream()).map(formula -> "(assert " + formula + ")"))
                .collect(Collectors.joining("\n", "", "\n(check-sat)\n"));
        return new SmtScript(text, terms.names());
    }

    private static void addExisting(Proposition proposition, SmtTerms terms, Set<String> formulas) {
        if (proposition instanceof Comparison comparison) {
            formulas.addAll(exists(comparison, terms));
        } else if (proposition instanceof Proposition.All all) {
            all.parts().forEach(part -> addExisting(part, terms, formulas));
        }
    }

    private static void addFormulas(Proposition proposition, SmtTerms terms, Set<String> formulas) {
        if (proposition instanceof Comparison comparison) {
            formulas.add(compared(comparison, terms));
        } else if (proposition instanceof Proposition.All all) {
            all.parts().forEach(part -> addFormulas(part, terms, formulas));
        } else {
            formulas.add(formula(proposition, terms));
        }
    }

    private static Set<String> exists(Comparison comparison, SmtTerms terms) {
        Set<String> exists = new LinkedHashSet<>(terms.of(comparison.left()).exists());
        exists.addAll(terms.of(comparison.right()).exists());
        return exists;
    }

    private static String compared(Comparison comparison, SmtTerms terms) {
        String left = terms.of(comparison.left()).text();
        String right = terms.of(comparison.right()).text();
        return switch (comparison.sign()) {
            case LESS -> "(< " + left + " " + right + ")";
            case AT_MOST -> "(<= " + left + " " + right + ")";
            case MORE -> "(> " + left + " " + right + ")";
            case AT_LEAST -> "(>= " + left + " " + right + ")";
            case EQUAL -> "(= " + left + " " + right + ")";
            case UNEQUAL -> "(not (= " + left + " " + right + "))";
        };
    }

    private static String formula(Proposition proposition, SmtTerms terms) {
        if (proposition instanceof Comparison comparison) {
            List<String> parts = new ArrayList<>(exists(comparison, terms));
            parts.add(compared(comparison, terms));
            return joined("and", parts);
        }
        boolean and = proposition instanceof Proposition.All;
        List<Proposition> parts =
                and ? ((Proposition.All) proposition).parts() : ((Proposition.Any) proposition).parts();
        if (parts.isEmpty()) {
            return and ? "true" : "false";
        }
        return joined(
                and ? "and" : "or",
                parts.stream().map(part -> formula(part, terms)).toList());
    }

    private static String formula(SmtTerms.Definition definition, Set<String> given) {
        List<String> where = definition.where().stream()
                .filter(f -> !given.contains(f))
                .sorted()
                .toList();
        return where.isEmpty() ? definition.what() : "(=> " + joined("and", where) + " " + definition.what() + ")";
    }

    private static String joined(String operator, List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : "(" + operator + " " + String.join(" ", parts) + ")";
    }
}
