package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * The numbers of layers L and Lf of which a claim about a tree with symbolic depths speaks: those at which every edge has a possible number of layers and
 * the conditions on L and Lf hold. Conditions that are not linear are left out of the set, which is then too large: what holds on it holds for the
 * claim. They are kept for examples.
 */
public final class DepthConditions {
    /** Networks up to this deep are all looked at for a statement about L and Lf alone, which need not be linear. */
    private static final int SWEPT = 64;

    private static final int MOST_CASES = 64;

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
        return set.examples().stream().filter(this::meets).toList();
    }

    /**
     * Pairs that meet all conditions and at which a statement may fail, as far as it speaks of L and Lf; for a statement about these alone, pairs at
     * which it does fail, if there are shallow ones.
     */
    public List<int[]> failing(Proposition statement) {
        List<int[]> pairs = new ArrayList<>();
        boolean alone = statement
                .comparisons()
                .flatMap(c -> Stream.of(c.left(), c.right()))
                .flatMap(side -> side.symbols().stream())
                .allMatch(symbol -> Set.of("L", "Lf").contains(symbol.name()));
        for (int layers = 2; alone && layers <= SWEPT; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                int[] pair = {layers, fusion};
                if (meets(pair) && !statement.at(values(pair)).orElse(true)) {
                    pairs.add(pair);
                }
            }
        }
        if (!pairs.isEmpty()) {
            return pairs;
        }
        try {
            for (List<Proposition.Comparison> alternative : Proposition.alternatives(statement.negated(), MOST_CASES)) {
                DepthSet narrow = set;
                for (Proposition.Comparison comparison : alternative) {
                    narrow = with(comparison, narrow);
                }
                if (!narrow.isEmpty()) {
                    narrow.examples().stream().filter(this::meets).forEach(pairs::add);
                }
            }
        } catch (ArithmeticException manyCases) {
            // Other pairs will have to do.
        }
        return pairs;
    }

    private boolean meets(int[] pair) {
        return set.conditions().stream()
                        .allMatch(form -> form.expr().with(numbers(pair)) instanceof Expr.Num n
                                && n.value().signum() >= 0)
                && conditions.stream()
                        .allMatch(condition -> condition.at(values(pair)).orElse(false));
    }

    private static Map<String, Expr> numbers(int[] pair) {
        return Map.of("L", Expr.number(pair[0]), "Lf", Expr.number(pair[1]));
    }

    public static Map<String, Rational> values(int[] pair) {
        return Map.of("L", Rational.of(pair[0]), "Lf", Rational.of(pair[1]));
    }
}
