package org.fusionflow.report.experiment.twolayer;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.HeatMap;
import org.fusionflow.report.chart.Shades;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Figure;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;

/** Maps over correlation and ratio of strengths: simulated beside theory. */
final class TwoLayerMapPages implements ExperimentPages {
    private static final double HEIGHT = 190;

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        double longest = Arrays.stream(rows.numbers("formula")).max().orElse(10);
        Axis times = Axis.logarithmic("t_B / t_A").from(1, longest);
        manuscript.figure(
                Prose.of("Time ratio of simulated linear networks, one a cell, beside ")
                        .math("1+(\\sigma_A^2/\\sigma_B^2-1)/(1-\\rho^2)")
                        .text(". At ratio 1 there is no order."),
                HEIGHT,
                map("networks", rows, "timeRatio", times, Shades.SEQUENTIAL),
                map("theory", rows, "formula", times, Shades.SEQUENTIAL));
        double largest = Arrays.stream(rows.having("theoryMisattribution").numbers("theoryMisattribution"))
                .map(Math::abs)
                .max()
                .orElse(1);
        Axis errors = Axis.linear("w_A − w*_A").from(-largest, largest);
        manuscript.figure(
                Prose.of("Mis-attribution on the plateau, simulated beside ")
                        .math("\\rho\\,\\sigma_B/\\sigma_A")
                        .text("; grey where no saddle is passed, at ratio 1."),
                HEIGHT,
                map("networks", rows, "misattribution", errors, Shades.DIVERGING),
                map("theory", rows, "theoryMisattribution", errors, Shades.DIVERGING));
    }

    private static Figure map(String title, Rows rows, String column, Axis scale, Shades shades) {
        List<Rows> lines = List.copyOf(rows.by("ratio").values());
        double[] rhos = lines.get(0).numbers("rho");
        double[] ratios =
                lines.stream().mapToDouble(line -> line.number(0, "ratio")).toArray();
        double[][] values = lines.stream().map(line -> line.numbers(column)).toArray(double[][]::new);
        return new HeatMap(
                title, Axis.linear("correlation ρ"), Axis.linear("σ_A / σ_B"), rhos, ratios, values, scale, shades);
    }
}
