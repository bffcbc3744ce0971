package org.fusionflow.report.experiment.deep;

import java.util.Locale;
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

/** Loss curves by fusion layer. */
final class DepthTrajectoriesPages implements ExperimentPages {
    private static final double HEIGHT = 190;

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        manuscript.figure(
                Prose.of(
                        "Loss of networks (one curve a seed) and of the reduced flow from their own aligned layers (dashed, from where modality A"
                                + " is aligned). Half times of the first seed are marked; the plateau is the loss with A alone."),
                HEIGHT,
                loss(rows, 4),
                loss(rows, 3));
        manuscript.figure(
                Prose.of("The same for shallower fusion: the plateau shrinks and vanishes."),
                HEIGHT,
                loss(rows, 2),
                loss(rows, 1));
        manuscript.table(
                Prose.of(
                        "Half times and their ratio, mean ± standard deviation over seeds, and the largest relative error of the reduced flow."),
                table(rows));
    }

    private static CurveChart loss(Rows rows, int fusion) {
        Rows of = rows.where("fusion", fusion);
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t"), Axis.linear("loss").from(0, Double.NaN))
                .title("L_f = " + fusion);
        boolean first = true;
        for (Rows seed : of.where("what", "loss").by("seed").values()) {
            chart.curve(
                    first ? "networks" : "",
                    seed.numbers("time"),
                    seed.numbers("network"),
                    Look.solid(Look.Hue.ORANGE));
            first = false;
        }
        first = true;
        for (Rows seed : of.where("what", "loss").by("seed").values()) {
            chart.curve(
                    first ? "reduced flow" : "",
                    seed.numbers("time"),
                    seed.numbers("reduced"),
                    Look.dashed(Look.Hue.BLACK));
            first = false;
        }
        chart.horizontal(0.5, "A alone", Look.Hue.GREY);
        chart.vertical(of.where("what", "t_A").number(0, "network"), "t_A", Look.Hue.BLUE);
        chart.vertical(of.where("what", "t_B").number(0, "network"), "t_B", Look.Hue.VERMILLION);
        return chart.build();
    }

    private static Table table(Rows rows) {
        Table table = Table.of(
                Table.Column.left("L_f"),
                Table.Column.right("t_A"),
                Table.Column.right("t_B"),
                Table.Column.right("t_B/t_A"),
                Table.Column.right("largest error"));
        for (Map.Entry<String, Rows> fusion : rows.by("fusion").entrySet()) {
            Rows first = fusion.getValue().where("what", "t_A");
            Rows second = fusion.getValue().where("what", "t_B");
            double[] ratios = new double[first.size()];
            double error = 0;
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = second.number(i, "network") / first.number(i, "network");
                error = Math.max(error, Math.abs(first.number(i, "reduced") / first.number(i, "network") - 1));
                error = Math.max(error, Math.abs(second.number(i, "reduced") / second.number(i, "network") - 1));
            }
            table = table.row(
                    fusion.getKey(),
                    spread("%.1f", first.numbers("network")),
                    spread("%.1f", second.numbers("network")),
                    spread("%.3f", ratios),
                    String.format(Locale.ROOT, "%.1f %%", 100 * error));
        }
        return table;
    }

    private static String spread(String format, double[] values) {
        Spread spread = Spread.of(values);
        return String.format(Locale.ROOT, format + " ± " + format, spread.mean(), spread.deviation());
    }
}
