package org.fusionflow.report.experiment.nonlinear;

import java.util.Arrays;
import java.util.Map;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;

/** Losses over time at two variances, and what is left at the end over all of them. */
final class XorFusionPages implements ExperimentPages {
    @Override
    public void write(Rows rows, Manuscript manuscript) {
        manuscript.figure(
                Prose.of("Loss of every seed, at equal variances and at a strong linear modality."),
                170,
                curves(rows, "1.0"),
                curves(rows, "36.0"));
        manuscript.figure(
                Prose.of("Loss that is left at the end, every seed a point. A loss of 1/2 is all of XOR."),
                170,
                ends(rows));
    }

    private static CurveChart curves(Rows rows, String variance) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t"), Axis.linear("loss").from(0, 0.8))
                .title("variance of the linear modality " + Math.round(Double.parseDouble(variance)));
        for (Map.Entry<String, Rows> fusion :
                rows.where("variance", variance).by("fusion").entrySet()) {
            Look look = look(fusion.getKey());
            String name = fusion.getKey() + " fusion";
            for (Rows seed : fusion.getValue().by("seed").values()) {
                chart.curve(name, seed.numbers("time"), seed.numbers("loss"), look);
                name = "";
            }
        }
        return chart.horizontal(0.5, "XOR", Look.Hue.GREY).build();
    }

    private static Look look(String fusion) {
        return fusion.equals("early") ? Look.dashed(Look.Hue.VERMILLION) : Look.solid(Look.Hue.BLUE);
    }

    private static CurveChart ends(Rows rows) {
        CurveChart.Builder chart =
                CurveChart.of(Axis.logarithmic("variance of the linear modality"), Axis.logarithmic("final loss"));
        for (Map.Entry<String, Rows> fusion : rows.by("fusion").entrySet()) {
            double[] x = new double[0];
            double[] y = new double[0];
            for (Rows variance : fusion.getValue().by("variance").values()) {
                for (Rows seed : variance.by("seed").values()) {
                    int last = seed.size() - 1;
                    x = append(x, seed.number(last, "variance"));
                    y = append(y, seed.number(last, "loss"));
                }
            }
            Look.Hue hue = fusion.getKey().equals("early") ? Look.Hue.VERMILLION : Look.Hue.BLUE;
            Look look = fusion.getKey().equals("early") ? Look.points(hue).with(Look.Points.CIRCLES) : Look.points(hue);
            chart.curve(fusion.getKey() + " fusion", x, y, look);
        }
        return chart.build();
    }

    private static double[] append(double[] values, double value) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }
}
