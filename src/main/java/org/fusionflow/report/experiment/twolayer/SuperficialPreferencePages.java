package org.fusionflow.report.experiment.twolayer;

import java.util.ArrayList;
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
import org.fusionflow.study.experiment.twolayer.SuperficialPreference;

/** The plane of strengths and weights with its two boundaries. */
final class SuperficialPreferencePages implements ExperimentPages {
    private static final double HEIGHT = 265;

    /** End of both axes, a little beyond the grid. */
    private static final double FAR = 3.15;

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        Figure[] panels = rows.by("rho").entrySet().stream()
                .map(group -> panel(group.getKey(), group.getValue()))
                .toArray(Figure[]::new);
        manuscript.figure(
                Prose.of(
                                "What networks learn first (colour), and whether that modality alone would reduce the loss more (discs) or less (open"
                                        + " circles) than the other. Lines: equal speeds, ")
                        .math("\\lVert\\Sigma_{yx_A}\\rVert=\\lVert\\Sigma_{yx_B}\\rVert")
                        .text(
                                ", and equal contributions. A is learned first above the line of speed, whichever contributes more."),
                HEIGHT,
                panels);
    }

    private static Figure panel(String rho, Rows rows) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("σ_A / σ_B").from(0, FAR),
                        Axis.linear("w*_A / w*_B").from(0, FAR))
                .title("ρ = " + rho);
        boundaries(chart, Double.parseDouble(rho));
        for (Map.Entry<String, Rows> first : rows.by("first").entrySet()) {
            Look.Hue hue = first.getKey().equals("A") ? Look.Hue.BLUE : Look.Hue.VERMILLION;
            for (boolean lesser : new boolean[] {false, true}) {
                List<Integer> chosen = new ArrayList<>();
                for (int i = 0; i < first.getValue().size(); i++) {
                    if (SuperficialPreference.learnsLesserFirst(first.getValue(), i) == lesser) {
                        chosen.add(i);
                    }
                }
                if (!chosen.isEmpty()) {
                    chart.curve(
                            first.getKey() + " first, contributes " + (lesser ? "less" : "more"),
                            numbers(first.getValue(), chosen, "ratio"),
                            numbers(first.getValue(), chosen, "weightRatio"),
                            Look.points(hue).with(lesser ? Look.Points.CIRCLES : Look.Points.DISCS));
                }
            }
        }
        return chart.build();
    }

    private static double[] numbers(Rows rows, List<Integer> chosen, String column) {
        return chosen.stream().mapToDouble(i -> rows.number(i, column)).toArray();
    }

    /** Positive weights and correlation; a weight of A that no positive number solves is a gap. */
    private static void boundaries(CurveChart.Builder chart, double rho) {
        int points = 161;
        double[] ratio = new double[points];
        double[] speed = new double[points];
        double[] contribution = new double[points];
        for (int i = 0; i < points; i++) {
            double r = FAR * (i + 1) / points;
            ratio[i] = r;
            // s_A = w r^2 + rho r and s_B = w rho r + 1.
            speed[i] = shown((1 - rho * r) / (r * (r - rho)));
            // s_A/r = s_B.
            contribution[i] = shown(1 / r);
        }
        chart.curve("equal speeds", ratio, speed, Look.solid(Look.Hue.BLACK));
        chart.curve("equal contributions", ratio, contribution, Look.dashed(Look.Hue.BLACK));
    }

    private static double shown(double weight) {
        return weight > 0 && weight <= FAR ? weight : Double.NaN;
    }
}
