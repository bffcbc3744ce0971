package org.fusionflow.reduced.run;

import java.util.List;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.ode.Outcome;

/**
 * Training loss and generalization error along one trajectory, and the best time for early stopping.
 *
 * @param outcome how the integration ended
 * @param settled true if it ended because the state no longer changes, so that {@code end} is the end of training
 * @param points at the requested times, up to the end
 * @param start errors at the start; for a small start close to half the output variance
 * @param best errors at the minimum of the generalization error over the whole trajectory
 * @param bestTime time of the minimum; exactly 0 or the time of {@code end} if it is there
 * @param end errors at the end
 */
public record GeneralizationCurve(
        Outcome outcome,
        boolean settled,
        List<GeneralizationPoint> points,
        GeneralizationPoint start,
        GeneralizationPoint best,
        LocatedTime bestTime,
        GeneralizationPoint end) {
    public GeneralizationCurve {
        points = List.copyOf(points);
    }

    /** True if stopping before the end would have given a smaller generalization error: overfitting. */
    public boolean overfits() {
        return best.time() < end.time();
    }

    /** True if the minimum is neither at the start nor at the end. */
    public boolean hasInteriorOptimum() {
        return best.time() > start.time() && overfits();
    }
}
