package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.flow.ReducedField;
import org.fusionflow.report.chart.PhasePortrait;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.chart.look.PointKind;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.saddle.FixedPoint;

/** Draws the phase portrait of the reduced flow in the plane of the lengths of two modalities. */
final class PortraitPart implements Part {
    private static final double HEIGHT = 290;
    /** Free space around all points shown, as a fraction of their extent. */
    private static final double MARGIN = 0.13;

    /** Number of markers along a path as long as the diagonal of the plot. */
    private static final int MARKS = 36;

    private static final int POINTS = 801;

    private record Marked(Vector lengths, PointKind kind, String label) {}

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Phase portrait");
        if (!subject.isPlane()) {
            manuscript.paragraph(whyNot(subject));
            return;
        }
        ReducedField field = ReducedField.of(subject.tree(), subject.moments());
        List<Marked> points = new ArrayList<>();
        List<FixedPoint> fixed =
                subject.derivation().map(Derivation::fixedPoints).orElse(List.of());
        for (FixedPoint point : fixed) {
            Vector map = LeastSquares.on(subject.moments(), DerivationPart.learned(subject, point))
                    .map();
            points.add(new Marked(field.lengths(map), kind(point), label(point)));
        }
        boolean crosses = points.stream().anyMatch(p -> p.lengths.at(0) < -1e-9 || p.lengths.at(1) < -1e-9);
        Label portrait = new Label();
        manuscript.paragraph(
                words(subject, crosses).text(" ").reference(portrait).text(" shows it."));
        manuscript.figure(portrait, caption(subject), HEIGHT, portrait(subject, field, points));
    }

    private static String whyNot(Subject subject) {
        int unknowns = subject.moments().modalities().inputs();
        if (subject.moments().outputs() > 1) {
            return "With several outputs a modality is not described by one length, so there is no phase portrait in the plane.";
        }
        if (unknowns == 2 && subject.names().size() == 2) {
            return "The phase portrait is drawn for two modalities of equal depth; those of this architecture have different depths.";
        }
        return "The reduced flow has " + unknowns + (unknowns == 1 ? " unknown" : " unknowns")
                + " here, so it has no phase portrait in the plane; with two modalities of one input each it would stand here.";
    }

    /** A trajectory in the plane of the two lengths. */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this class only
    private record Path(String name, double[][] lengths, Look look) {}

    private static PhasePortrait portrait(Subject subject, ReducedField field, List<Marked> points) {
        List<Path> paths = paths(subject, field);
        double[] ends = new double[4];
        for (int m = 0; m < 2; m++) {
            int axis = m;
            DoubleSummaryStatistics range = DoubleStream.concat(
                            points.stream().mapToDouble(p -> p.lengths.at(axis)),
                            paths.stream().flatMapToDouble(path -> Arrays.stream(path.lengths[axis])))
                    .filter(Double::isFinite)
                    .summaryStatistics();
            double low = Math.min(0, range.getMin());
            double margin = MARGIN * Math.max(range.getMax() - low, 1e-6);
            ends[2 * m] = low < 0 ? low - margin : -0.4 * margin;
            ends[2 * m + 1] = range.getMax() + margin;
        }
        PhasePortrait.Builder chart = PhasePortrait.of(
                Axis.linear(Subject.indexed("u", subject.names().get(0))).from(ends[0], ends[1]),
                Axis.linear(Subject.indexed("u", subject.names().get(1))).from(ends[2], ends[3]),
                (a, b) -> field.rate(a, b).at(0),
                (a, b) -> field.rate(a, b).at(1));
        double step = Math.hypot(ends[1] - ends[0], ends[3] - ends[2]) / MARKS;
        for (Path path : paths) {
            double[][] shown = path.look.line() == Look.Line.NONE ? every(path.lengths, step) : path.lengths;
            chart.trajectory(path.name, shown[0], shown[1], path.look);
        }
        points.forEach(p -> chart.fixedPoint(p.lengths.at(0), p.lengths.at(1), p.kind, p.label));
        return chart.build();
    }

    /** The reduced flow, then the first seed of each network; a nonlinear network has no lengths. */
    private static List<Path> paths(Subject subject, ReducedField field) {
        List<Path> paths = new ArrayList<>();
        paths.add(new Path("reduced flow", field.path(wholeWay(subject.prediction())), Grammar.theory()));
        for (int n = 0; n < subject.networks().size(); n++) {
            Ensemble network = subject.networks().get(n);
            if (network.setup().isLinear()) {
                Look look = Grammar.network(n);
                paths.add(new Path(
                        "network " + network.name(),
                        field.path(network.results().get(0).trajectory()),
                        network.isAligned() ? look.opened() : look.lineOnly()));
            }
        }
        return paths;
    }

    /** The points of a path at about equal distances along it: equal times would crowd at the saddles. */
    private static double[][] every(double[][] path, double step) {
        double[][] few = new double[2][path[0].length];
        int count = 0;
        double way = step;
        for (int i = 0; i < path[0].length; i++) {
            way += i == 0 ? 0 : Math.hypot(path[0][i] - path[0][i - 1], path[1][i] - path[1][i - 1]);
            if (way >= step) {
                few[0][count] = path[0][i];
                few[1][count] = path[1][i];
                count++;
                way = 0;
            }
        }
        return new double[][] {Arrays.copyOf(few[0], count), Arrays.copyOf(few[1], count)};
    }

    /**
     * States far beyond the recorded times, so that the trajectory visibly ends at its fixed point; half of them up to soon after the last half
     * time, which may be early if networks take much longer.
     */
    private static List<TrajectoryPoint> wholeWay(Prediction prediction) {
        List<TrajectoryPoint> recorded = prediction.trajectory().points();
        double end = 4 * recorded.get(recorded.size() - 1).time();
        double last = IntStream.range(0, prediction.problem().names().size())
                .mapToObj(prediction::halfTime)
                .flatMapToDouble(OptionalDouble::stream)
                .max()
                .orElse(end);
        double soon = Math.min(1.5 * last, end);
        double[] times = IntStream.range(0, POINTS)
                .mapToObj(i -> new double[] {soon * i / (POINTS - 1), end * i / (POINTS - 1)})
                .flatMapToDouble(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        return Predictor.predict(prediction.problem(), PredictionRequest.WHOLE.at(Vector.of(times)))
                .trajectory()
                .points();
    }

    private static PointKind kind(FixedPoint point) {
        return point.kind().startsWith("minimum")
                ? PointKind.MINIMUM
                : point.kind().startsWith("higher") ? PointKind.HIGHER_ORDER_SADDLE : PointKind.SADDLE;
    }

    private static String label(FixedPoint point) {
        return point.learned().isEmpty() ? "nothing learned" : String.join(" and ", point.learned()) + " learned";
    }

    private static Prose words(Subject subject, boolean crosses) {
        Prose text = Prose.of("With one input a modality the balanced flow lives in the plane of the two lengths ")
                .math("u_m=\\lVert v_m\\rVert")
                .text(".");
        return crosses
                ? text.text(
                        " Lengths are signed here, positive along the correlation with the output: the minimum lies beyond an"
                                + " axis that the flow cannot cross, so that no start in the positive quadrant reaches it.")
                : subject.prediction().plateau().isEmpty()
                        ? text.text(" Both lengths grow together, since no saddle lies on an axis.")
                        : text.text(" It leaves the origin along the axis of " + subject.first()
                                + ", passes the saddle where only " + subject.first()
                                + " is learned, and ends in the minimum.");
    }

    private static Prose caption(Subject subject) {
        boolean random = subject.networks().stream().anyMatch(r -> !r.isAligned());
        Prose text = Prose.of(
                "Directions of the reduced flow, its trajectory from the aligned start, and its fixed points.");
        return random
                ? text.text(
                        " A network from random weights has no lengths of its own; shown are those that would give the map of"
                                + " its first seed.")
                : text;
    }
}
