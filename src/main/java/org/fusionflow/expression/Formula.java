package org.fusionflow.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.InvalidInput;

/**
 * An expression of a study whose names exist and whose operands have the right kinds. A missing value stays missing through arithmetic and
 * comparisons; a missing condition in {@code false and} gives false, in {@code true or} true.
 *
 * @param text as written
 * @param term checked
 * @param kind of its values
 */
public record Formula(String text, Term term, Datum.Kind kind) {
    /**
     * Reads and checks an expression.
     *
     * @throws InvalidInput with line and column if it is not an expression, or uses unknown names
     */
    public static Formula of(SourceText source, Names names) {
        Term term = TermReader.whole(source, Syntax.STUDY);
        return new Formula(source.text().strip(), term, new KindCheck(names).kind(term));
    }

    /**
     * Reads and checks an expression of a given kind.
     *
     * @throws InvalidInput as {@link #of(SourceText, Names)}, or if it is of another kind
     */
    public static Formula of(SourceText source, Names names, Datum.Kind kind) {
        Formula formula = of(source, names);
        if (formula.kind != kind) {
            throw source.place(0)
                    .wrong("'" + formula.text + "' is " + formula.kind.title() + ", expected " + kind.title());
        }
        return formula;
    }

    /** True for a name with a meaning of its own in every expression: a function, or a word between conditions. */
    public static boolean isReserved(String name) {
        return NumericFunction.names().contains(name)
                || Aggregate.names().contains(name)
                || List.of("and", "or", "not").contains(name);
    }

    /** The value in a scope. */
    public Datum at(Scope scope) {
        return Evaluation.value(term, scope);
    }

    /** The number in a scope; NaN if it does not exist. */
    public double number(Scope scope) {
        return at(scope).number();
    }

    /** The names that the expression uses. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        collect(term, names);
        return names;
    }

    /** Adds the names that a term uses. */
    static void collect(Term term, Set<String> names) {
        if (term instanceof Term.Name name) {
            names.add(name.name());
        }
        // The labels in braces are no names of values.
        if (!(term instanceof Term.Braces)) {
            term.parts().forEach(part -> collect(part, names));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
