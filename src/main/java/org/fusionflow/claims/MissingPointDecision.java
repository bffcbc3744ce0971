package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.Assumptions.Excess;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.CertainSign;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Counterexample;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/**
 * Refutes a claim about a fixed point that the architecture does not have, by values of the symbols at which an
 * unlearned modality grows there.
 */
final class MissingPointDecision implements Decision {
    private static final int TRIES = 400;

    private final Claim claim;
    private final NoFixedPoint missing;

    MissingPointDecision(Claim claim, NoFixedPoint missing) {
        this.claim = claim;
        this.missing = missing;
    }

    @Override
    public Finding decide() {
        FusionTree tree = claim.tree().orElseThrow();
        if (!missing.depths().isEmpty()) {
            int[] pair = missing.depths().get(0);
            tree = tree.at(pair[0], pair[1]);
        }
        RankOneFlow flow = RankOneFlow.balanced(tree);
        FixedPointValues points = new FixedPointValues(flow);
        Set<Integer> learned = missing.learned();
        int growing = points.growing(learned, Map.of());
        Expr rate = points.at(flow.rate(ReducedSystem.length(tree.modalities().get(growing))), learned, 1);
        Map<Set<Integer>, Map<String, Expr>> parametrized =
                learned.isEmpty() ? Map.of() : Map.of(learned, points.parametrization(learned));
        Claim numeric = new Claim(
                claim.place(),
                claim.name(),
                Optional.of(tree),
                claim.declared(),
                List.of(),
                List.of(),
                claim.kind(),
                claim.sides());
        RandomPoints random = new RandomPoints(new Vocabulary(numeric), Optional.of(points), parametrized, List.of());
        List<Excess> conditions = conditions();
        Set<String> shown = conditions.stream()
                .flatMap(c -> c.value().symbols().stream())
                .map(Expr.Symbol::name)
                .collect(Collectors.toSet());
        Verdict verdict = Counterexample.search(
                rate,
                Constant.ZERO,
                i -> Optional.of(random.point(i)).filter(point -> met(conditions, point)),
                TRIES,
                shown);
        String name = tree.names().get(growing);
        String set = learned.stream()
                .map(claim.tree().orElseThrow().names()::get)
                .collect(Collectors.joining(",", "{", "}"));
        List<String> detail = new ArrayList<>();
        detail.add("no fixed point of " + tree.newick() + " learns exactly " + set);
        if (verdict instanceof Verdict.Refuted refuted) {
            detail.add("at " + refuted.counterexample() + " the length u" + name + " grows there at rate "
                    + refuted.difference());
            return new Finding(
                    claim.place(),
                    claim.name(),
                    claim.kind().key(),
                    verdict.word(),
                    String.join(": ", detail),
                    refuted.counterexample(),
                    claim.kind() == Claim.Kind.REFUTES);
        }
        detail.add(verdict.detail());
        return new Finding(
                claim.place(),
                claim.name(),
                claim.kind().key(),
                "undecided",
                String.join(": ", detail),
                Map.of(),
                false);
    }

    /**
     * The conditions of the claim at the chosen depths. Conditions from the first one on that refers to the missing
     * fixed point are left out.
     */
    private List<Excess> conditions() {
        Map<String, Expr> depths = new HashMap<>();
        if (!missing.depths().isEmpty()) {
            depths.put("L", Expr.number(missing.depths().get(0)[0]));
            depths.put("Lf", Expr.number(missing.depths().get(0)[1]));
        }
        List<Excess> conditions = new ArrayList<>();
        Translation translation = new Translation(new Vocabulary(claim));
        translation.restrict(missing.depths());
        try {
            translation.define(claim.abbreviations());
            for (Claim.Condition condition : claim.assumptions()) {
                conditions.add(new Excess(Depths.excess(condition, translation).with(depths), condition.orEqual()));
            }
        } catch (NoFixedPoint spoken) {
            return conditions;
        }
        return conditions;
    }

    private static boolean met(List<Excess> conditions, Map<String, Rational> point) {
        return conditions.stream()
                .allMatch(c -> CertainSign.of(c.value(), point).orElse(-1) >= (c.orEqual() ? 0 : 1));
    }
}
