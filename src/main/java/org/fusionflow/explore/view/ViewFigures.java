package org.fusionflow.explore.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.reduced.Stay;
import org.fusionflow.reduced.Timeline;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.EmptyChart;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.chart.StayChart;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.words.Rounded;

/** Draws a view with the charts of reports. */
public final class ViewFigures {
    private static final int DIGITS = 3;
    /** Smallest part of the loss at the start that a logarithmic axis shows. */
    private static final double SHOWN = 1e-3;

    private final View view;
    private final Scales scales;

    public ViewFigures(View view, Scales scales) {
        this.view = view;
        this.scales = scales;
    }

    /** All figures by their names in the page, in reading order. */
    public Map<String, Panel> all() {
        Map<String, Panel> figures = new LinkedHashMap<>();
        figures.put("loss", loss());
        figures.put("norms", norms());
        figures.put("portrait", new Portrait(view).figure());
        figures.put("stays", stays());
        return figures;
    }

    /** What the portrait shows, or why it is none. */
    public String portraitWords() {
        return new Portrait(view).words();
    }

    private Axis time() {
        return scales.logTime()
                ? Axis.logarithmic("flow time t").from(view.earliest(), view.end())
                : Axis.linear("flow time t").from(0, view.end());
    }

    private CurveChart loss() {
        List<TrajectoryPoint> shown = view.shown();
        double start = shown.get(0).loss();
        Axis axis = scales.logLoss()
                ? Axis.logarithmic("loss").from(SHOWN * start, 1.5 * start)
                : Axis.linear("loss").from(0, Double.NaN);
        CurveChart.Builder chart = CurveChart.of(time(), axis);
        curve(chart, "reduced flow", shown, TrajectoryPoint::loss, Grammar.theory());
        boolean first = true;
        for (OverlayRun run : view.runs()) {
            curve(
                    chart,
                    first ? "network" : "",
                    view.shown(run),
                    TrajectoryPoint::loss,
                    Grammar.network(0).lineOnly());
            first = false;
        }
        plateaus(chart);
        halfTimes(chart);
        return chart.build();
    }

    private CurveChart norms() {
        CurveChart.Builder chart = CurveChart.of(time(), Axis.linear("‖w_m‖").from(0, Double.NaN));
        for (int m = 0; m < view.names().size(); m++) {
            int modality = m;
            ToDoubleFunction<TrajectoryPoint> norm = point -> view.norm(point, modality);
            curve(
                    chart,
                    view.names().get(m),
                    view.shown(),
                    norm,
                    view.names().size() > 1 ? Grammar.theory(m) : Grammar.theory());
            for (int r = 0; r < view.runs().size(); r++) {
                String name = r == 0 ? view.names().get(m) + ", network" : "";
                curve(
                        chart,
                        name,
                        view.shown(view.runs().get(r)),
                        norm,
                        Grammar.modality(m).lineOnly());
            }
        }
        halfTimes(chart);
        return chart.build();
    }

    private static void curve(
            CurveChart.Builder chart,
            String name,
            List<TrajectoryPoint> points,
            ToDoubleFunction<TrajectoryPoint> what,
            Look look) {
        if (points.size() > 1) {
            double[] times = points.stream().mapToDouble(TrajectoryPoint::time).toArray();
            double[] values = points.stream().mapToDouble(what).toArray();
            if (name.isEmpty()) {
                chart.unlisted("network", times, values, look);
            } else {
                chart.curve(name, times, values, look);
            }
        }
    }

    private void plateaus(CurveChart.Builder chart) {
        List<LearnedSet> path =
                view.prediction().path().map(MatchedPhases::sequence).orElse(List.of());
        for (int p = 1; p < path.size() - 1; p++) {
            double loss =
                    view.prediction().graph().orElseThrow().at(path.get(p)).loss();
            chart.horizontal(loss, set(path.get(p)) + " " + Rounded.value(loss, DIGITS), Look.Hue.GREY);
        }
    }

    private void halfTimes(CurveChart.Builder chart) {
        for (int m : view.prediction().order()) {
            OptionalDouble half = view.prediction().halfTime(m);
            if (half.isPresent() && half.getAsDouble() > 0) {
                chart.vertical(
                        half.getAsDouble(),
                        "t_" + group(view.names().get(m)) + " = " + Rounded.value(half.getAsDouble(), DIGITS),
                        Look.Hue.GREY);
            }
        }
    }

    private Panel stays() {
        List<Stay> stays = view.prediction().timeline().map(Timeline::stays).orElse(List.of());
        if (stays.isEmpty()) {
            return new EmptyChart("", "fixed points are known for one output and one length a modality");
        }
        return new StayChart(
                "",
                time(),
                stays.stream()
                        .map(stay -> new StayChart.Stay(
                                set(stay.saddle().learned()),
                                stay.visit().arrival().map(LocatedTime::time).orElse(0.0),
                                stay.visit().departure().map(LocatedTime::time).orElse(Double.POSITIVE_INFINITY),
                                stay.saddle().learned().size() == 0
                                        ? Double.NaN
                                        : stay.visit().closest().time(),
                                stay.saddle().kind().label() + ", loss "
                                        + Rounded.value(stay.saddle().loss(), DIGITS)))
                        .toList());
    }

    /** A learned set in the markup of charts. */
    static String set(LearnedSet learned) {
        return learned.size() == 0 ? "∅" : String.join(" + ", learned.names());
    }

    static String norm(String modality) {
        return "‖w_" + group(modality) + "‖";
    }

    /** A name as one index in the markup of charts. */
    static String group(String name) {
        return name.length() == 1 ? name : "{" + name + "}";
    }
}
