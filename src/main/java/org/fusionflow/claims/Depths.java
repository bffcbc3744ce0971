package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Expr;

/** Chooses the values of L and Lf at which a claim with symbolic depths is tested. */
final class Depths {
    /**
     * Largest L and Lf. Formulas differ between small depths only; a claim that no depth up to here satisfies is a
     * mistake.
     */
    private static final int DEEPEST = 8;

    private Depths() {}

    /**
     * All pairs {@code {L, Lf}} with L &ge; Lf &ge; 1 and L &ge; 2 that fit the tree and the conditions on L and Lf
     * alone; empty for numeric depths.
     *
     * @throws org.fusionflow.architecture.InvalidInput if no pair up to 8 meets the conditions
     */
    static List<int[]> of(Claim claim, Translation translation) {
        FusionTree tree = claim.tree().orElse(null);
        if (tree == null || tree.isNumeric()) {
            return List.of();
        }
        List<Expr> strict = new ArrayList<>();
        List<Expr> weak = new ArrayList<>();
        for (Claim.Condition condition : claim.assumptions()) {
            Set<String> names = new HashSet<>();
            Vocabulary.names(condition.left(), names);
            condition.right().ifPresent(right -> Vocabulary.names(right, names));
            if (!names.isEmpty() && Set.of("L", "Lf").containsAll(names)) {
                (condition.orEqual() ? weak : strict).add(excess(condition, translation));
            }
        }
        List<int[]> pairs = new ArrayList<>();
        for (int fusion = 1; fusion <= DEEPEST; fusion++) {
            for (int layers = Math.max(2, fusion); layers <= DEEPEST; layers++) {
                Map<String, Expr> values = Map.of("L", Expr.number(layers), "Lf", Expr.number(fusion));
                boolean fits = fits(tree, layers, fusion)
                        && strict.stream().allMatch(e -> e.with(values).isPositive())
                        && weak.stream()
                                .allMatch(e -> e.with(values).isPositive()
                                        || e.with(values).isZero());
                if (fits) {
                    pairs.add(new int[] {layers, fusion});
                }
            }
        }
        if (pairs.isEmpty()) {
            throw claim.place()
                    .wrong("no L and Lf up to " + DEEPEST
                            + " meet the conditions of this claim; expected L >= Lf >= 1");
        }
        return pairs;
    }

    /** {@code left - right} of a condition. */
    static Expr excess(Claim.Condition condition, Translation translation) {
        Expr left = translation.closed(condition.left());
        return condition
                .right()
                .map(right -> left.minus(translation.closed(right)))
                .orElse(left);
    }

    private static boolean fits(FusionTree node, int layers, int fusion) {
        int least = node.children().isEmpty() ? 1 : 0;
        return node.depth().at(layers, fusion) >= least
                && node.children().stream().allMatch(child -> fits(child, layers, fusion));
    }
}
