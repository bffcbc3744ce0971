package org.fusionflow.network.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;

/**
 * The outcome of a training run and what was observed. After {@link Outcome#NOT_FINITE} the components {@code finalLoss}, {@code finalMap},
 * {@code conservedDrift} and {@code largestRise} may be infinite or NaN and must not be written to a file unless {@link #endsFinite()}; all
 * other numbers are always finite.
 *
 * @param steps of the method: gradient steps, or steps of the integrator
 * @param endTime flow time at the end
 * @param restTime time from which on nothing changes, at which the flow was ended; empty if it did not come to rest by then
 * @param trajectory one point at each requested time that the run reached. Between two gradient steps the map is interpolated linearly and the
 *     loss is that of the interpolated map
 * @param halfTimes one for each modality in leaf order: the first time at which the norm of its map reaches half; empty if it does not. The
 *     bracket is the gradient step, with linear interpolation of the norm inside, or the accuracy of the root finder, which does not include the
 *     error of the integration
 * @param signalHalfTimes the same for its signal {@code Sigma_yxm . w_m}; those of the norms where there is one input and one output
 * @param closestApproach to the unimodal saddle: over all gradient steps, or located on the flow; empty without such a saddle
 * @param conservedDrift change of the balance of the weights from start to end, relative to the largest squared layer norm at the end: the
 *     largest Frobenius norm over all hidden junctions of the change of {@code W_to' W_to} minus the sum of {@code W_from W_from'}, which the
 *     flow conserves. The network's output has no such conservation law
 * @param largestRise largest increase of the loss in one step, 0 if it never increased
 */
public record TrainingResult(
        long steps,
        double endTime,
        Outcome outcome,
        OptionalDouble restTime,
        List<TrajectoryPoint> trajectory,
        List<Optional<LocatedTime>> halfTimes,
        List<Optional<LocatedTime>> signalHalfTimes,
        Optional<ClosestApproach> closestApproach,
        double finalLoss,
        Vector finalMap,
        double conservedDrift,
        double largestRise) {
    public TrainingResult {
        trajectory = List.copyOf(trajectory);
        halfTimes = List.copyOf(halfTimes);
        signalHalfTimes = List.copyOf(signalHalfTimes);
    }

    /** Half time of a modality, given by its place in leaf order; empty if it has none. */
    public OptionalDouble halfTime(int modality) {
        Optional<LocatedTime> located = halfTimes.get(modality);
        return located.isPresent() ? OptionalDouble.of(located.get().time()) : OptionalDouble.empty();
    }

    /** Signal half time of a modality, given by its place in leaf order; empty if it has none. */
    public OptionalDouble signalHalfTime(int modality) {
        Optional<LocatedTime> located = signalHalfTimes.get(modality);
        return located.isPresent() ? OptionalDouble.of(located.get().time()) : OptionalDouble.empty();
    }

    /** Half time of the second modality over that of the first, in leaf order; empty unless both exist. */
    public OptionalDouble timeRatio() {
        OptionalDouble first = halfTime(0);
        OptionalDouble second = halfTime(1);
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(second.getAsDouble() / first.getAsDouble())
                : OptionalDouble.empty();
    }

    /** True if all numbers are finite. */
    public boolean endsFinite() {
        boolean finite = Double.isFinite(finalLoss) && Double.isFinite(conservedDrift) && Double.isFinite(largestRise);
        for (int i = 0; i < finalMap.size(); i++) {
            finite &= Double.isFinite(finalMap.at(i));
        }
        return finite;
    }
}
