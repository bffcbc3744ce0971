package org.fusionflow.report.experiment.deep;

import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;

/** Time ratios of four layers, over each axis. */
final class DepthRatioPages implements ExperimentPages {
    private static final double HEIGHT = 210;
    private static final Look.Hue[] FUSION = {Look.Hue.GREEN, Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.PURPLE};
    private static final Map<String, String> LABELS = Map.of("rho", "correlation ρ", "sigma", "σ_A/σ_B", "u0", "u_0");

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        for (String axis : List.of("rho", "sigma", "u0")) {
            Rows of = rows.where("axis", axis);
            String calibrated = axis.equals("u0") ? "once" : "nearby";
            manuscript.figure(
                    Prose.of("Left: time ratio ")
                            .math("t_B/t_A")
                            .text(
                                    " of networks (points, means and standard errors over seeds) and of the reduced flow from a start fitted to other seeds"
                                            + (axis.equals("u0") ? " at " : " at the same data and "))
                            .math(axis.equals("u0") ? "u_0 = 0.1" : "u_0 = 0.18")
                            .text(
                                    " (solid), by fusion layer; dotted, the published formula. Right: relative error of the ratio, of the calibrated"
                                            + " reduced flow (discs, with the standard error of the networks) and of the reduced flow from the nominal start"
                                            + " (circles); late fusion scatters most."),
                    HEIGHT,
                    ratios(of, axis, calibrated),
                    errors(of, axis, calibrated));
        }
    }

    private static Axis axis(String name, Rows rows) {
        String label = LABELS.getOrDefault(name, name);
        double[] values = rows.numbers("value");
        return switch (name) {
            case "u0" -> Roomy.logarithmic(label, values);
            // A wider axis would have a single tick.
            case "rho" -> Axis.linear(label);
            default -> Roomy.linear(label, values);
        };
    }

    private static CurveChart ratios(Rows rows, String axis, String calibrated) {
        CurveChart.Builder chart = CurveChart.of(axis(axis, rows), Axis.logarithmic("time ratio t_B/t_A"));
        for (int fusion = 4; fusion >= 1; fusion--) {
            Rows of = rows.where("fusion", fusion);
            Look.Hue hue = FUSION[fusion - 1];
            SeedMeans networks = SeedMeans.of(of.where("source", "network"), "value", "ratio");
            chart.measured("L_f = " + fusion, networks.x(), networks.mean(), networks.error(), Look.points(hue));
            curve(chart, SeedMeans.of(of.where("source", calibrated), "value", "ratio"), Look.solid(hue));
            curve(chart, SeedMeans.of(of.where("source", "formula"), "value", "ratio"), Look.dotted(hue));
        }
        return chart.build();
    }

    private static void curve(CurveChart.Builder chart, SeedMeans theory, Look look) {
        if (!theory.isEmpty()) {
            chart.curve("", theory.x(), theory.mean(), look);
        }
    }

    private static CurveChart errors(Rows rows, String axis, String calibrated) {
        CurveChart.Builder chart = CurveChart.of(axis(axis, rows), Axis.linear("predicted / measured - 1"));
        chart.horizontal(0, "", Look.Hue.GREY);
        chart.horizontal(0.1, "10 %", Look.Hue.GREY);
        chart.horizontal(-0.1, "", Look.Hue.GREY);
        for (int fusion = 4; fusion >= 1; fusion--) {
            Rows of = rows.where("fusion", fusion);
            Look.Hue hue = FUSION[fusion - 1];
            SeedMeans networks = SeedMeans.of(of.where("source", "network"), "value", "ratio");
            SeedMeans fitted = SeedMeans.of(of.where("source", calibrated), "value", "ratio")
                    .relativeTo(networks);
            SeedMeans nominal = SeedMeans.of(of.where("source", "reduced"), "value", "ratio")
                    .relativeTo(networks);
            if (!fitted.isEmpty()) {
                chart.measured("L_f = " + fusion, fitted.x(), fitted.mean(), fitted.error(), Look.points(hue));
            }
            if (!nominal.isEmpty()) {
                chart.curve("", nominal.x(), nominal.mean(), Look.dotted(hue).with(Look.Points.CIRCLES));
            }
        }
        return chart.build();
    }
}
