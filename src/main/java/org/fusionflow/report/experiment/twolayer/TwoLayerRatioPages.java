package org.fusionflow.report.experiment.twolayer;

import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Figure;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.twolayer.Means;
import org.fusionflow.study.experiment.twolayer.TwoLayerRatio;

/** Curves over the correlation, one for each ratio of strengths. */
final class TwoLayerRatioPages implements ExperimentPages {
    private static final double HEIGHT = 215;
    private static final Look.Hue[] HUES = {Look.Hue.GREY, Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN};
    private static final Look.Points[] SHAPES = {
        Look.Points.CIRCLES, Look.Points.DISCS, Look.Points.SQUARES, Look.Points.TRIANGLES
    };
    private static final double[] RHOS = rhos();

    private static double[] rhos() {
        double[] rhos = new double[145];
        for (int i = 0; i < rhos.length; i++) {
            rhos[i] = -0.9 + 1.8 * i / (rhos.length - 1);
        }
        return rhos;
    }

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        Rows linear = rows.where("activation", "linear").where("learningRate", "");
        Rows relu = rows.where("activation", "relu");
        manuscript.figure(
                Prose.of("Time ratio ")
                        .math("t_B/t_A")
                        .text(" of late fusion for the given ")
                        .math("\\sigma_A/\\sigma_B")
                        .text(": lines ")
                        .math("1+(\\sigma_A^2/\\sigma_B^2-1)/(1-\\rho^2)")
                        .text(
                                ", points means over seeds with their standard deviations, which are smaller than the points."),
                HEIGHT,
                ratios("linear networks", linear),
                ratios("ReLU networks", relu));
        manuscript.figure(
                Prose.of(
                        "The same measured ratios relative to the formula. Lines: the exact reduced system from the networks' own"
                                + " weights, mean over seeds; where it leaves 0, starts of finite size do, and networks with it. ReLU"
                                + " networks are shorter by what their steps are too long."),
                HEIGHT,
                deviations("linear networks", linear),
                deviations("ReLU networks", relu));
        manuscript.figure(
                Prose.of(
                                "Mis-attribution: by how much the map of A is wrong on the plateau, where it changes least. Lines ")
                        .math("\\rho\\,\\sigma_B/\\sigma_A")
                        .text("."),
                HEIGHT,
                misattribution("linear networks", linear),
                misattribution("ReLU networks", relu));
    }

    private static Figure ratios(String title, Rows rows) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("correlation ρ").from(-1, 1), Axis.logarithmic("time ratio t_B / t_A"))
                .title(title);
        int i = 0;
        for (Map.Entry<String, Rows> group : rows.by("ratio").entrySet()) {
            double ratio = Double.parseDouble(group.getKey());
            double[] formula = new double[RHOS.length];
            for (int k = 0; k < formula.length; k++) {
                formula[k] = TwoLayerRatio.formula(ratio, RHOS[k]);
            }
            chart.curve("", RHOS, formula, Look.solid(HUES[i]));
            measured(chart, group.getKey(), group.getValue(), "timeRatio", i);
            i++;
        }
        return chart.build();
    }

    private static Figure deviations(String title, Rows rows) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("correlation ρ").from(-1, 1), Axis.linear("measured / formula − 1, in %"))
                .title(title);
        int i = 0;
        for (Map.Entry<String, Rows> group : rows.by("ratio").entrySet()) {
            List<Rows> points = List.copyOf(group.getValue().by("rho").values());
            double[] rho = points.stream().mapToDouble(p -> p.number(0, "rho")).toArray();
            chart.curve("", rho, percent(points, "exactRatio"), Look.solid(HUES[i]));
            double[] spread = points.stream()
                    .mapToDouble(p -> 100 * Means.spread(p, "timeRatio") / Means.mean(p, "formula"))
                    .toArray();
            chart.measured(name(group.getKey()), rho, percent(points, "timeRatio"), spread, look(i));
            i++;
        }
        return chart.build();
    }

    private static double[] percent(List<Rows> points, String column) {
        return points.stream()
                .mapToDouble(p -> 100 * (Means.mean(p, column) / Means.mean(p, "formula") - 1))
                .toArray();
    }

    private static Figure misattribution(String title, Rows rows) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("correlation ρ").from(-1, 1), Axis.linear("w_A − w*_A on the plateau"))
                .title(title);
        int i = 1;
        for (Map.Entry<String, Rows> group :
                rows.having("misattribution").by("ratio").entrySet()) {
            double ratio = Double.parseDouble(group.getKey());
            chart.curve("", new double[] {-1, 1}, new double[] {-1 / ratio, 1 / ratio}, Look.solid(HUES[i]));
            measured(chart, group.getKey(), group.getValue(), "misattribution", i);
            i++;
        }
        return chart.build();
    }

    private static void measured(CurveChart.Builder chart, String ratio, Rows rows, String column, int i) {
        List<Rows> points = List.copyOf(rows.by("rho").values());
        chart.measured(
                name(ratio),
                points.stream().mapToDouble(p -> p.number(0, "rho")).toArray(),
                points.stream().mapToDouble(p -> Means.mean(p, column)).toArray(),
                points.stream().mapToDouble(p -> Means.spread(p, column)).toArray(),
                look(i));
    }

    private static String name(String ratio) {
        return "σ_A/σ_B = " + ratio;
    }

    private static Look look(int i) {
        return Look.points(HUES[i]).with(SHAPES[i]);
    }
}
