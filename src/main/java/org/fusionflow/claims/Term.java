package org.fusionflow.claims;

import java.util.List;
import org.fusionflow.symbolic.algebra.Rational;

/** An expression as it was written, before its names mean anything. */
sealed interface Term {
    /** Where it starts. */
    Place place();

    record Literal(Rational value, Place place) implements Term {}

    record Name(String name, Place place) implements Term {}

    /** {@code -a}. */
    record Negation(Term operand, Place place) implements Term {}

    /**
     * Two operands.
     *
     * @param operator one of {@code + - * / ^}
     * @param place of the operator
     */
    record Operation(char operator, Term left, Term right, Place place) implements Term {}

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
