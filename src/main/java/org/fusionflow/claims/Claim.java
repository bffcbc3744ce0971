package org.fusionflow.claims;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Term;

/**
 * A claim as it was written.
 *
 * @param place of the block
 * @param name what it is called
 * @param tree the architecture; empty if the statement is about declared variables only
 * @param declared variables for all of whose values it is to hold; those known to be positive without {@code orEqual}
 * @param abbreviations in the order in which they may use one another
 * @param assumptions under which it is to hold
 * @param kind what is asked of it
 * @param sides two or more expressions that are said to be equal
 */
record Claim(
        Place place,
        String name,
        Optional<FusionTree> tree,
        List<Condition> declared,
        List<Abbreviation> abbreviations,
        List<Condition> assumptions,
        Kind kind,
        List<Term> sides) {
    Claim {
        declared = List.copyOf(declared);
        abbreviations = List.copyOf(abbreviations);
        assumptions = List.copyOf(assumptions);
        sides = List.copyOf(sides);
    }

    /** What a statement is there for. */
    enum Kind {
        /** To be proved. */
        CLAIM("claim"),
        /** To be refuted: a document shows what fails. */
        REFUTES("refutes"),
        /** To be supported by integration for u0 towards 0. */
        ASYMPTOTIC("asymptotic");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** A name for an expression. */
    record Abbreviation(Term.Name name, Term value) {}

    /**
     * {@code left > right}; without a right side {@code left > 0}.
     *
     * @param orEqual true for {@code >=}
     */
    record Condition(Term left, Optional<Term> right, boolean orEqual) {
        /** The name if this is {@code name > 0} or a bare name. */
        Optional<String> positiveName() {
            boolean zero = right.isEmpty()
                    || (right.get() instanceof Term.Literal n && n.value().signum() == 0 && !orEqual);
            return left instanceof Term.Name name && zero ? Optional.of(name.name()) : Optional.empty();
        }
    }
}
