package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;

/**
 * The numbers of layers L and Lf of which a claim about a tree with symbolic depths speaks: those at which every edge has a possible number of layers and
 * the conditions on L and Lf hold. Conditions that are not linear are left out of the set, which is then too large: what holds on it holds for the
 * claim. They are kept for examples.
 */
public final class DepthConditions {
    private final DepthSet set;
    private final List<Proposition> conditions;

    private DepthConditions(DepthSet set, List<Proposition> conditions) {
        this.set = set;
        this.conditions = conditions;
    }

    /**
     * The conditions of a claim; empty if the depths of its tree are numbers.
     *
     * @throws InvalidInput if no L and Lf can meet them
     */
    public static Optional<DepthConditions> of(Claim claim, Propositions propositions) {
        Optional<FusionTree> symbolic = claim.tree().filter(tree -> !tree.isNumeric());
        if (symbolic.isEmpty()) {
            return Optional.empty();
        }
        DepthSet set = DepthSet.of(symbolic.get());
        List<Proposition> conditions = new ArrayList<>();
        for (Term assumption : claim.assumptions()) {
            if (isAboutDepths(assumption)) {
                conditions.add(propositions.of(assumption));
                for (Term.Comparison comparison : Claim.comparisons(assumption)) {
                    set = with((Proposition.Comparison) propositions.of(comparison), set);
                }
            }
        }
        if (set.isEmpty()) {
            throw claim.place().wrong("no L and Lf meet the conditions of this claim; expected L >= Lf >= 1, L >= 2");
        }
        return Optional.of(new DepthConditions(set, conditions));
    }

    /** True for a condition on L and Lf alone. */
    public static boolean isAboutDepths(Term condition) {
        Set<String> names = new HashSet<>();
        Vocabulary.names(condition, names);
        return !names.isEmpty() && Set.of("L", "Lf").containsAll(names);
    }

    private static DepthSet with(Proposition.Comparison comparison, DepthSet set) {
        Optional<DepthSet.Form> form = DepthSet.Form.of(comparison.difference());
        if (form.isEmpty()) {
            return set;
        }
        DepthSet.Form excess = form.get();
        return switch (comparison.sign()) {
            case MORE -> set.with(excess.strict());
            case AT_LEAST -> set.with(excess);
            case LESS -> set.with(excess.negate().strict());
            case AT_MOST -> set.with(excess.negate());
            case EQUAL -> set.with(excess).with(excess.negate());
            case UNEQUAL -> set;
        };
    }

    /** What holds of L and Lf, and of the numbers of layers of every edge, as conditions of a proof. */
    public List<Proposition> bounds() {
        return set.conditions().stream()
                .<Proposition>map(
                        form -> new Proposition.Comparison(form.expr(), ComparisonSign.AT_LEAST, Constant.ZERO))
                .toList();
    }

    public DepthSet set() {
        return set;
    }

    /** Some pairs {@code {L, Lf}} that certainly meet all conditions. */
    public List<int[]> examples() {
        return set.examples().stream()
                .filter(pair -> conditions.stream()
                        .allMatch(condition -> condition.at(values(pair)).orElse(false)))
                .toList();
    }

    public static Map<String, Rational> values(int[] pair) {
        return Map.of("L", Rational.of(pair[0]), "Lf", Rational.of(pair[1]));
    }
}
