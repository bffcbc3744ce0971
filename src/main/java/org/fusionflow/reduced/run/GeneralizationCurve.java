package org.fusionflow.reduced.run;

import java.util.List;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.ode.Outcome;

/**
 * Loss on the training data and error on new data along one trajectory, and where stopping early would have been best.
 *
 * @param outcome how the integration ended
 * @param settled true if it ended because nothing will ever change again, so that {@code end} is the end of training
 * @param points at the requested times, up to the end
 * @param start errors of the start, near half the output variance for a small one
 * @param best errors at the least generalization error of the whole trajectory
 * @param bestTime when that was; exactly 0 or the time of {@code end} if it is there
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

    /** True if stopping before the end would have been better: overfitting. */
    public boolean overfits() {
        return best.time() < end.time();
    }

    /** True if the optimum is neither the start nor the end. */
    public boolean hasInteriorOptimum() {
        return best.time() > start.time() && overfits();
    }
}
