package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;

/**
 * The fixed points that one trajectory of the reduced flow passes, in order. The trajectory is at a fixed point while
 * the root mean square difference of what the modalities add to the outputs is within a radius: a tenth of the size of that
 * at the end, or half the distance to the nearest other fixed point if that is less.
 *
 * @param trajectory result of the integration
 * @param passed every fixed point of the graph with its visit, those with fewer learned modalities first
 */
public record Timeline(ReducedTrajectory trajectory, List<Stay> passed) {
    /** Radius of a visit relative to the size of the final outputs; about what the eye resolves in a plot. */
    static final double VISIT = 0.1;

    /** Maps that differ by less than this fraction of the whole are equal to rounding. */
    private static final double SAME_POINT = 1e-9;

    public Timeline {
        passed = List.copyOf(passed);
    }

    /**
     * The visited fixed points in order of arrival. Each appears once, under its smallest learned set, without
     * modalities whose map is 0.
     */
    public List<Stay> stays() {
        return passed.stream()
                .filter(stay -> stay.visit().happened() && !hasShorterName(stay.saddle()))
                .sorted(Comparator.comparingDouble(
                        stay -> stay.visit().arrival().orElseThrow().time()))
                .toList();
    }

    private boolean hasShorterName(Saddle saddle) {
        LearnedSet shorter = saddle.learned().without(saddle.degenerate());
        return saddle.degenerate().size() > 0
                && passed.stream().anyMatch(stay -> stay.saddle().learned().equals(shorter));
    }

    /** The fixed points to watch: all of them where the timeline is asked for, else the last, at which a run without an end stops. */
    static List<Watch.Point> points(
            SaddleGraph graph, Optional<MatchedPhases> path, PrincipalAxes axes, PredictionRequest request) {
        if (request.watched()) {
            return points(graph, axes);
        }
        return request.horizon().isPresent() ? List.of() : List.of(last(graph, path, axes));
    }

    /** The fixed points to watch in these axes, in the order of the graph; all modalities are learned at the last. */
    private static List<Watch.Point> points(SaddleGraph graph, PrincipalAxes axes) {
        List<Saddle> saddles = graph.saddles();
        double whole = VISIT * graph.ownSize(graph.end().map());
        List<Watch.Point> points = new ArrayList<>();
        for (Saddle saddle : saddles) {
            double radius = whole;
            for (Saddle other : saddles) {
                Vector apart = other.map().minus(saddle.map());
                // Two learned sets with the same map are one point with two names. Units must not decide that.
                if (graph.size(apart) > SAME_POINT * graph.size(graph.end().map())) {
                    radius = Math.min(radius, 0.5 * graph.ownSize(apart));
                }
            }
            points.add(new Watch.Point(axes.turned(saddle.map()), radius));
        }
        return points;
    }

    /** The last fixed point alone, within half the distance to any other point of the path. */
    private static Watch.Point last(SaddleGraph graph, Optional<MatchedPhases> path, PrincipalAxes axes) {
        Vector end = graph.end().map();
        double radius = VISIT * graph.ownSize(end);
        List<LearnedSet> passed =
                new ArrayList<>(path.map(MatchedPhases::sequence).orElse(List.of()));
        passed.retainAll(graph.admissibleSets());
        for (LearnedSet set : passed) {
            Vector apart = end.minus(graph.at(set).map());
            if (graph.size(apart) > SAME_POINT * graph.size(end)) {
                radius = Math.min(radius, 0.5 * graph.ownSize(apart));
            }
        }
        return new Watch.Point(axes.turned(end), radius);
    }

    static Timeline of(SaddleGraph graph, ReducedTrajectory trajectory) {
        List<Stay> passed = new ArrayList<>();
        List<Saddle> saddles = graph.saddles();
        for (int i = 0; i < saddles.size(); i++) {
            passed.add(new Stay(saddles.get(i), trajectory.visits().get(i)));
        }
        return new Timeline(trajectory, passed);
    }
}
