package org.fusionflow.claims.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Term;

/**
 * One claim of a document, as it was written.
 *
 * @param place of the block
 * @param name title of the claim
 * @param tree the architecture; empty if the statement is about declared variables only
 * @param declared variables for all of whose values the claim is stated
 * @param vectors elements of a space with an inner product, for all of which the claim is stated
 * @param abbreviations each may use those before it
 * @param assumptions conditions under which the claim is stated
 * @param kind whether it is to be proved, refuted or supported
 * @param statement a condition; for asymptotic statements one equality or a chain of them
 * @param leading true if they are stated to be equal in leading order only, with {@code ~}
 * @param training how the network is trained
 */
public record Claim(
        Place place,
        String name,
        Optional<FusionTree> tree,
        List<Variable> declared,
        List<Term.Name> vectors,
        List<Abbreviation> abbreviations,
        List<Term> assumptions,
        Kind kind,
        Term statement,
        boolean leading,
        ClaimTraining training) {
    public Claim {
        declared = List.copyOf(declared);
        vectors = List.copyOf(vectors);
        abbreviations = List.copyOf(abbreviations);
        assumptions = List.copyOf(assumptions);
    }

    /** The verdict that a claim is written for. */
    public enum Kind {
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

        public String key() {
            return key;
        }
    }

    /** A name for an expression. */
    public record Abbreviation(Term.Name name, Term value) {}

    /** A variable of {@code forall:}; it is real, or positive. */
    public record Variable(Term.Name name, boolean positive) {}

    /** The same claim about a network that is trained otherwise. */
    public Claim trained(ClaimTraining other) {
        return new Claim(
                place, name, tree, declared, vectors, abbreviations, assumptions, kind, statement, leading, other);
    }

    /** The sides of a chain of comparisons {@code a == b == c}; empty if the statement is no chain. */
    public List<Term> sides() {
        List<Term> sides = new ArrayList<>();
        for (Term.Comparison comparison : comparisons(statement)) {
            if (sides.isEmpty()) {
                sides.add(comparison.left());
            } else if (!sides.get(sides.size() - 1).equals(comparison.left())) {
                return List.of();
            }
            sides.add(comparison.right());
        }
        return sides;
    }

    /** The comparisons that a condition joins by "and"; empty if it is made otherwise. */
    public static List<Term.Comparison> comparisons(Term condition) {
        if (condition instanceof Term.Comparison comparison) {
            return List.of(comparison);
        }
        if (!(condition instanceof Term.Junction junction && junction.and())) {
            return List.of();
        }
        List<Term.Comparison> left = comparisons(junction.left());
        List<Term.Comparison> right = comparisons(junction.right());
        List<Term.Comparison> both = new ArrayList<>(left);
        both.addAll(right);
        return left.isEmpty() || right.isEmpty() ? List.of() : both;
    }

    /** The name if the condition is {@code name > 0} or {@code 0 < name}, or {@code norm(name) > 0} of a vector; else empty. */
    public static Optional<String> positiveName(Term condition) {
        if (!(condition instanceof Term.Comparison comparison)) {
            return Optional.empty();
        }
        boolean more = comparison.relation() == ComparisonSign.MORE;
        Term large = more ? comparison.left() : comparison.right();
        Term small = more ? comparison.right() : comparison.left();
        boolean positive = (more || comparison.relation() == ComparisonSign.LESS)
                && small instanceof Term.Literal n
                && n.value().signum() == 0;
        boolean isNorm = large instanceof Term.Call c
                && c.function().equals("norm")
                && c.arguments().size() == 1
                && c.arguments().get(0) instanceof Term.Name;
        Term subject = isNorm ? large.parts().get(0) : large;
        return positive && subject instanceof Term.Name name ? Optional.of(name.name()) : Optional.empty();
    }
}
