package org.fusionflow.report.experiment.beyond;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

/** Phase durations and errors on new data over the start, one curve an architecture, and all of it as a table. */
final class OverparameterizedGridPages implements ExperimentPages {
    private static final double HEIGHT = 185;

    private static final Look.Hue[] HUES = {Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN, Look.Hue.PURPLE};

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        for (Map.Entry<String, Rows> layers : rows.by("layers").entrySet()) {
            manuscript.figure(
                    Prose.of("L = " + layers.getKey()
                            + ": duration of the unimodal phase and error on new data at the end of training over the scale"
                            + " of the start, mean and standard error over seeds; dashed lines are the reduced flow from an aligned start of"
                            + " that scale, which does not know how long random layers take to align."),
                    HEIGHT,
                    chart(
                            layers.getValue(),
                            Axis.logarithmic("t_B − t_A"),
                            some -> difference(some, "tB", "tA"),
                            some -> difference(some, "tBTheory", "tATheory")),
                    chart(
                            layers.getValue(),
                            Axis.linear("E_g at the end"),
                            some -> some.numbers("end"),
                            some -> some.numbers("endTheory")));
        }
        manuscript.table(
                Prose.of(
                        "Means over seeds with the standard error of the last two digits in parentheses. Every seed has its own teacher, samples"
                                + " and weights, so that settings scatter together. Best is the least error on new data, at a time given in half times of B."),
                table(rows));
    }

    private static CurveChart chart(
            Rows rows, Axis axis, Function<Rows, double[]> network, Function<Rows, double[]> theory) {
        CurveChart.Builder chart = CurveChart.of(Cells.over("scale of the start u_0", rows.numbers("u0")), axis);
        int hue = 0;
        for (Map.Entry<String, Rows> fusion : rows.by("fusion").entrySet()) {
            Look.Hue color = HUES[hue++ % HUES.length];
            Map<String, Rows> points = fusion.getValue().by("u0");
            double[] x = points.values().stream()
                    .mapToDouble(one -> one.number(0, "u0"))
                    .toArray();
            Spread[] found = spreads(points, network);
            chart.curve(
                    "",
                    x,
                    Arrays.stream(spreads(points, theory))
                            .mapToDouble(Spread::mean)
                            .toArray(),
                    Look.dashed(color));
            chart.measured(
                    "L_f = " + fusion.getKey(),
                    x,
                    Arrays.stream(found).mapToDouble(Spread::mean).toArray(),
                    Arrays.stream(found).mapToDouble(Spread::error).toArray(),
                    Look.points(color));
        }
        return chart.build();
    }

    private static Spread[] spreads(Map<String, Rows> points, Function<Rows, double[]> quantity) {
        return points.values().stream()
                .map(one -> Spread.of(quantity.apply(one)))
                .toArray(Spread[]::new);
    }

    private static double[] difference(Rows some, String later, String earlier) {
        double[] from = some.numbers(earlier);
        double[] differences = some.numbers(later);
        Arrays.setAll(differences, i -> differences[i] - from[i]);
        return differences;
    }

    private static double[] ratio(Rows some, String above, String below) {
        double[] under = some.numbers(below);
        double[] ratios = some.numbers(above);
        Arrays.setAll(ratios, i -> ratios[i] / under[i]);
        return ratios;
    }

    private static Table table(Rows rows) {
        Table table = Table.of(
                Cells.math("L"),
                Cells.math("L_f"),
                Cells.math("u_0"),
                Cells.math("t_A"),
                Cells.math("t_B-t_A"),
                Cells.math("t_B/t_A"),
                Cells.math("\\min E_g"),
                Table.Column.right("at / t of B"),
                Cells.math("E_g(\\mathrm{end})"));
        for (Rows layers : rows.by("layers").values()) {
            for (Rows fusion : layers.by("fusion").values()) {
                for (Rows some : fusion.by("u0").values()) {
                    table = table.row(
                            some.text(0, "layers"),
                            some.text(0, "fusion"),
                            Cells.number(some.number(0, "u0")),
                            Cells.spread(some.numbers("tA")),
                            Cells.spread(difference(some, "tB", "tA")),
                            Cells.spread(ratio(some, "tB", "tA")),
                            Cells.spread(some.numbers("best")),
                            Cells.spread(ratio(some, "bestTime", "tB")),
                            Cells.spread(some.numbers("end")));
                }
            }
        }
        return table;
    }
}
