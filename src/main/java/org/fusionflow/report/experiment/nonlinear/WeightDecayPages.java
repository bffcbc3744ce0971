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

/** Time ratio over the decay, and what is learned of both modalities. */
final class WeightDecayPages implements ExperimentPages {
    private static final Look.Hue[] HUES = {Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN};

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        manuscript.figure(
                Prose.of(
                        "Left: time ratio of networks (points, mean and standard deviation over seeds) and the law (lines),"
                                + " which diverges at the threshold. Right: the map at the end of training: beyond the threshold, here 1, B is not learned."),
                180,
                ratios(rows),
                maps(rows));
    }

    private static CurveChart ratios(Rows rows) {
        CurveChart.Builder chart = CurveChart.of(
                Axis.linear("weight decay λ").from(-0.05, 1.05),
                Axis.linear("t_B / t_A").from(0, Double.NaN));
        int hue = 0;
        for (Map.Entry<String, Rows> rho :
                rows.where("permanent", false).by("rho").entrySet()) {
            SeedPoints law = SeedPoints.over(rho.getValue(), "decay", "law");
            SeedPoints measured = SeedPoints.over(rho.getValue(), "decay", "timeRatio");
            chart.curve("law, ρ = " + rho.getKey(), law.x(), law.mean(), Look.solid(HUES[hue]));
            chart.measured(
                    "networks, ρ = " + rho.getKey(),
                    measured.x(),
                    measured.mean(),
                    measured.deviation(),
                    Look.points(HUES[hue]));
            hue++;
        }
        return chart.build();
    }

    private static CurveChart maps(Rows rows) {
        CurveChart.Builder chart =
                CurveChart.of(Axis.linear("weight decay λ").from(-0.05, 1.25), Axis.linear("map at the end"));
        String last = rows.text(rows.size() - 1, "rho");
        Rows strongest = rows.where("rho", last);
        String[] columns = {"mapA", "mapB"};
        for (int m = 0; m < columns.length; m++) {
            SeedPoints points = SeedPoints.over(strongest, "decay", columns[m]);
            chart.measured(
                    (m == 0 ? "w_A" : "w_B") + ", ρ = " + last,
                    points.x(),
                    points.mean(),
                    points.deviation(),
                    Look.points(HUES[m]));
        }
        return chart.build();
    }
}
