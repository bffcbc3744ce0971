package org.fusionflow.report.experiment.twolayer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Figure;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.twolayer.RandomDataSetsFindings;

/** Measured ratios over predicted ones. */
final class RandomDataSetsPages implements ExperimentPages {
    private static final double HEIGHT = 235;

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        int worst = RandomDataSetsFindings.worstRow(rows, "formula");
        manuscript.figure(
                Prose.of("Measured time ratio ")
                        .math("t_2/t_1")
                        .text(" of each data set over its prediction, 1 being the modality with the larger ")
                        .math("s=\\lVert\\Sigma_{yx}\\rVert")
                        .text(
                                ". A prediction that is right lies on the line. The triangle is the formula's worst case, data set "
                                        + rows.text(worst, "dataSeed") + "."),
                HEIGHT,
                chart("from the networks' own weights", rows)
                        .curve(
                                label("exact reduced system", rows, "exactRatio"),
                                rows.numbers("exactRatio"),
                                rows.numbers("timeRatio"),
                                Look.points(Look.Hue.BLUE).with(Look.Points.CIRCLES))
                        .curve(
                                label("aligned, u_{eff}", rows, "alignedRatio"),
                                rows.numbers("alignedRatio"),
                                rows.numbers("timeRatio"),
                                small())
                        .build(),
                chart("from the data alone", rows)
                        .curve(
                                label("leading-order formula", rows, "formula"),
                                rows.numbers("formula"),
                                rows.numbers("timeRatio"),
                                Look.points(Look.Hue.GREY).with(Look.Points.CIRCLES))
                        .curve(
                                label("matched phases", rows, "refinedRatio"),
                                rows.numbers("refinedRatio"),
                                rows.numbers("timeRatio"),
                                Look.points(Look.Hue.GREEN))
                        .curve(
                                "",
                                new double[] {rows.number(worst, "formula")},
                                new double[] {rows.number(worst, "timeRatio")},
                                Look.points(Look.Hue.BLACK).with(Look.Points.TRIANGLES))
                        .build());
        manuscript.figure(
                Prose.of(
                                "What the formula leaves out, against how far it is off: the half time of the first modality relative to ")
                        .math("\\ln(1/u_0)/s_1")
                        .text(
                                ", which is 1 in the formula, and how close the two speeds are. The later the first is learned, the"
                                        + " shorter is the rest of the time, relative to it."),
                HEIGHT,
                miss("t_1 s_1 / ln(1/u_0)", rows, true),
                miss("s_2 / s_1", rows, false));
    }

    private static Look small() {
        return Look.points(Look.Hue.VERMILLION).with(Look.Points.SQUARES);
    }

    private static String label(String name, Rows rows, String column) {
        return name + String.format(Locale.ROOT, ", R² = %.3f", RandomDataSetsFindings.explained(rows, column));
    }

    private static CurveChart.Builder chart(String title, Rows rows) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (String column : List.of("timeRatio", "exactRatio", "refinedRatio", "formula")) {
            for (double value : rows.numbers(column)) {
                lowest = Math.min(lowest, 0.8 * value);
                highest = Math.max(highest, 1.25 * value);
            }
        }
        double[] ends = {lowest, highest};
        return CurveChart.of(
                        Axis.logarithmic("predicted t_2 / t_1").from(lowest, highest),
                        Axis.logarithmic("measured t_2 / t_1").from(lowest, highest))
                .title(title)
                .curve("", ends, ends, Look.solid(Look.Hue.BLACK));
    }

    private static Figure miss(String label, Rows rows, boolean times) {
        double[] x = new double[rows.size()];
        double[] y = new double[rows.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = times
                    ? rows.number(i, "halfTimeFirst") / rows.number(i, "formulaFirst")
                    : rows.number(i, "speedSecond") / rows.number(i, "speedFirst");
            y[i] = rows.number(i, "timeRatio") / rows.number(i, "formula");
        }
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(1);
        double margin = 0.04 * (high - low);
        return CurveChart.of(
                        Axis.linear(label).from(low - margin, high + margin), Axis.logarithmic("measured / formula"))
                .curve("", x, y, Look.points(Look.Hue.GREY).with(Look.Points.CIRCLES))
                .horizontal(1, "formula", Look.Hue.BLACK)
                .build();
    }
}
