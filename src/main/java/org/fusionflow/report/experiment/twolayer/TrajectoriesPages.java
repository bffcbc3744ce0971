package org.fusionflow.report.experiment.twolayer;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Vector;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.chart.PhasePortrait;
import org.fusionflow.report.chart.PointKind;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Figure;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.StudyFinding;
import org.fusionflow.study.experiment.twolayer.Means;
import org.fusionflow.study.experiment.twolayer.Trajectories;

/** Loss and maps over time, and the plane of the two maps. */
final class TrajectoriesPages implements ExperimentPages {
    private static final double HEIGHT = 220;
    private static final double PORTRAIT = 250;
    private static final Moments MOMENTS = new ToyData(Trajectories.RATIO, Trajectories.RHO, 1, 1).moments();
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");
    private static final FusionTree EARLY = FusionTree.parse("(A:1,B:1):1");
    private static final LearningOrder ORDER = LearningOrder.of(LATE, MOMENTS);

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        for (String fusion : List.of("late", "early")) {
            Rows own = rows.where("fusion", fusion);
            manuscript.figure(
                    fusion.equals("late")
                            ? Prose.of(
                                    "Late fusion. Networks by gradient flow (dashed) follow the reduced flow from the amplitude that such"
                                            + " weights have on average; steps of 0.04 (dotted) let A come later. Half times are means over the seeds"
                                            + " of the flow.")
                            : Prose.of(
                                    "Early fusion, as above: both maps rise together, A beyond its final value and back."),
                    HEIGHT,
                    chart(own, "loss", fusion),
                    chart(own, "maps", fusion));
        }
        manuscript.figure(
                Prose.of("The plane of the two maps ")
                        .math("w_A, w_B")
                        .text(
                                ": directions of the balanced reduced flow, its trajectory, networks in steps of 0.04, and fixed points. Late"
                                        + " fusion passes the saddle at ")
                        .math("(1+\\rho\\,\\sigma_B/\\sigma_A,\\,0)")
                        .text(", early fusion has none there."),
                PORTRAIT,
                portrait("late fusion", LATE, rows.where("fusion", "late")),
                portrait("early fusion", EARLY, rows.where("fusion", "early")));
    }

    private static Figure chart(Rows rows, String what, String fusion) {
        Rows flow = rows.where("source", "flow");
        double second = Means.mean(flow.where("event", "t_B"), "time");
        boolean late = fusion.equals("late");
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, late ? 1.25 * second : Double.NaN),
                        Axis.linear(what.equals("loss") ? "loss" : "map w_m").from(0, Double.NaN))
                .title(fusion + " fusion");
        if (what.equals("loss")) {
            curves(chart, rows, "loss", "", Look.Hue.BLACK, Look.Hue.VERMILLION);
            if (late) {
                double loss = ORDER.saddle().loss();
                chart.horizontal(loss, "saddle " + StudyFinding.number(loss), Look.Hue.GREY);
            }
        } else {
            curves(chart, rows, "mapA", "A", Look.Hue.BLUE, Look.Hue.BLUE);
            curves(chart, rows, "mapB", "B", Look.Hue.GREEN, Look.Hue.GREEN);
            chart.horizontal(1, "w*", Look.Hue.GREY);
            if (late) {
                chart.horizontal(ORDER.saddle().map().at(0), "w* + ρ σ_B/σ_A", Look.Hue.GREY);
            }
        }
        for (String event : List.of("t_A", "t_B")) {
            double time = Means.mean(flow.where("event", event), "time");
            chart.vertical(time, event + " = " + String.format(java.util.Locale.ROOT, "%.2f", time), Look.Hue.GREY);
        }
        return chart.build();
    }

    /** Reduced flow as a line, every seed by flow and in steps. */
    private static void curves(
            CurveChart.Builder chart, Rows rows, String column, String of, Look.Hue line, Look.Hue networks) {
        String suffix = of.isEmpty() ? "" : " of " + of;
        Rows reduced = rows.where("source", "reduced");
        chart.curve("reduced flow" + suffix, reduced.numbers("time"), reduced.numbers(column), Look.solid(line));
        boolean first = true;
        for (Rows seed : rows.where("source", "steps").by("seed").values()) {
            String name = first && of.isEmpty() ? "networks, steps" : "";
            chart.curve(name, seed.numbers("time"), seed.numbers(column), Look.dotted(networks));
            first = false;
        }
        first = true;
        for (Rows seed : rows.where("source", "flow").by("seed").values()) {
            String name = first && of.isEmpty() ? "networks, flow" : "";
            chart.curve(name, seed.numbers("time"), seed.numbers(column), Look.dashed(networks));
            first = false;
        }
    }

    private static Figure portrait(String title, FusionTree tree, Rows rows) {
        MapField field = MapField.of(tree, MOMENTS);
        PhasePortrait.Builder chart = PhasePortrait.of(
                        Axis.linear("w_A").from(-0.1, 1.8),
                        Axis.linear("w_B").from(-0.1, 2.2),
                        (a, b) -> field.rate(a, b).at(0),
                        (a, b) -> field.rate(a, b).at(1))
                .title(title);
        Rows reduced = rows.where("source", "reduced");
        chart.trajectory("reduced flow", reduced.numbers("mapA"), reduced.numbers("mapB"), Look.solid(Look.Hue.BLUE));
        boolean first = true;
        for (Rows seed : rows.where("source", "steps").by("seed").values()) {
            chart.trajectory(
                    first ? "networks" : "",
                    seed.numbers("mapA"),
                    seed.numbers("mapB"),
                    Look.dashed(Look.Hue.VERMILLION));
            first = false;
        }
        chart.fixedPoint(0, 0, PointKind.SADDLE, "nothing learned");
        if (tree.equals(LATE)) {
            Vector saddle = ORDER.saddle().map();
            chart.fixedPoint(saddle.at(0), saddle.at(1), PointKind.SADDLE, "A learned");
            double other =
                    MOMENTS.correlation().at(1) / MOMENTS.inputCovariance().at(1, 1);
            chart.fixedPoint(0, other, PointKind.SADDLE, "B learned");
        }
        Vector end = ORDER.end().map();
        chart.fixedPoint(end.at(0), end.at(1), PointKind.MINIMUM, "both learned");
        return chart.build();
    }
}
