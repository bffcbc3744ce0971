package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.remedy.MinimizedMoments;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.reduced.subspace.SearchedFlow;
import org.fusionflow.reduced.subspace.SubspaceSearch;

/** The directions in which the flow of a problem of many inputs moves. */
final class FlowDirections {
    /** Each modality keeps the maps of all fixed points; of more fixed points that would be too many directions. */
    private static final int MOST_FIXED_POINTS = 16;

    private FlowDirections() {}

    /**
     * Searches the directions.
     *
     * @return empty if the flow is to be integrated in all directions
     */
    static Optional<SubspaceSearch.Found> of(
            Problem problem,
            PredictionRequest request,
            SaddleGraph graph,
            Optional<MatchedPhases> path,
            HalfTimeReference reference) {
        if (!SubspaceSearch.isFor(problem) || graph.admissibleSets().size() > MOST_FIXED_POINTS) {
            return Optional.empty();
        }
        Moments moments = problem.moments();
        List<Vector> inside = new ArrayList<>();
        inside.add(moments.correlation());
        inside.add(graph.origin().point().residual());
        for (Saddle saddle : graph.saddles()) {
            inside.add(saddle.map());
            saddle.exits().forEach(exit -> inside.add(saddle.point().residual()));
        }
        return SubspaceSearch.of(
                moments,
                inside,
                SearchedFlow.of(problem),
                (flow, tolerance, beside) -> told(ReducedRun.of(
                        flow.flow(),
                        flow.start().toArray(),
                        request.horizon().orElse(ReducedRun.FOREVER),
                        new Watch(
                                request.times(),
                                reference.halfNorms(),
                                Timeline.points(graph, path, flow.axes(), request),
                                false),
                        tolerance,
                        beside)));
    }

    /**
     * Searches the directions of the network of some width.
     *
     * @return empty if the flow is to be integrated in all directions
     */
    static Optional<SubspaceSearch.Found> ofWidth(
            Problem problem, int rank, Vector times, HalfTimeReference reference, double horizon) {
        if (!SubspaceSearch.isFor(problem)) {
            return Optional.empty();
        }
        Moments moments = problem.moments();
        List<Vector> inside = new ArrayList<>(moments.rows());
        int inputs = moments.modalities().inputs();
        Vector best = LeastSquares.onAll(MinimizedMoments.of(moments, problem.remedies()))
                .map();
        for (int o = 0; o < moments.outputs(); o++) {
            inside.add(best.slice(o * inputs, (o + 1) * inputs));
        }
        return SubspaceSearch.of(
                moments,
                inside,
                SearchedFlow.ofWidth(problem, rank),
                (flow, tolerance, beside) -> told(ReducedRun.of(
                        flow.flow(),
                        flow.start().toArray(),
                        horizon,
                        new Watch(times, reference.halfNorms(), List.of(), false),
                        tolerance,
                        beside)));
    }

    /** The times that a prediction tells, and the losses at the times that are asked for. */
    private static SubspaceSearch.Told told(ReducedTrajectory trajectory) {
        List<Optional<LocatedTime>> halfTimes = new ArrayList<>(trajectory.halfTimes());
        halfTimes.addAll(trajectory.signalHalfTimes());
        List<Optional<LocatedTime>> visits = new ArrayList<>();
        trajectory.visits().forEach(visit -> {
            visits.add(visit.arrival());
            visits.add(visit.departure());
        });
        double[] losses =
                trajectory.points().stream().mapToDouble(TrajectoryPoint::loss).toArray();
        return new SubspaceSearch.Told(
                Vector.of(DoubleStream.concat(Arrays.stream(numbers(halfTimes)), Arrays.stream(losses))
                        .toArray()),
                Vector.of(numbers(visits)));
    }

    private static double[] numbers(List<Optional<LocatedTime>> times) {
        return times.stream()
                .mapToDouble(time -> time.map(LocatedTime::time).orElse(Double.NaN))
                .toArray();
    }
}
