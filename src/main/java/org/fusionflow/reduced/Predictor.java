package org.fusionflow.reduced;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.flow.StartRange;
import org.fusionflow.reduced.remedy.MinimizedMoments;
import org.fusionflow.reduced.remedy.ProblemFlow;
import org.fusionflow.reduced.remedy.ScaledProblem;
import org.fusionflow.reduced.run.FreezeTimes;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.reduced.subspace.SubspaceSearch;

/**
 * Predicts a problem: integrates the reduced system from the aligned start and adds the closed forms. Usage:
 * {@code Predictor.predict(problem, PredictionRequest.WHOLE)}.
 */
public final class Predictor {
    /** Local relative error tolerance of the integration. */
    public static final double RELATIVE_TOLERANCE = ReducedRun.RELATIVE_TOLERANCE;

    /** Largest width; a wider reduced network saves nothing against the full one. */
    public static final int WIDEST = 100;

    /**
     * The search for half times ends after this multiple of the slowest output's phases, which are known to a factor
     * of 2.
     */
    private static final double PATIENCE = 20;

    /**
     * The same in relaxation times, for a start that is not small and has no predicted phases; most problems need far
     * fewer.
     */
    private static final double LARGE_START_PATIENCE = 1e3;

    private Predictor() {}

    /**
     * The prediction for a problem.
     *
     * @throws InvalidInput if there is nothing to learn, the start length is out of range, or the rank is out of
     *     range
     */
    public static Prediction predict(Problem asked, PredictionRequest request) {
        StartRange.require(asked.tree(), asked.u0());
        Moments moments = asked.moments();
        if (moments.outputs() > 1 || request.rank().isPresent()) {
            int least = Math.min(
                    WIDEST, Math.min(moments.outputs(), moments.modalities().inputs()));
            return ofWidth(asked, request, request.rank().orElse(least));
        }
        if (!(moments.correlation().norm() > 0)) {
            throw new InvalidInput("inputOutputCorrelation: expected a number other than 0, there is nothing to learn");
        }
        Problem problem = FreezeTimes.resolved(asked, ProblemFlow::of);
        PredictedPath found = PredictedPath.of(problem);
        Optional<MatchedPhases> path = found.phases();
        SaddleGraph graph = found.graph();
        HalfTimeReference reference = found.reference(problem);
        Optional<SubspaceSearch.Found> directions = FlowDirections.of(problem, request, graph, path, reference);
        ProblemFlow flow = directions
                .map(subspace -> ProblemFlow.within(subspace.axes(), problem))
                .orElseGet(() -> ProblemFlow.of(problem));
        PrincipalAxes axes = flow.axes();
        Optional<MatchedPhases> phases = directions.isEmpty()
                ? path
                : path.map(whole -> whole.refinedOn(SaddleGraph.of(problem.tree(), axes.moments())));
        List<Watch.Point> points = Timeline.points(graph, path, axes, request);
        ReducedTrajectory trajectory = ReducedRun.of(
                        flow.flow(),
                        flow.start().toArray(),
                        0,
                        request.horizon().orElse(ReducedRun.FOREVER),
                        new Watch(request.times(), reference.halfNorms(), points, request.watched()))
                .in(axes, directions.map(SubspaceSearch.Found::error));
        return new Prediction(
                problem,
                reference,
                trajectory,
                OptionalInt.empty(),
                Optional.of(graph),
                request.watched() ? Optional.of(Timeline.of(graph, trajectory)) : Optional.empty(),
                phases,
                phases.map(along -> Laws.of(graph, along, problem)).orElse(Laws.NONE));
    }

    /**
     * The prediction by the network of the given width, for several outputs. The network is not restricted to the
     * balanced manifold of one output.
     */
    private static Prediction ofWidth(Problem asked, PredictionRequest request, int rank) {
        if (rank < 1 || rank > WIDEST) {
            throw new InvalidInput("rank " + rank + ": expected a whole number from 1 to " + WIDEST);
        }
        Problem problem = FreezeTimes.resolved(asked, one -> ProblemFlow.ofWidth(one, rank));
        HalfTimeReference reference = HalfTimeReference.of(problem);
        // The limit of the refined phases takes an integration for each output; few runs come near that of the leading
        // ones.
        double near = request.horizon().orElseGet(() -> horizon(problem, MatchedPhases::leadingHorizon));
        ReducedTrajectory trajectory = ofWidth(problem, request, rank, reference, near);
        if (request.horizon().isEmpty() && trajectory.outcome() == Outcome.REACHED_END) {
            double far = horizon(problem, MatchedPhases::horizon);
            trajectory = far > near ? ofWidth(problem, request, rank, reference, far) : trajectory;
        }
        return new Prediction(
                problem,
                reference,
                trajectory,
                OptionalInt.of(rank),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Laws.NONE);
    }

    private static ReducedTrajectory ofWidth(
            Problem problem, PredictionRequest request, int rank, HalfTimeReference reference, double horizon) {
        Optional<SubspaceSearch.Found> directions =
                FlowDirections.ofWidth(problem, rank, request.times(), reference, horizon);
        ProblemFlow flow = directions
                .map(subspace -> ProblemFlow.ofWidthWithin(subspace.axes(), problem, rank))
                .orElseGet(() -> ProblemFlow.ofWidth(problem, rank));
        return ReducedRun.of(
                        flow.flow(),
                        flow.start().toArray(),
                        0,
                        horizon,
                        new Watch(request.times(), reference.halfNorms(), List.of(), request.watched()))
                .in(flow.axes(), directions.map(SubspaceSearch.Found::error));
    }

    /**
     * Time limit from the outputs one by one: each alone is a problem with known phases, and learning them together
     * is not slower by orders of magnitude.
     */
    private static double horizon(Problem problem, ToDoubleFunction<MatchedPhases> of) {
        double longest = 0;
        for (int o = 0; o < problem.moments().outputs(); o++) {
            ScaledProblem scaled = ScaledProblem.of(
                    problem.tree(),
                    MinimizedMoments.of(problem.moments().output(o), problem.remedies()),
                    problem.u0(),
                    problem.remedies());
            Moments one = scaled.moments();
            double speed = one.correlation().norm();
            if (!(speed > 0)) {
                continue;
            }
            longest = Math.max(longest, LARGE_START_PATIENCE / speed);
            if (scaled.start().largest() < 1) {
                MatchedPhases phases = MatchedPhases.of(SaddleGraph.of(problem.tree(), one), scaled.start());
                longest = Math.max(longest, PATIENCE * of.applyAsDouble(phases));
            }
        }
        return longest;
    }
}
