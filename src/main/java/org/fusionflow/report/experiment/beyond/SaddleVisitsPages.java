package org.fusionflow.report.experiment.beyond;

import java.util.Arrays;
import java.util.Map;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

/** Dwell times over the step and over the batch, and every setting as a table. */
final class SaddleVisitsPages implements ExperimentPages {
    private static final double HEIGHT = 185;

    /** Room above the flow's dwell time, which no method exceeds by much. */
    private static final double ABOVE = 1.15;

    private static final Look.Hue[] HUES = {Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN, Look.Hue.PURPLE};

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        for (Map.Entry<String, Rows> tree : rows.by("tree").entrySet()) {
            manuscript.figure(
                    Prose.of("")
                            .code(tree.getKey())
                            .text(
                                    ": dwell time at the unimodal saddle in flow time, dashed as the reduced flow predicts it. Left full batches over"
                                            + " the learning rate, right stochastic descent over the batch, mean and standard error over seeds."),
                    HEIGHT,
                    rates(tree.getValue()),
                    batches(tree.getValue()));
        }
        for (Map.Entry<String, Rows> tree : rows.by("tree").entrySet()) {
            manuscript.table(
                    Prose.of("Settings of ")
                            .code(tree.getKey())
                            .text(
                                    ", means over seeds with the standard error of the last two digits in parentheses. Rates are over the stability"
                                            + " limit of plain descent, Adam's as they are. The dwell time is over the flow's, and over the run's own half"
                                            + " time of A; the closest approach is over the norm of the final map."),
                    table(tree.getValue()));
        }
    }

    private static CurveChart rates(Rows tree) {
        CurveChart.Builder chart = chart(
                tree,
                "learning rate / stability limit",
                tree.where("method", "gd").numbers("ofLimit"));
        int hue = 0;
        for (String method : new String[] {"gd", "momentum"}) {
            add(
                    chart,
                    method,
                    tree.where("method", method),
                    "ofLimit",
                    Look.dotted(HUES[hue++]).with(Look.Points.DISCS));
        }
        return chart.build();
    }

    private static CurveChart batches(Rows tree) {
        CurveChart.Builder chart =
                chart(tree, "batch", tree.where("method", "sgd").numbers("batch"));
        int hue = 0;
        for (Map.Entry<String, Rows> rate :
                tree.where("method", "sgd").by("ofLimit").entrySet()) {
            Look.Hue color = HUES[hue++ % HUES.length];
            add(chart, "rate " + rate.getKey() + " of the limit", rate.getValue(), "batch", Look.points(color));
            Map<String, Rows> points = rate.getValue().by("batch");
            chart.curve("", numbers(points, "batch"), numbers(points, "dwellLaw"), Look.solid(color));
        }
        return chart.build();
    }

    private static CurveChart.Builder chart(Rows tree, String label, double[] over) {
        double flow = tree.number(0, "dwellTheory");
        return CurveChart.of(Cells.over(label, over), Axis.linear("dwell time").from(0, ABOVE * flow))
                .horizontal(flow, "flow", Look.Hue.GREY);
    }

    private static void add(CurveChart.Builder chart, String name, Rows rows, String over, Look look) {
        Map<String, Rows> points = rows.by(over);
        Spread[] dwell = points.values().stream()
                .map(one -> Spread.of(one.numbers("dwell")))
                .toArray(Spread[]::new);
        chart.measured(
                name,
                numbers(points, over),
                Arrays.stream(dwell).mapToDouble(Spread::mean).toArray(),
                Arrays.stream(dwell).mapToDouble(Spread::error).toArray(),
                look);
    }

    private static double[] numbers(Map<String, Rows> points, String column) {
        return points.values().stream()
                .mapToDouble(one -> one.number(0, column))
                .toArray();
    }

    private static Table table(Rows rows) {
        Table table = Table.of(
                Table.Column.left("Method"),
                Table.Column.right("Rate"),
                Table.Column.right("Batch"),
                Table.Column.right("Visits"),
                Table.Column.right("Dwell / flow"),
                Table.Column.right("Dwell / own half time"),
                Table.Column.right("Closest"));
        for (Rows method : rows.by("method").values()) {
            for (Rows rate : method.by("ofLimit").values()) {
                for (Rows some : rate.by("batch").values()) {
                    table = table.row(cells(some));
                }
            }
        }
        return table;
    }

    private static Prose[] cells(Rows some) {
        long visits =
                Arrays.stream(some.numbers("stays")).filter(stays -> stays > 0).count();
        boolean adam = some.text(0, "method").equals("adam");
        String batch = some.text(0, "batch");
        return new Prose[] {
            Prose.of(some.text(0, "method")),
            Prose.of(some.text(0, "method").equals("flow") ? "–" : Cells.number(some.number(0, "ofLimit"))),
            Prose.of(batch.equals("0") ? "all" : batch),
            Prose.of(visits + "/" + some.size()),
            Prose.of(adam ? "–" : ratio(some, "dwell", "dwellTheory")),
            Prose.of(ratio(some, "dwell", "tA")),
            Prose.of(Cells.spread(some.numbers("closest")))
        };
    }

    private static String ratio(Rows some, String above, String below) {
        double[] ratios = some.numbers(above);
        double[] units = some.numbers(below);
        Arrays.setAll(ratios, i -> ratios[i] / units[i]);
        return Cells.spread(ratios);
    }
}
