package org.fusionflow.report.experiment.deep;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

/** Predicted against measured half times of trees, and every modality in a table. */
final class FusionTreesPages implements ExperimentPages {
    private static final double HEIGHT = 220;
    private static final Look.Hue[] TREES = {
        Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN, Look.Hue.PURPLE, Look.Hue.ORANGE
    };

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        Rows random = rows.where("start", "random");
        manuscript.figure(
                Prose.of(
                        "Half times of networks with random weights, all modalities and seeds, against those of the reduced system from the networks' own"
                                + " layers (left) and of the reduced flow from the nominal start (right): the order is right in both, the time in the"
                                + " left one only."),
                HEIGHT,
                against(random, "theory", "reduced, own layers"),
                against(random, "nominal", "reduced, nominal start"));
        manuscript.table(
                Prose.of(
                        "Half times of aligned and random starts. Errors are the largest relative ones of the reduced system, random starts over seeds;"
                                + " ± is the standard deviation over seeds."),
                table(rows));
    }

    private static CurveChart against(Rows rows, String theory, String label) {
        double[] measured = rows.numbers("network");
        double[] predicted = rows.numbers(theory);
        double low = 0.8
                * DoubleStream.concat(Arrays.stream(measured), Arrays.stream(predicted))
                        .min()
                        .orElse(1);
        double high = 1.25
                * DoubleStream.concat(Arrays.stream(measured), Arrays.stream(predicted))
                        .max()
                        .orElse(10);
        CurveChart.Builder chart = CurveChart.of(
                Axis.logarithmic("half time, " + label).from(low, high),
                Axis.logarithmic("half time of the network").from(low, high));
        int hue = 0;
        for (Map.Entry<String, Rows> tree : rows.by("tree").entrySet()) {
            chart.curve(
                    tree.getKey(),
                    tree.getValue().numbers(theory),
                    tree.getValue().numbers("network"),
                    Look.points(TREES[hue++ % TREES.length]));
        }
        chart.curve("", new double[] {low, high}, new double[] {low, high}, Look.solid(Look.Hue.GREY));
        return chart.build();
    }

    private static Table table(Rows rows) {
        Table table = Table.of(
                Table.Column.left("Tree"),
                Table.Column.right("u0"),
                Table.Column.left("Modality"),
                Table.Column.right("half norm"),
                Table.Column.right("aligned"),
                Table.Column.right("error"),
                Table.Column.right("random"),
                Table.Column.right("error"));
        for (Map.Entry<String, Rows> tree : rows.by("tree").entrySet()) {
            for (Map.Entry<String, Rows> modality :
                    tree.getValue().by("modality").entrySet()) {
                Rows aligned = modality.getValue().where("start", "aligned");
                Rows random = modality.getValue().where("start", "random");
                Spread times = Spread.of(random.numbers("network"));
                table = table.row(
                        Prose.of("").code(tree.getKey()),
                        Prose.of(modality.getValue().text(0, "u0")),
                        Prose.of(modality.getKey()),
                        Prose.of(number("%.3f", aligned.number(0, "half_norm"))),
                        Prose.of(number("%.4f", aligned.number(0, "network"))),
                        Prose.of(number("%.0e", error(aligned))),
                        Prose.of(number("%.2f", times.mean()) + "\u00a0±\u00a0" + number("%.2f", times.deviation())),
                        Prose.of(number("%.0e", error(random))));
            }
        }
        return table;
    }

    private static double error(Rows rows) {
        double largest = 0;
        for (int i = 0; i < rows.size(); i++) {
            largest = Math.max(largest, Math.abs(rows.number(i, "theory") / rows.number(i, "network") - 1));
        }
        return largest;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
