package org.fusionflow.reduced;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.saddle.Escape;
import org.fusionflow.reduced.saddle.MatchedPhases;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/** Integrates the derived system of any tree, watches every fixed point of its saddle graph, and puts the predicted path beside it. */
public final class TreePredictor {
    private TreePredictor() {}

    /**
     * @param u0 start length of every modality, &gt; 0
     * @param times at which states are wanted, ascending, &ge; 0
     * @throws InvalidInput if the tree has symbols, the statistics do not fit it or there is nothing to learn
     */
    public static TreePrediction predict(FusionTree tree, Moments statistics, double u0, Vector times) {
        Numbers.requireStartLength(u0);
        SaddleGraph graph = SaddleGraph.of(tree, statistics);
        Moments moments = graph.moments();
        if (!(moments.correlation().norm() > 0)) {
            throw new InvalidInput("inputOutputCorrelation: expected a number other than 0, there is nothing to learn");
        }
        Optional<LearningOrder> order = tree.asTwoModality().map(two -> LearningOrder.of(tree, moments));
        Optional<MatchedPhases> phases = u0 < 1 ? Optional.of(MatchedPhases.of(graph, u0)) : Optional.empty();
        Vector half =
                order.map(o -> HalfNorms.of(o, moments.modalities()).norms()).orElseGet(() -> halfNorms(graph, phases));
        BalancedFlow flow = new BalancedFlow(tree, moments);
        ReducedTrajectory trajectory =
                ReducedRun.of(flow, flow.alignedStart(u0), new Watch(times, half, Timeline.points(graph), true));
        Timeline timeline = Timeline.of(graph, trajectory);
        Optional<Prediction> pair =
                order.map(o -> Predictor.describe(tree, moments, o, u0, trajectory, closest(timeline, o)));
        boolean superficial = pair.map(Prediction::superficialPreference)
                .orElseGet(() -> phases.isPresent() && isSuperficial(graph, phases.get()));
        TreePrediction prediction = new TreePrediction(graph, u0, phases, half, timeline, pair, superficial, List.of());
        return new TreePrediction(
                graph, u0, phases, half, timeline, pair, superficial, new TreeWarnings(prediction).list());
    }

    /** Against where the predicted path learns each; against the minimum if the start is too large for a path. */
    private static Vector halfNorms(SaddleGraph graph, Optional<MatchedPhases> phases) {
        int count = graph.tree().names().size();
        double[] half = new double[count];
        for (int m = 0; m < count; m++) {
            half[m] = phases.isPresent()
                    ? phases.get().halfNorm(m)
                    : graph.end().degenerate().contains(m)
                            ? 0
                            : 0.5 * graph.end().norms().at(m);
        }
        return Vector.of(half);
    }

    private static Optional<ClosestApproach> closest(Timeline timeline, LearningOrder order) {
        return order.early()
                ? Optional.empty()
                : timeline.passed().stream()
                        .filter(stay -> stay.saddle().learned().indices().equals(List.of(order.first())))
                        .findFirst()
                        .map(stay -> stay.visit().closest());
    }

    /** Another way out of the origin than the one taken would have come to a lower loss. */
    private static boolean isSuperficial(SaddleGraph graph, MatchedPhases phases) {
        if (phases.leadingPhases().isEmpty()) {
            return false;
        }
        Saddle taken = phases.leadingPhases().get(0).to();
        double rounding = 1e-12 * graph.moments().outputVariance();
        for (Escape escape : graph.escapes(graph.origin())) {
            Saddle other = graph.at(escape.to());
            if (other.learned().size() <= taken.learned().size() && other.loss() < taken.loss() - rounding) {
                return true;
            }
        }
        return false;
    }
}
