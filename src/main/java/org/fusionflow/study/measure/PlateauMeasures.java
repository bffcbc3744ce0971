package org.fusionflow.study.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;

/** Measures the path of a network's map: the plateau on which it rests, its largest size, and the saddles that it passes. */
final class PlateauMeasures {
    /** Number of intervals between the first and the last half time in which the flattest state is searched. */
    private static final int LOOKS = 400;

    private PlateauMeasures() {}

    static final List<Measure> ALL = List.of(
            Measure.ofModality(
                    "plateauMap",
                    "map of the modality (its norm, if it has several entries) where the whole map changes least between the half times; does"
                            + " not exist where theory knows no plateau",
                    (run, m) -> Datum.of(flattest(run)
                            .map(point -> NetworkMeasures.size(run, point.map(), m))
                            .orElse(Double.NaN))),
            Measure.number(
                    "flattestLoss",
                    "loss there",
                    run -> Datum.of(flattest(run).map(TrajectoryPoint::loss).orElse(Double.NaN))),
            Measure.number(
                    "misattribution",
                    "plateauMap of the modality that is learned first, minus its least-squares map",
                    run -> Datum.of(misattribution(run))),
            Measure.ofModality(
                    "largestMap",
                    "largest value of the modality's map over the course (of its norm, if it has several entries)",
                    (run, m) -> Datum.of(largest(run, m))),
            Measure.ofModality(
                    "distanceToAlone",
                    "smallest distance over the course of the whole map from least squares on the modality alone, relative to the norm of"
                            + " the least-squares map",
                    (run, m) -> Datum.of(distanceToAlone(run, m))));

    /** The state between the half times at which the map changes least, found without the predicted plateau; empty if there is none. */
    private static Optional<TrajectoryPoint> flattest(NetworkRun run) {
        double[] half = run.learnable();
        double from = Arrays.stream(half).min().orElse(Double.NaN);
        double to = Arrays.stream(half).max().orElse(Double.NaN);
        if (!(to > from) || run.plan(Vector.of()).watch().plateauMap().isEmpty()) {
            return Optional.empty();
        }
        double[] times = new double[LOOKS + 1];
        for (int i = 0; i <= LOOKS; i++) {
            times[i] = from + (to - from) * i / LOOKS;
        }
        // Slightly later, so that rounding of the limit cannot cut off the last point.
        List<TrajectoryPoint> points = run.statesAt(Vector.of(times), to * (1 + 1e-9));
        Optional<TrajectoryPoint> flattest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.size() - 1; i++) {
            double change =
                    points.get(i + 1).map().minus(points.get(i - 1).map()).norm();
            if (change < least) {
                least = change;
                flattest = Optional.of(points.get(i));
            }
        }
        return flattest;
    }

    private static double misattribution(NetworkRun run) {
        Moments moments = run.point().problem().moments();
        int first = run.point().modality(NetworkMeasures.order(run).get(0));
        Vector best = leastSquares(moments);
        return flattest(run)
                .map(point -> NetworkMeasures.size(run, point.map().minus(best), first))
                .orElse(Double.NaN);
    }

    private static Vector leastSquares(Moments moments) {
        Set<Integer> all =
                IntStream.range(0, moments.modalities().count()).boxed().collect(Collectors.toSet());
        return LeastSquares.on(moments, all).map();
    }

    private static double largest(NetworkRun run, int modality) {
        return run.result().trajectory().stream()
                .mapToDouble(point -> NetworkMeasures.size(run, point.map(), modality))
                .max()
                .orElse(Double.NaN);
    }

    private static double distanceToAlone(NetworkRun run, int modality) {
        Moments moments = run.point().problem().moments();
        Vector alone = LeastSquares.on(moments, Set.of(modality)).map();
        double whole = leastSquares(moments).norm();
        return run.result().trajectory().stream()
                .mapToDouble(point -> point.map().minus(alone).norm() / whole)
                .min()
                .orElse(Double.NaN);
    }
}
