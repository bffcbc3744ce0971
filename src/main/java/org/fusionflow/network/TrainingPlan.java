package org.fusionflow.network;

import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;

/**
 * One training run of the full network, all that its numbers depend on: the same plan gives the same bits.
 *
 * @param tree numeric
 * @param moments statistics of the tree's modalities; kept in the tree's leaf order
 * @param order what half times and the saddle are measured against, for these moments in the tree's leaf order; empty for
 *     trees that have none, whose runs then report neither
 * @param width length of every hidden vector, &ge; 1
 * @param u0 scale of the start, &gt; 0
 * @param seed of the initial weights
 * @param times flow times to report, ascending, &ge; 0
 * @param stop when the run ends
 */
public record TrainingPlan(
        FusionTree tree,
        SecondMoments moments,
        Optional<LearningOrder> order,
        int width,
        Initialization initialization,
        double u0,
        TrainingMethod method,
        long seed,
        Vector times,
        StopRule stop) {
    public TrainingPlan {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        SecondMoments inLeafOrder = moments.inOrderOf(tree);
        if (order.isPresent() && !tree.names().equals(moments.modalities().names())) {
            // Its indices count modalities, so an order of the statistics as given would name the wrong ones.
            throw new InvalidInput("learning order: expected one of statistics in the order of " + tree.names());
        }
        if (order.isPresent()
                && order.get().halfNorms().size() != tree.modalities().size()) {
            throw new InvalidInput("learning order: expected one half norm for each of " + tree.names());
        }
        moments = inLeafOrder;
        if (width < 1) {
            throw new InvalidInput("width " + width + ": expected at least 1");
        }
        if (!(u0 > 0) || Double.isInfinite(u0)) {
            throw new InvalidInput("u0 " + u0 + ": expected a finite number above 0");
        }
        checkTimes(times);
        method.check(stop);
    }

    private static void checkTimes(Vector times) {
        for (int i = 0; i < times.size(); i++) {
            if (!(times.at(i) >= 0) || Double.isInfinite(times.at(i))) {
                throw new InvalidInput(
                        "times, entry " + (i + 1) + ", " + times.at(i) + ": expected a finite number of at least 0");
            }
            if (i > 0 && !(times.at(i) > times.at(i - 1))) {
                throw new InvalidInput("times, entry " + (i + 1) + ", " + times.at(i)
                        + ": expected more than the entry before, " + times.at(i - 1));
            }
        }
    }
}
