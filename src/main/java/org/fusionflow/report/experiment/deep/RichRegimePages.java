package org.fusionflow.report.experiment.deep;

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

/** Rank, balance and map against the size of the start. */
final class RichRegimePages implements ExperimentPages {
    private static final double HEIGHT = 190;
    private static final Look.Hue[] WIDTHS = {Look.Hue.PURPLE, Look.Hue.VERMILLION, Look.Hue.BLUE};

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        figure(
                rows,
                manuscript,
                "first_layer",
                "σ_2/σ_1, first layer",
                "Second over first singular value of A's first layer when A is half learned (points, means and standard errors over seeds), by width;"
                        + " lines, random singular values of u0/sqrt(3) against 2^(-1/L). No power of the width.");
        figure(
                rows,
                manuscript,
                "middle_layer",
                "σ_2/σ_1, h x h layer",
                "The same of the h x h layer above it; lines, 2 u0/sqrt(h) against 2^(-1/L): wide layers come closer to rank one.");
        figure(
                rows,
                manuscript,
                "imbalance",
                "imbalance",
                "Largest conserved quantity over the largest squared layer norm: of order u0 squared while the start is small, and of order 1 where"
                        + " the network hardly moves.");
        figure(
                rows,
                manuscript,
                "map_error",
                "error of the map",
                "Distance of A's map from that of the layers cut to rank one: far smaller than what the layers are off by, because what is not of rank"
                        + " one is passed by no signal.");
    }

    private static void figure(Rows rows, Manuscript manuscript, String column, String label, String caption) {
        List<Figure> panels = new ArrayList<>();
        for (Map.Entry<String, Rows> layers : rows.by("layers").entrySet()) {
            if (!layers.getValue().having(column).isEmpty()) {
                panels.add(0, panel(layers.getValue(), Integer.parseInt(layers.getKey()), column, label));
            }
        }
        manuscript.figure(Prose.of(caption), HEIGHT, panels.toArray(Figure[]::new));
    }

    private static CurveChart panel(Rows rows, int layers, String column, String label) {
        CurveChart.Builder chart = CurveChart.of(Roomy.logarithmic("u_0", rows.numbers("u0")), Axis.logarithmic(label))
                .title("L = " + layers);
        int hue = 0;
        for (Map.Entry<String, Rows> width : rows.by("width").entrySet()) {
            Look.Hue color = WIDTHS[hue++ % WIDTHS.length];
            SeedMeans networks = SeedMeans.of(width.getValue(), "u0", column);
            chart.measured(
                    "h = " + width.getKey(), networks.x(), networks.mean(), networks.error(), Look.points(color));
            double law = law(column, layers, Double.parseDouble(width.getKey()));
            if (law > 0) {
                double[] line = networks.x().clone();
                for (int i = 0; i < line.length; i++) {
                    line[i] *= law;
                }
                chart.curve("", networks.x(), line, Look.solid(color));
            }
        }
        if (law(column, layers, 1) > 0) {
            chart.horizontal(column.equals("first_layer") ? 0.1 : 0.03, "threshold", Look.Hue.GREY);
        }
        return chart.build();
    }

    /** What u0 is multiplied with for the ratio of singular values of random layers; 0 where there is none. */
    private static double law(String column, int layers, double width) {
        double learned = Math.pow(2, -1.0 / layers);
        return switch (column) {
            case "first_layer" -> 1 / (Math.sqrt(3) * learned);
            case "middle_layer" -> 2 / (Math.sqrt(width) * learned);
            default -> 0;
        };
    }
}
