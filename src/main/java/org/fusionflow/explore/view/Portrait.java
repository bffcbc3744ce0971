package org.fusionflow.explore.view;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.ReducedField;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.EmptyChart;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.chart.PhasePortrait;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.chart.look.PointKind;
import org.fusionflow.report.study.subject.FixedPointKind;

/**
 * Draws the path in the plane of two modalities: the phase portrait in signed lengths where the plane is the whole state, and otherwise the norms of the
 * maps of the first two modalities that are learned.
 */
final class Portrait {
    private static final double MARGIN = 0.13;
    private static final double SMALLEST = 1e-6;

    private final View view;

    Portrait(View view) {
        this.view = view;
    }

    /** True if two lengths are the whole state: two modalities of equal depth, one input each, one output. */
    boolean isPlane() {
        return view.prediction().graph().isPresent()
                && view.prediction().tree().asTwoModality().isPresent()
                && view.prediction().moments().modalities().inputs() == 2;
    }

    /** What is drawn, or why it is not the phase portrait. */
    String words() {
        if (isPlane()) {
            return "The signed lengths are the whole state. On a nullcline one of them stands still.";
        }
        if (view.names().size() < 2) {
            return "One modality has no plane of two modalities.";
        }
        String why = view.prediction().moments().outputs() > 1
                ? "with several outputs a modality is not described by one length"
                : view.names().size() > 2
                        ? "with " + view.names().size() + " modalities the state has more than two dimensions"
                        : view.prediction().moments().modalities().inputs() > 2
                                ? "a modality with several inputs is not described by one length"
                                : "branches of different depths have no common length";
        return "No phase portrait: " + why + ". Instead the norms of two maps along the path"
                + (view.prediction().graph().isPresent() ? ", with the fixed points." : ".");
    }

    Panel figure() {
        if (isPlane()) {
            return plane();
        }
        return view.names().size() < 2 ? new EmptyChart("", "one modality has no plane") : projection();
    }

    private Panel plane() {
        SaddleGraph graph = view.prediction().graph().orElseThrow();
        ReducedField field =
                ReducedField.of(view.prediction().tree(), view.prediction().moments());
        List<Saddle> saddles = graph.saddles();
        List<Vector> places =
                saddles.stream().map(saddle -> field.lengths(saddle.map())).toList();
        double[][] path = field.path(view.course());
        Axis[] axes = new Axis[2];
        double reach = 0;
        for (int m = 0; m < 2; m++) {
            int axis = m;
            double[] shown =
                    places.stream().mapToDouble(place -> place.at(axis)).toArray();
            double high = Math.max(max(shown), max(path[m]));
            double low = Math.min(0, Math.min(min(shown), min(path[m])));
            double margin = MARGIN * Math.max(high - low, SMALLEST);
            axes[m] = Axis.linear("u_" + ViewFigures.group(view.names().get(m)))
                    .from(low < 0 ? low - margin : -0.5 * margin, high + margin);
            reach = Math.max(reach, Math.max(high, -low) + margin);
        }
        PhasePortrait.Builder chart = PhasePortrait.of(
                axes[0],
                axes[1],
                (a, b) -> field.rate(a, b).at(0),
                (a, b) -> field.rate(a, b).at(1));
        nullclines(chart, field, axes, reach);
        chart.trajectory("reduced flow", path[0], path[1], Grammar.theory());
        for (OverlayRun run : view.runs()) {
            double[][] own = field.path(run.done().trajectory());
            chart.trajectory("", own[0], own[1], Grammar.network(0).lineOnly());
        }
        for (int s = 0; s < saddles.size(); s++) {
            chart.fixedPoint(
                    places.get(s).at(0),
                    places.get(s).at(1),
                    FixedPointKind.of(saddles.get(s)),
                    ViewFigures.set(saddles.get(s).learned()));
        }
        return chart.build();
    }

    private void nullclines(PhasePortrait.Builder chart, ReducedField field, Axis[] axes, double reach) {
        TwoModality two = TwoModality.require(view.prediction().tree());
        Nullclines lines =
                new Nullclines(view.prediction().moments(), field, two.layers().value());
        for (int m = 0; m < 2; m++) {
            Look look = new Look(Grammar.modality(m).color(), Look.Line.DASH_DOTTED, Look.Points.NONE);
            double[][] line = lines.residual(m, reach);
            keepInside(line, axes);
            String name = "d" + axes[m].label() + "/dt = 0";
            if (Arrays.stream(line[0]).anyMatch(Double::isFinite)) {
                chart.nullcline(name, line[0], line[1], look);
            }
            if (two.fusion().value() > 1) {
                // The gain of a modality is 0 on the other's axis.
                double[] zero = {0, 0};
                double[] ends = {axes[1 - m].lower(), axes[1 - m].upper()};
                chart.nullcline("", m == 0 ? zero : ends, m == 0 ? ends : zero, look);
            }
        }
    }

    /** Leaves out what lies far outside the axes, so that no line is drawn through half a kilometre of paper. */
    private static void keepInside(double[][] line, Axis[] axes) {
        for (int i = 0; i < line[0].length; i++) {
            for (int m = 0; m < 2; m++) {
                double extent = axes[m].upper() - axes[m].lower();
                if (line[m][i] < axes[m].lower() - extent || line[m][i] > axes[m].upper() + extent) {
                    line[0][i] = Double.NaN;
                    line[1][i] = Double.NaN;
                }
            }
        }
    }

    private Panel projection() {
        List<Integer> order = view.prediction().order();
        int first = Math.min(order.get(0), order.get(1));
        int second = Math.max(order.get(0), order.get(1));
        CurveChart.Builder chart = CurveChart.of(axis(first), axis(second));
        chart.curve("reduced flow", norms(view.course(), first), norms(view.course(), second), Grammar.theory());
        for (OverlayRun run : view.runs()) {
            List<TrajectoryPoint> own = run.done().trajectory();
            chart.unlisted(
                    "",
                    norms(own, first),
                    norms(own, second),
                    Grammar.network(0).lineOnly());
        }
        view.prediction().graph().ifPresent(graph -> {
            for (PointKind kind : PointKind.values()) {
                List<Saddle> own = graph.saddles().stream()
                        .filter(saddle -> FixedPointKind.of(saddle) == kind)
                        .toList();
                if (!own.isEmpty()) {
                    chart.curve(
                            kind.words(),
                            own.stream().mapToDouble(s -> s.norms().at(first)).toArray(),
                            own.stream().mapToDouble(s -> s.norms().at(second)).toArray(),
                            kind.look());
                }
            }
        });
        return chart.build();
    }

    /** The axis of a norm, with room for symbols at 0. */
    private Axis axis(int modality) {
        double most = SMALLEST;
        for (TrajectoryPoint point : view.course()) {
            most = Math.max(most, view.norm(point, modality));
        }
        for (Saddle saddle : view.prediction().graph().map(SaddleGraph::saddles).orElse(List.of())) {
            most = Math.max(most, saddle.norms().at(modality));
        }
        for (OverlayRun run : view.runs()) {
            for (TrajectoryPoint point : run.done().trajectory()) {
                most = Math.max(most, view.norm(point, modality));
            }
        }
        return Axis.linear(ViewFigures.norm(view.names().get(modality))).from(-0.04 * most, 1.08 * most);
    }

    private double[] norms(List<TrajectoryPoint> points, int modality) {
        return points.stream().mapToDouble(point -> view.norm(point, modality)).toArray();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }
}
