package org.fusionflow.report.study.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.reduced.saddle.path.PredictedEdge;
import org.fusionflow.report.diagram.FusionDrawing;
import org.fusionflow.report.diagram.SaddleDrawing;
import org.fusionflow.report.diagram.SaddleNode;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.FixedPointKind;
import org.fusionflow.report.study.subject.Subject;

/** Draws the network of a study and the fixed points of its reduced flow. */
final class Drawings {
    /** Largest number of fixed points that are all drawn. */
    private static final int ALL_SHOWN = 8;

    private Drawings() {}

    /** The tree, with the widths of the networks that were trained. */
    static FusionDrawing tree(Subject subject) {
        return new FusionDrawing(
                subject.tree(),
                subject.moments().modalities().dimensions(),
                subject.moments().outputs(),
                widths(subject.networks()));
    }

    private static String widths(List<Ensemble> networks) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Ensemble network : networks) {
            if (network.isRecorded()) {
                continue;
            }
            String width = String.join(
                    ", ",
                    network.setup().widths().stream().map(Object::toString).toList());
            names.computeIfAbsent(width, w -> new ArrayList<>()).add(network.name());
        }
        if (names.isEmpty()) {
            return "";
        }
        if (names.size() == 1) {
            return "hidden width " + names.keySet().iterator().next();
        }
        List<String> parts = new ArrayList<>();
        names.forEach((width, whose) -> parts.add(width + " (" + String.join(", ", whose) + ")"));
        return "hidden width " + String.join(", ", parts);
    }

    /**
     * Fixed points that are drawn, with the number of those that are not.
     *
     * @param drawing of the others
     * @param hidden number of fixed points that would not be legible any more
     */
    record Saddles(SaddleDrawing drawing, int hidden) {}

    /** The graph of fixed points; empty where it is not known, as for several outputs, or where no path is predicted. */
    static Optional<Saddles> saddles(Subject subject) {
        return subject.prediction().path().map(path -> saddles(subject, path));
    }

    private static Saddles saddles(Subject subject, MatchedPhases path) {
        SaddleGraph graph = path.graph();
        List<LearnedSet> passed = path.sequence();
        List<PredictedEdge> exits = path.edges().stream()
                .filter(edge -> edge.onPath() || edge.escape().exit().isOpen())
                .toList();
        List<LearnedSet> all = new ArrayList<>(graph.admissibleSets());
        passed.stream().filter(set -> !all.contains(set)).forEach(set -> all.add(0, set));
        List<LearnedSet> shown = all.size() <= ALL_SHOWN
                ? all
                : all.stream()
                        .filter(set -> passed.contains(set)
                                || exits.stream()
                                        .anyMatch(edge ->
                                                passed.contains(edge.escape().from())
                                                        && edge.escape().to().equals(set)))
                        .toList();
        List<SaddleNode> nodes = shown.stream()
                .map(set -> node(graph, set, passed.contains(set)))
                .toList();
        List<SaddleDrawing.Edge> edges = new ArrayList<>();
        for (PredictedEdge edge : exits) {
            int from = shown.indexOf(edge.escape().from());
            int to = shown.indexOf(edge.escape().to());
            boolean onPath = steps(passed, edge.escape().from(), edge.escape().to());
            // A set that is not admissible, or is not shown, has no place; all exits to one point are one arrow.
            SaddleDrawing.Edge drawn = new SaddleDrawing.Edge(from, to, onPath);
            if (from >= 0 && to >= 0 && !edges.contains(drawn)) {
                edges.add(drawn);
            }
        }
        for (int i = 0; i + 1 < passed.size(); i++) {
            SaddleDrawing.Edge step =
                    new SaddleDrawing.Edge(shown.indexOf(passed.get(i)), shown.indexOf(passed.get(i + 1)), true);
            if (!edges.contains(step)) {
                edges.add(step);
            }
        }
        return new Saddles(new SaddleDrawing(subject.names().size(), nodes, edges), all.size() - shown.size());
    }

    private static boolean steps(List<LearnedSet> passed, LearnedSet from, LearnedSet to) {
        return IntStream.range(0, passed.size() - 1)
                .anyMatch(i -> passed.get(i).equals(from) && passed.get(i + 1).equals(to));
    }

    private static SaddleNode node(SaddleGraph graph, LearnedSet set, boolean onPath) {
        boolean origin = set.size() == 0;
        boolean fixed = !origin || graph.admissibleSets().contains(set);
        Saddle saddle = origin ? graph.origin() : graph.at(set);
        return new SaddleNode(
                set.names(), saddle.loss(), fixed ? Optional.of(FixedPointKind.of(saddle)) : Optional.empty(), onPath);
    }
}
