package org.fusionflow.reduced;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.flow.WidthFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.saddle.MatchedPhases;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * Integrates the derived system of a problem from its aligned start, and puts beside it what theory predicts without integrating
 * it: {@code Predictor.predict(problem, PredictionRequest.WHOLE)}.
 */
public final class Predictor {
    /** Local relative error of the integration. */
    public static final double RELATIVE_TOLERANCE = ReducedRun.RELATIVE_TOLERANCE;

    /** Wider than this the full network is as small. */
    public static final int WIDEST = 100;

    /** The search for half times gives up after this multiple of the slowest output's phases, which are within a factor of 2. */
    private static final double PATIENCE = 20;

    /** Without a prediction, for a start that is not small: the relaxation times that most problems need many of. */
    private static final double LARGE_START_PATIENCE = 1e3;

    private Predictor() {}

    /**
     * @throws InvalidInput if there is nothing to learn, or the rank is out of range
     */
    public static Prediction predict(Problem problem, PredictionRequest request) {
        Numbers.requireStartLength(problem.u0());
        Moments moments = problem.moments();
        if (moments.outputs() > 1 || request.rank().isPresent()) {
            int least = Math.min(
                    WIDEST, Math.min(moments.outputs(), moments.modalities().inputs()));
            return ofWidth(problem, request, request.rank().orElse(least));
        }
        if (!(moments.correlation().norm() > 0)) {
            throw new InvalidInput("inputOutputCorrelation: expected a number other than 0, there is nothing to learn");
        }
        SaddleGraph graph = SaddleGraph.of(problem.tree(), moments);
        Optional<MatchedPhases> path =
                problem.u0() < 1 ? Optional.of(MatchedPhases.of(graph, problem.u0())) : Optional.empty();
        HalfTimeReference reference =
                path.map(HalfTimeReference::of).orElseGet(() -> HalfTimeReference.ofLeastSquares(moments));
        BalancedFlow flow = new BalancedFlow(problem.tree(), moments);
        Vector half = reference.halfNorms().norms();
        List<Watch.Point> points = request.watched() ? Timeline.points(graph) : List.of();
        ReducedTrajectory trajectory = ReducedRun.of(
                flow, flow.alignedStart(problem.u0()), new Watch(request.times(), half, points, request.watched()));
        return new Prediction(
                problem,
                reference,
                trajectory,
                OptionalInt.empty(),
                Optional.of(graph),
                request.watched() ? Optional.of(Timeline.of(graph, trajectory)) : Optional.empty(),
                path,
                path.map(phases -> Laws.of(graph, phases)).orElse(Laws.NONE));
    }

    /** The network of width k, for several outputs; it is not on the balanced manifold of one output. */
    private static Prediction ofWidth(Problem problem, PredictionRequest request, int rank) {
        if (rank < 1 || rank > WIDEST) {
            throw new InvalidInput("rank " + rank + ": expected a whole number from 1 to " + WIDEST);
        }
        HalfTimeReference reference = HalfTimeReference.of(problem);
        WidthFlow flow = new WidthFlow(problem.tree(), problem.moments(), rank);
        ReducedTrajectory trajectory = ReducedRun.of(
                flow,
                flow.alignedStart(problem.u0()),
                0,
                horizon(problem),
                new Watch(request.times(), reference.halfNorms().norms(), List.of(), request.watched()));
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

    /** Each output alone is a problem with one output, whose phases are known; together they are learned no more slowly by orders. */
    private static double horizon(Problem problem) {
        double longest = 0;
        for (int o = 0; o < problem.moments().outputs(); o++) {
            Moments one = problem.moments().output(o);
            double speed = one.correlation().norm();
            if (!(speed > 0)) {
                continue;
            }
            longest = Math.max(longest, LARGE_START_PATIENCE / speed);
            if (problem.u0() < 1) {
                MatchedPhases phases = MatchedPhases.of(SaddleGraph.of(problem.tree(), one), problem.u0());
                longest = Math.max(longest, PATIENCE * phases.horizon());
            }
        }
        return longest;
    }
}
