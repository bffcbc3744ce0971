package org.fusionflow.expression;

import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.InvalidInput;

/**
 * An expression of a study whose names exist and whose parts fit together. What does not exist at a place stays missing through arithmetic and
 * comparisons; {@code false and} a missing condition is false, {@code true or} one is true.
 *
 * @param text as written
 * @param term checked
 * @param kind of its values
 */
public record Formula(String text, Term term, Datum.Kind kind) {
    /**
     * @throws InvalidInput with line and column if it is no expression, or uses what does not exist
     */
    public static Formula of(SourceText source, Names names) {
        Term term = TermReader.whole(source, Syntax.STUDY);
        return new Formula(source.text().strip(), term, new KindCheck(names).kind(term));
    }

    /**
     * The same, for a value of one kind.
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

    /** The value in a scope. */
    public Datum at(Scope scope) {
        return Evaluation.value(term, scope);
    }

    /** The number in a scope, NaN if it does not exist. */
    public double number(Scope scope) {
        return at(scope).number();
    }

    /** The names that it uses. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        collect(term, names);
        return names;
    }

    /** The names that a term uses. */
    static void collect(Term term, Set<String> names) {
        if (term instanceof Term.Name name) {
            names.add(name.name());
        } else if (term instanceof Term.Negation negation) {
            collect(negation.operand(), names);
        } else if (term instanceof Term.Not not) {
            collect(not.operand(), names);
        } else if (term instanceof Term.Operation operation) {
            collect(operation.left(), names);
            collect(operation.right(), names);
        } else if (term instanceof Term.Comparison comparison) {
            collect(comparison.left(), names);
            collect(comparison.right(), names);
        } else if (term instanceof Term.Junction junction) {
            collect(junction.left(), names);
            collect(junction.right(), names);
        } else if (term instanceof Term.Call call) {
            call.arguments().forEach(argument -> collect(argument, names));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
