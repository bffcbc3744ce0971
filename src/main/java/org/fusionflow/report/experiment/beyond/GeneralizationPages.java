package org.fusionflow.report.experiment.beyond;

import java.util.List;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;

/** Curves of one draw, network over theory, and all draws as a table. */
final class GeneralizationPages implements ExperimentPages {
    private static final double HEIGHT = 190;

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        for (int samples : new int[] {70, 700}) {
            Rows draw = rows.where("samples", samples).where("data", 1).where("seed", 1);
            manuscript.figure(
                    Prose.of(samples + " samples, one draw: training loss and error on new data ")
                            .math("E_g")
                            .text(
                                    ", reduced flow (lines) and network (points). Half times of A and B and the time of the least error"
                                            + " are those of the network."),
                    HEIGHT,
                    chart(draw.where("fusion", "early"), "early fusion"),
                    chart(draw.where("fusion", "late"), "late fusion"));
        }
        manuscript.table(
                Prose.of(
                        "Means over draws of the weights, networks; in parentheses the reduced flow. The end is that of the curves."),
                table(rows));
    }

    private static CurveChart chart(Rows draw, String title) {
        Rows curve = draw.where("at", "curve");
        double[] network = curve.numbers("time");
        double[] theory = curve.numbers("timeTheory");
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, theory[theory.length - 1]),
                        Axis.linear("loss, E_g").from(0, Double.NaN))
                .title(title);
        chart.curve("E_g", theory, curve.numbers("errorTheory"), Look.solid(Look.Hue.VERMILLION));
        chart.curve("training loss", theory, curve.numbers("lossTheory"), Look.solid(Look.Hue.BLUE));
        chart.curve("", network, curve.numbers("error"), Look.points(Look.Hue.VERMILLION));
        chart.curve("", network, curve.numbers("loss"), Look.points(Look.Hue.BLUE));
        chart.vertical(time(draw, "halfA"), "t_A", Look.Hue.GREY);
        chart.vertical(time(draw, "halfB"), "t_B", Look.Hue.GREY);
        chart.vertical(time(draw, "best"), "least E_g", Look.Hue.GREEN);
        return chart.build();
    }

    private static double time(Rows draw, String at) {
        return draw.where("at", at).number(0, "time");
    }

    private static Table table(Rows rows) {
        Table table = Table.of(
                Table.Column.right("Samples"),
                Table.Column.left("Fusion"),
                Table.Column.right("Data"),
                Cells.math("t_A"),
                Cells.math("t_B"),
                Table.Column.right("best time"),
                Cells.math("\\min E_g"),
                Cells.math("E_g(\\mathrm{end})"));
        for (String samples : rows.by("samples").keySet()) {
            Rows ofSamples = rows.by("samples").getOrDefault(samples, rows);
            for (String fusion : List.of("early", "late")) {
                Rows ofFusion = ofSamples.where("fusion", fusion);
                for (String data : ofFusion.by("data").keySet()) {
                    Rows some = ofFusion.by("data").getOrDefault(data, ofFusion);
                    table = table.row(
                            samples,
                            fusion,
                            data,
                            both(some.where("at", "halfA"), "time"),
                            both(some.where("at", "halfB"), "time"),
                            both(some.where("at", "best"), "time"),
                            both(some.where("at", "best"), "error"),
                            both(ends(some), "error"));
                }
            }
        }
        return table;
    }

    /** The last point of every curve. */
    private static Rows ends(Rows some) {
        return new Rows(
                some.columns(),
                some.where("at", "curve").by("seed").values().stream()
                        .map(curve -> curve.rows().get(curve.size() - 1))
                        .toList());
    }

    private static String both(Rows some, String column) {
        return Cells.both(some.numbers(column), some.numbers(column + "Theory"));
    }
}
