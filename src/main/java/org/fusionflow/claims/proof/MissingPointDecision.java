package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Decision;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.statement.NoFixedPoint;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Propositions;
import org.fusionflow.claims.statement.Translation;
import org.fusionflow.claims.statement.Vocabulary;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/**
 * Refutes a claim about a fixed point that the architecture does not have, by values of the symbols that meet the conditions of the claim and at which an
 * unlearned modality grows there.
 */
final class MissingPointDecision implements Decision {
    private static final int TRIES = 400;

    private final Claim claim;
    private final Set<Integer> learned;

    /**
     * @param claim about a tree with numeric depths
     * @param learned indices of the modalities that no fixed point has as its learned set
     */
    MissingPointDecision(Claim claim, Set<Integer> learned) {
        this.claim = claim;
        this.learned = learned;
    }

    @Override
    public Finding decide() {
        FusionTree tree = claim.tree().orElseThrow();
        Vocabulary vocabulary = new Vocabulary(claim);
        RankOneFlow flow = vocabulary.balanced(tree);
        FixedPointValues points = new FixedPointValues(flow);
        String what = "no fixed point of " + tree.newick() + " learns exactly " + points.setName(learned);
        if (Claim.comparisons(claim.statement()).isEmpty()) {
            // Only a part of such a statement speaks of the fixed point, and it may hold without this part.
            return Finding.undecided(claim, what);
        }
        int growing = points.growing(learned);
        Translation translation = new Translation(vocabulary);
        translation.define(claim.abbreviations());
        Propositions propositions = new Propositions(vocabulary, translation);
        List<Proposition> conditions = new ArrayList<>();
        try {
            for (Term assumption : claim.assumptions()) {
                conditions.add(
                        propositions.of(assumption).map(side -> translation.inMoments(translation.closed(side))));
            }
        } catch (NoFixedPoint spoken) {
            return Finding.undecided(claim, what + ", of which a condition of the claim speaks");
        }
        Expr rate = points.at(flow.rate(ReducedSystem.length(tree.modalities().get(growing))), learned, DepthSet.all());
        conditions.addAll(MomentConditions.of(flow, conditions));
        PropositionProof equations = new PropositionProof(conditions, List.of(), List.of());
        LengthsAtPoints lengths = LengthsAtPoints.of(points, learned);
        PointSearch search = new PointSearch(
                new RandomPoints(vocabulary, lengths, List.of()),
                conditions,
                equations.assumptions().solutions(),
                conditions,
                lengths);
        Proposition rests = new Proposition.Comparison(rate, ComparisonSign.EQUAL, Constant.ZERO);
        return search.refuted(rests, 0, TRIES)
                .map(refuted -> new Finding(
                        claim.place(),
                        claim.name(),
                        claim.kind().key(),
                        refuted.word(),
                        what + ": at " + refuted.counterexample() + " the length u"
                                + tree.names().get(growing) + " grows there at rate " + refuted.difference(),
                        refuted.counterexample(),
                        claim.kind() == Claim.Kind.REFUTES,
                        List.of(),
                        Optional.empty()))
                .orElseGet(() -> Finding.undecided(claim, what + ", and no point was found that meets the conditions"));
    }
}
