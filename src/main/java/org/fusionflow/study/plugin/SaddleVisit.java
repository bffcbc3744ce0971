package org.fusionflow.study.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.Measure;
import org.fusionflow.study.measure.MeasurePlugin;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * Measures the time that the map spends near the saddle at which the first modality alone is learned: for networks with recorded states
 * ({@code plugin: saddle-visit}), and for the reduced flow at given times
 * ({@code {plugin: saddle-visit, times: TIMES[, ratePerBatch: NUMBER]}}). Near means a distance of at most a tenth of the norm of the final map.
 */
final class SaddleVisit implements MeasurePlugin, TheoryPlugin {
    private static final double NEAR = 0.1;

    @Override
    public String key() {
        return "saddle-visit";
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(
                        QuantityName.count("saddleVisits", "how often the map came near the saddle"),
                        (run, label) -> of(run, visit -> (double) visit.stays())),
                new Measure(
                        QuantityName.number("dwellTime", "flow time near the saddle, all visits together"),
                        (run, label) -> of(run, Dwelling::inside)),
                new Measure(
                        QuantityName.number(
                                "closestApproach", "least distance from the saddle, over the norm of the final map"),
                        (run, label) -> of(run, Dwelling::closest)));
    }

    private static Datum of(NetworkRun run, Function<Dwelling, Double> quantity) {
        if (run.times().size() == 0) {
            throw new InvalidInput("saddle-visit, network " + run.network().name()
                    + ": expected a network with times, whose course is followed");
        }
        return visit(run.point(), run.result().trajectory())
                .map(quantity)
                .map(Datum::of)
                .orElse(Datum.Missing.VALUE);
    }

    /** The visit, with distances relative to the norm of the final map; empty if the path visits no saddle. */
    private static Optional<Dwelling> visit(StudyPoint point, List<TrajectoryPoint> states) {
        double scale = last(point.problem()).norm();
        List<TrajectoryPoint> scaled = states.stream()
                .map(s -> new TrajectoryPoint(s.time(), s.loss(), s.map().times(1 / scale)))
                .toList();
        return saddle(point).map(saddle -> Dwelling.near(saddle.times(1 / scale), NEAR, scaled));
    }

    private static Optional<Vector> saddle(StudyPoint point) {
        return point.prediction().plateau().map(saddle -> saddle.map());
    }

    private static Vector last(Problem problem) {
        Set<Integer> all = IntStream.range(0, problem.names().size()).boxed().collect(Collectors.toSet());
        return LeastSquares.on(problem.moments(), all).map();
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.number("dwellTime", "flow time near the saddle of the reduced flow"),
                QuantityName.number(
                        "closestApproach", "its least distance from the saddle, over the norm of the final map"),
                QuantityName.number(
                        "shareInside",
                        "part of that time for which a map that batches scatter is near as well, [BF-5]"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        Map<String, ? extends Value> entries = arguments.entries(List.of("times", "ratePerBatch"));
        Vector times = FlowTimes.read(arguments.required(entries, "times")).times();
        Optional<Dwelling> visit = visit(point, point.at(times).trajectory().points());
        Map<String, Datum> values = new LinkedHashMap<>();
        visit.ifPresent(near -> {
            values.put("dwellTime", Datum.of(near.inside()));
            values.put("closestApproach", Datum.of(near.closest()));
        });
        Value rate = entries.get("ratePerBatch");
        if (rate != null && visit.isPresent()) {
            values.put("shareInside", Datum.of(share(point, rate)));
        }
        return values;
    }

    private static double share(StudyPoint point, Value rate) {
        Problem problem = point.problem();
        boolean scalar = problem.moments().modalities().dimensions().stream().allMatch(size -> size == 1);
        Samples samples = problem.data()
                .samples()
                .filter(some -> scalar && problem.tree().asTwoModality().isPresent())
                .orElseThrow(
                        () -> rate.problem(
                                "ratePerBatch: expected samples of two modalities of one input each in a tree of equal depths"));
        if (!(rate.number() > 0)) {
            throw rate.expected("a number above 0");
        }
        int layers = problem.tree().asTwoModality().orElseThrow().layers().value();
        return SaddleNoise.of(
                        samples, saddle(point).orElseThrow(), point.prediction().first(), layers)
                .inside(NEAR * last(problem).norm(), rate.number());
    }
}
