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

/** Prefactors by width and by start. */
final class KappaPages implements ExperimentPages {
    private static final double HEIGHT = 200;
    private static final Look.Hue[] HUES = {
        Look.Hue.BLUE,
        Look.Hue.SKY,
        Look.Hue.VERMILLION,
        Look.Hue.ORANGE,
        Look.Hue.BLACK,
        Look.Hue.GREEN,
        Look.Hue.PURPLE
    };

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        String width = rows.by("width").containsKey("100") ? "100" : rows.text(0, "width");
        Rows one = rows.where("width", Integer.parseInt(width));
        manuscript.figure(
                Prose.of("Prefactors of networks of width " + width
                                + " against the size of the start (points, means and standard errors over seeds); solid, the reduced flow from a start"
                                + " fitted at the largest ")
                        .math("u_0")
                        .text(" to other seeds; dotted, the published formula. For ")
                        .math("L_f = 2")
                        .text(" the right panel has the delay itself, which grows with ")
                        .math("\\ln(1/u_0)")
                        .text("."),
                HEIGHT,
                overStarts(one, "kappa_first", "κ_A = t_A u_0^{L-2}"),
                overStarts(one, "kappa_second", "κ_B = (t_B - t_A) u_0^{L_f-2}"));
        manuscript.figure(
                Prose.of("The same against the width, each at the smallest ")
                        .math("u_0")
                        .text(
                                " of its depth: bounded at three layers, growing slowly at four and faster at five, where all layers between the"
                                        + " first and the last start without a share in the map that does not vanish with the width."),
                HEIGHT,
                overWidths(rows, "kappa_first", "κ_A"),
                overWidths(rows, "kappa_second", "κ_B"));
        manuscript.table(
                Prose.of("Width " + width
                        + ": mean ± standard error over seeds, beside the fitted start and the formula."),
                table(one));
    }

    private static CurveChart overStarts(Rows rows, String column, String label) {
        CurveChart.Builder chart = CurveChart.of(Roomy.logarithmic("u_0", rows.numbers("u0")), Axis.logarithmic(label));
        int hue = 0;
        for (Map.Entry<String, Rows> layers : rows.by("layers").entrySet()) {
            for (Map.Entry<String, Rows> fusion : layers.getValue().by("fusion").entrySet()) {
                Look.Hue color = HUES[hue++ % HUES.length];
                Rows of = fusion.getValue();
                SeedMeans networks = SeedMeans.of(of.where("source", "network"), "u0", column);
                SeedMeans fitted = SeedMeans.of(of.where("source", "calibrated"), "u0", column);
                SeedMeans formula = SeedMeans.of(of.where("source", "formula"), "u0", column);
                chart.measured(
                        "L = " + layers.getKey() + ", L_f = " + fusion.getKey(),
                        networks.x(),
                        networks.mean(),
                        networks.error(),
                        Look.points(color));
                chart.curve("", fitted.x(), fitted.mean(), Look.solid(color));
                chart.curve("", formula.x(), formula.mean(), Look.dotted(color));
            }
        }
        return chart.build();
    }

    private static CurveChart overWidths(Rows rows, String column, String label) {
        CurveChart.Builder chart =
                CurveChart.of(Roomy.logarithmic("width h", rows.numbers("width")), Axis.logarithmic(label));
        int hue = 0;
        for (Map.Entry<String, Rows> layers : rows.by("layers").entrySet()) {
            for (Map.Entry<String, Rows> fusion : layers.getValue().by("fusion").entrySet()) {
                Look.Hue color = HUES[hue++ % HUES.length];
                Rows of = fusion.getValue().where("source", "network");
                Rows smallest = of.where("u0", of.number(0, "u0"));
                SeedMeans networks = SeedMeans.of(smallest, "width", column);
                chart.measured(
                        "L = " + layers.getKey() + ", L_f = " + fusion.getKey(),
                        networks.x(),
                        networks.mean(),
                        networks.error(),
                        Look.solid(color).with(Look.Points.DISCS));
            }
        }
        return chart.build();
    }

    private static Table table(Rows rows) {
        Table table = Table.of(
                Table.Column.left("L"),
                Table.Column.left("L_f"),
                Table.Column.left("u0"),
                Table.Column.right("kappa_A"),
                Table.Column.right("fitted"),
                Table.Column.right("formula"),
                Table.Column.right("kappa_B"),
                Table.Column.right("fitted"),
                Table.Column.right("formula"));
        for (Map.Entry<String, Rows> layers : rows.by("layers").entrySet()) {
            for (Map.Entry<String, Rows> fusion : layers.getValue().by("fusion").entrySet()) {
                for (Map.Entry<String, Rows> u0 : fusion.getValue().by("u0").entrySet()) {
                    Rows at = u0.getValue();
                    table = table.row(
                            layers.getKey(),
                            fusion.getKey(),
                            u0.getKey(),
                            measured(at, "kappa_first"),
                            number(at, "calibrated", "kappa_first"),
                            number(at, "formula", "kappa_first"),
                            measured(at, "kappa_second"),
                            number(at, "calibrated", "kappa_second"),
                            number(at, "formula", "kappa_second"));
                }
            }
        }
        return table;
    }

    private static String measured(Rows at, String column) {
        SeedMeans means = SeedMeans.of(at.where("source", "network"), "u0", column);
        return String.format(Locale.ROOT, "%.3f ± %.3f", means.mean()[0], means.error()[0]);
    }

    private static String number(Rows at, String source, String column) {
        return String.format(Locale.ROOT, "%.3f", at.where("source", source).number(0, column));
    }
}
