package org.fusionflow.claims.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.Depth;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ClaimTraining;
import org.fusionflow.claims.result.Decision;
import org.fusionflow.claims.result.Evidence;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.solver.Question;
import org.fusionflow.claims.statement.DepthConditions;
import org.fusionflow.claims.statement.Propositions;
import org.fusionflow.claims.statement.Translation;
import org.fusionflow.claims.statement.Vocabulary;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;
import org.jspecify.annotations.Nullable;

/**
 * Decides a claim about a tree with symbolic depths. It is proved for all L and Lf at once; it is refuted also by the claim about one pair of them.
 */
public final class SymbolicDepthDecision implements Decision {
    /** Pairs that are tried; those at the bounds of the conditions come first. */
    private static final int MOST_PAIRS = 30;

    private final Claim claim;
    private final DepthConditions depths;
    private volatile @Nullable Decision forAll;

    private SymbolicDepthDecision(Claim claim, DepthConditions depths) {
        this.claim = claim;
        this.depths = depths;
    }

    /**
     * @throws org.fusionflow.architecture.InvalidInput if a name or function is unknown, or no L and Lf meet the conditions
     */
    public static Decision of(Claim claim) {
        ExactDecision.requireKnownNames(claim);
        Vocabulary vocabulary = new Vocabulary(claim);
        Propositions propositions = new Propositions(vocabulary, new Translation(vocabulary));
        return new SymbolicDepthDecision(
                claim, DepthConditions.of(claim, propositions).orElseThrow());
    }

    @Override
    public Finding decide() {
        Finding finding;
        try {
            ExactDecision exact = new ExactDecision(claim);
            forAll = exact;
            finding = exact.decide();
        } catch (ArithmeticException none) {
            finding = Finding.undecided(claim, String.valueOf(none.getMessage()));
        }
        if (!finding.verdict().equals("undecided")) {
            return finding;
        }
        List<int[]> pairs = depths.examples();
        for (int[] pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
            Optional<Finding> refuted = at(pair);
            if (refuted.isPresent()) {
                return refuted.get();
            }
        }
        return finding;
    }

    @Override
    public Optional<Question> question() {
        return Optional.ofNullable(forAll).flatMap(Decision::question);
    }

    @Override
    public Optional<Evidence> evidence() {
        return Optional.ofNullable(forAll).flatMap(Decision::evidence);
    }

    private Optional<Finding> at(int[] pair) {
        if (pair[0] > Depth.LARGEST) {
            return Optional.empty();
        }
        Map<String, Integer> values = Map.of("L", pair[0], "Lf", pair[1]);
        Claim numeric = new Claim(
                claim.place(),
                claim.name(),
                claim.tree().map(tree -> tree.at(pair[0], pair[1])),
                claim.declared(),
                claim.vectors(),
                claim.abbreviations().stream()
                        .map(a -> new Claim.Abbreviation(a.name(), at(a.value(), values)))
                        .toList(),
                claim.assumptions().stream()
                        .filter(a -> !DepthConditions.isAboutDepths(a))
                        .map(a -> at(a, values))
                        .toList(),
                claim.kind(),
                at(claim.statement(), values),
                claim.leading(),
                new ClaimTraining(
                        claim.training().rates().stream()
                                .map(rate -> new Claim.Abbreviation(rate.name(), at(rate.value(), values)))
                                .toList(),
                        claim.training().objective().map(objective -> at(objective, values)),
                        claim.training().starts()));
        Finding finding;
        try {
            finding = NumericDepthDecision.of(numeric).decide();
        } catch (ArithmeticException none) {
            return Optional.empty();
        }
        if (!finding.verdict().equals("refuted")) {
            return Optional.empty();
        }
        Map<String, Rational> point = new HashMap<>(finding.counterexample());
        point.putAll(DepthConditions.values(pair));
        return Optional.of(new Finding(
                finding.place(),
                finding.name(),
                finding.kind(),
                finding.verdict(),
                "for L = " + pair[0] + ", Lf = " + pair[1] + ": " + finding.detail(),
                point,
                finding.holds(),
                finding.assumed(),
                finding.evidence()));
    }

    /** The term with numbers of layers in place of L and Lf. */
    private static Term at(Term term, Map<String, Integer> values) {
        if (term instanceof Term.Name n && values.containsKey(n.name())) {
            return new Term.Literal(Rational.of(values.getOrDefault(n.name(), 0)), n.place());
        }
        return term.parts().isEmpty()
                ? term
                : term.withParts(
                        term.parts().stream().map(part -> at(part, values)).toList());
    }
}
