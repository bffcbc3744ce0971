package org.fusionflow.expression;

import java.util.List;

/** An expression as it was written, before its names mean anything. */
public sealed interface Term {
    /** Where it starts; of an operation, where its operator is. */
    Place place();

    record Literal(Rational value, Place place) implements Term {}

    record Name(String name, Place place) implements Term {}

    /** A text in quotes. */
    record Quoted(String text, Place place) implements Term {}

    /** {@code -a}. */
    record Negation(Term operand, Place place) implements Term {}

    /** {@code not a}. */
    record Not(Term operand, Place place) implements Term {}

    /**
     * Two operands.
     *
     * @param operator one of {@code + - * / ^}
     */
    record Operation(char operator, Term left, Term right, Place place) implements Term {}

    /** Two operands compared. */
    record Comparison(ComparisonSign relation, Term left, Term right, Place place) implements Term {}

    /**
     * Conditions joined.
     *
     * @param and true for {@code and}, false for {@code or}
     */
    record Junction(boolean and, Term left, Term right, Place place) implements Term {}

    /** {@code Name(argument, ...)}. */
    record Call(String function, List<Term> arguments, Place place) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code {a, b}}: a learned set, or a variable with its range. */
    record Braces(List<Term> elements, Place place) implements Term {
        public Braces {
            elements = List.copyOf(elements);
        }
    }
}
