package org.fusionflow.network.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.run.Plateau;

/**
 * What a run has observed so far: the values to which its targets refer, what it reports, and the last state, with which the next one is
 * compared. A run that continues with its history reports and stops as if it had never been interrupted.
 *
 * @param origin weights at the start of the network that is trained, which may be a
 *     {@linkplain org.fusionflow.network.narrow.NarrowNetwork narrow} one
 * @param initialLoss loss at these weights
 * @param largestRise largest increase of the loss in one step, 0 if it never increased
 * @param halfTimes one for each modality in leaf order; empty if not reached so far
 * @param signalHalfTimes the same for the signals
 * @param closest closest approach to the unimodal saddle; empty without such a saddle
 * @param points reported so far, in the order of time
 * @param last last state that was evaluated; states between it and the next one are interpolated. Where the loss on all data is computed once in
 *     an epoch it may be older than the weights
 * @param lookBack for a run that ends at a {@link Plateau}
 */
public record History(
        Vector origin,
        double initialLoss,
        double largestRise,
        List<Optional<LocatedTime>> halfTimes,
        List<Optional<LocatedTime>> signalHalfTimes,
        Optional<ClosestApproach> closest,
        List<TrajectoryPoint> points,
        TrajectoryPoint last,
        Optional<LookBack> lookBack) {
    /**
     * The time since which the loss has not decreased by a plateau's fraction.
     *
     * @param time flow time
     * @param loss at that time
     */
    public record LookBack(double time, double loss) {}

    public History {
        halfTimes = List.copyOf(halfTimes);
        signalHalfTimes = List.copyOf(signalHalfTimes);
        points = List.copyOf(points);
    }

    /** True if all numbers are finite. */
    public boolean isFinite() {
        return DoubleStream.of(initialLoss, largestRise).allMatch(Double::isFinite)
                && DoubleStream.of(origin.toArray()).allMatch(Double::isFinite)
                && Stream.concat(halfTimes.stream(), signalHalfTimes.stream())
                        .flatMap(Optional::stream)
                        .allMatch(half -> Double.isFinite(half.earliest()) && Double.isFinite(half.latest()))
                && closest.stream().allMatch(c -> Double.isFinite(c.time() + c.distance() + c.loss()))
                && points.stream().allMatch(History::isFinite)
                && isFinite(last)
                && lookBack.stream().allMatch(back -> Double.isFinite(back.time + back.loss));
    }

    private static boolean isFinite(TrajectoryPoint point) {
        return Double.isFinite(point.time() + point.loss())
                && DoubleStream.of(point.map().toArray()).allMatch(Double::isFinite);
    }
}
