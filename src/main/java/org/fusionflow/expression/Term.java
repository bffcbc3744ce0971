package org.fusionflow.expression;

import java.util.List;

/** The syntax tree of an expression, before its names have a meaning. */
public sealed interface Term {
    /** The place where it starts; for an operation, the place of its operator. */
    Place place();

    /** The operands or arguments, in the order in which they are written. */
    default List<Term> parts() {
        return List.of();
    }

    /** The same with other operands or arguments, as many as {@link #parts} has. */
    default Term withParts(List<Term> parts) {
        return this;
    }

    record Literal(Rational value, Place place) implements Term {}

    record Name(String name, Place place) implements Term {}

    /** A text in quotes. */
    record Quoted(String text, Place place) implements Term {}

    /** {@code -a}. */
    record Negation(Term operand, Place place) implements Term {
        @Override
        public Term withParts(List<Term> parts) {
            return new Negation(parts.get(0), place);
        }

        @Override
        public List<Term> parts() {
            return List.of(operand);
        }
    }

    /** {@code not a}. */
    record Not(Term operand, Place place) implements Term {
        @Override
        public Term withParts(List<Term> parts) {
            return new Not(parts.get(0), place);
        }

        @Override
        public List<Term> parts() {
            return List.of(operand);
        }
    }

    /**
     * An operation with two operands.
     *
     * @param operator one of {@code + - * / ^}
     */
    record Operation(char operator, Term left, Term right, Place place) implements Term {
        @Override
        public Term withParts(List<Term> parts) {
            return new Operation(operator, parts.get(0), parts.get(1), place);
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /** A comparison of two operands. */
    record Comparison(ComparisonSign relation, Term left, Term right, Place place) implements Term {
        @Override
        public Term withParts(List<Term> parts) {
            return new Comparison(relation, parts.get(0), parts.get(1), place);
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /**
     * Two conditions joined by an operator.
     *
     * @param and true for {@code and}, false for {@code or}
     */
    record Junction(boolean and, Term left, Term right, Place place) implements Term {
        @Override
        public Term withParts(List<Term> parts) {
            return new Junction(and, parts.get(0), parts.get(1), place);
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /**
     * {@code left => right}.
     *
     * @param both true for {@code left <=> right}
     */
    record Implication(boolean both, Term left, Term right, Place place) implements Term {
        @Override
        public Term withParts(List<Term> parts) {
            return new Implication(both, parts.get(0), parts.get(1), place);
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /** {@code variable -> point}, in the second argument of a limit. */
    record Approach(Term variable, Term point, Place place) implements Term {
        @Override
        public Term withParts(List<Term> parts) {
            return new Approach(parts.get(0), parts.get(1), place);
        }

        @Override
        public List<Term> parts() {
            return List.of(variable, point);
        }
    }

    /** {@code Name(argument, ...)}. */
    record Call(String function, List<Term> arguments, Place place) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Term withParts(List<Term> parts) {
            return new Call(function, parts, place);
        }

        @Override
        public List<Term> parts() {
            return arguments;
        }
    }

    /** {@code {a, b}}: a learned set, or a variable with its range. */
    record Braces(List<Term> elements, Place place) implements Term {
        public Braces {
            elements = List.copyOf(elements);
        }

        @Override
        public Term withParts(List<Term> parts) {
            return new Braces(parts, place);
        }

        @Override
        public List<Term> parts() {
            return elements;
        }
    }
}
