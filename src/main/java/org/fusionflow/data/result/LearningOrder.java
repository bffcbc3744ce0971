package org.fusionflow.data.result;

import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;

/**
 * Which of two modalities is learned first, and between which points: what the {@linkplain HalfNorms half times} that formula, reduced
 * system and full network all report are measured against. The first is the one with the larger correlation norm.
 *
 * @param first index of the modality that is learned first
 * @param second index of the other
 * @param early true for early fusion, L_f = 1: no unimodal saddle
 * @param saddle least squares on the first modality alone
 * @param end least squares on both
 */
public record LearningOrder(int first, int second, boolean early, LeastSquares saddle, LeastSquares end) {

    /**
     * Indices and maps are in the tree's leaf order, whatever the order of the statistics.
     *
     * @throws InvalidInput if the tree's modalities are not those of the statistics, or it is not two modalities of equal depth fused once
     */
    public static LearningOrder of(FusionTree tree, Moments statistics) {
        TwoModality two = requireTwoModalities(tree);
        Moments moments = statistics.inOrderOf(tree);
        boolean early = two.fusion().value() == 1;
        int first = moments.speed(0) >= moments.speed(1) ? 0 : 1;
        int second = 1 - first;
        LeastSquares saddle = LeastSquares.on(moments, Set.of(first));
        LeastSquares end = LeastSquares.on(moments, Set.of(0, 1));
        return new LearningOrder(first, second, early, saddle, end);
    }

    /**
     * The two-modality view of a numeric tree.
     *
     * @throws InvalidInput if the tree has another shape, or symbols for depths
     */
    public static TwoModality requireTwoModalities(FusionTree tree) {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        return tree.asTwoModality()
                .orElseThrow(() -> new InvalidInput("architecture " + tree.newick()
                        + ": expected two modalities of equal depth fused once, such as (A:3,B:3):1; other trees are not"
                        + " supported yet"));
    }
}
