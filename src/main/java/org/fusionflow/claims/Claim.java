package org.fusionflow.claims;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Term;

/**
 * One claim of a document, as it was written.
 *
 * @param place of the block
 * @param name title of the claim
 * @param tree the architecture; empty if the statement is about declared variables only
 * @param declared variables for all of whose values the claim is stated; those known to be positive are without
 *     {@code orEqual}
 * @param abbreviations each may use those before it
 * @param assumptions conditions under which the claim is stated
 * @param kind whether it is to be proved, refuted or supported
 * @param sides two or more expressions that are stated to be equal
 * @param leading true if they are stated to be equal in leading order only, with {@code ~}
 */
record Claim(
        Place place,
        String name,
        Optional<FusionTree> tree,
        List<Condition> declared,
        List<Abbreviation> abbreviations,
        List<Condition> assumptions,
        Kind kind,
        List<Term> sides,
        boolean leading) {
    Claim {
        declared = List.copyOf(declared);
        abbreviations = List.copyOf(abbreviations);
        assumptions = List.copyOf(assumptions);
        sides = List.copyOf(sides);
    }

    /** A claim of equality. */
    Claim(
            Place place,
            String name,
            Optional<FusionTree> tree,
            List<Condition> declared,
            List<Abbreviation> abbreviations,
            List<Condition> assumptions,
            Kind kind,
            List<Term> sides) {
        this(place, name, tree, declared, abbreviations, assumptions, kind, sides, false);
    }

    /** The verdict that a claim is written for. */
    enum Kind {
        /** To be proved. */
        CLAIM("claim"),
        /** To be refuted: the document shows a false statement. */
        REFUTES("refutes"),
        /** To be supported by integration for decreasing u0. */
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
        /** The name if this condition is {@code name > 0} or a bare name; else empty. */
        Optional<String> positiveName() {
            boolean zero = right.isEmpty()
                    || (right.get() instanceof Term.Literal n && n.value().signum() == 0 && !orEqual);
            return left instanceof Term.Name name && zero ? Optional.of(name.name()) : Optional.empty();
        }
    }
}
