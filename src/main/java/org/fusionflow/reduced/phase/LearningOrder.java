package org.fusionflow.reduced.phase;

import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;

/**
 * The order that the closed forms of two modalities assume: the modality with the larger correlation norm is learned
 * first. A prediction warns if the trajectory shows another order.
 *
 * @param first index of the modality with the larger correlation norm
 * @param second index of the other
 * @param early true for early fusion, L_f = 1, which has no unimodal saddle
 * @param saddle least squares on the first modality alone
 * @param end least squares on both
 */
public record LearningOrder(int first, int second, boolean early, LeastSquares saddle, LeastSquares end) {

    /**
     * The order for a tree on given data. Indices and maps are in the tree's leaf order, whatever the order of the
     * statistics.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the tree's modalities are not those of the statistics, or
     *     it is not two modalities of equal depth fused at one layer
     */
    public static LearningOrder of(FusionTree tree, Moments statistics) {
        TwoModality two = TwoModality.require(tree);
        Moments moments = statistics.inOrderOf(tree);
        boolean early = two.fusion().value() == 1;
        int first = moments.speed(0) >= moments.speed(1) ? 0 : 1;
        int second = 1 - first;
        LeastSquares saddle = LeastSquares.on(moments, Set.of(first));
        LeastSquares end = LeastSquares.on(moments, Set.of(0, 1));
        return new LearningOrder(first, second, early, saddle, end);
    }
}
