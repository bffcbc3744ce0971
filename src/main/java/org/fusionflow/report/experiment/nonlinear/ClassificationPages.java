package org.fusionflow.report.experiment.nonlinear;

import java.util.Map;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.experiment.SeedPoints;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;

/** Time ratio and plateau loss over the correlation, by loss. */
final class ClassificationPages implements ExperimentPages {
    private static final Look.Hue[] HUES = {Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN};

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        manuscript.figure(
                Prose.of(
                        "Time ratio and loss in the middle of the unimodal phase: networks (points, mean and standard deviation over seeds)"
                                + " and theory (lines)."),
                180,
                chart(rows, "t_B / t_A", "timeRatio", "law"),
                chart(rows, "plateau loss", "plateauLoss", "theoryPlateauLoss"));
    }

    private static CurveChart chart(Rows rows, String label, String measured, String theory) {
        CurveChart.Builder chart = CurveChart.of(
                Axis.linear("correlation ρ").from(-0.5, 0.5), Axis.linear(label).from(0, Double.NaN));
        int hue = 0;
        for (Map.Entry<String, Rows> loss : rows.by("loss").entrySet()) {
            SeedPoints line = SeedPoints.over(loss.getValue(), "rho", theory);
            SeedPoints points = SeedPoints.over(loss.getValue(), "rho", measured);
            chart.curve("", line.x(), line.mean(), Look.solid(HUES[hue]));
            chart.measured(loss.getKey(), points.x(), points.mean(), points.deviation(), Look.points(HUES[hue]));
            hue++;
        }
        return chart.build();
    }
}
