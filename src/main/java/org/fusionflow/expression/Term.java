package org.fusionflow.expression;

import java.util.List;

/** The syntax tree of an expression, before its names have a meaning. */
public sealed interface Term {
    /** The place where it starts; for an operation, the place of its operator. */
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
     * An operation with two operands.
     *
     * @param operator one of {@code + - * / ^}
     */
    record Operation(char operator, Term left, Term right, Place place) implements Term {}

    /** A comparison of two operands. */
    record Comparison(ComparisonSign relation, Term left, Term right, Place place) implements Term {}

    /**
     * Two conditions joined by an operator.
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
