package org.fusionflow.report.experiment.beyond;

import java.util.Map;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

/** What remains of B over the start and over the samples. */
final class PermanentBiasPages implements ExperimentPages {
    private static final double HEIGHT = 190;

    private static final Look.Hue[] HUES = {
        Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN, Look.Hue.PURPLE, Look.Hue.ORANGE
    };

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        manuscript.figure(
                Prose.of(
                        "Norm of B's map at the end, over that of least squares: reduced flow (lines) and networks (points, mean and standard"
                                + " error over draws). Left over the standard deviation of the initial weights, right over the number of samples."),
                HEIGHT,
                chart(rows, "samples", "gamma", "initial standard deviation γ", "P = "),
                chart(rows, "gamma", "samples", "samples P", "γ = "));
        manuscript.table(
                Prose.of(
                        "Means over draws, networks; in parentheses the reduced flow. A dash stands for what never happens; residuals are over"
                                + " the correlation of B."),
                table(rows));
    }

    private static CurveChart chart(Rows rows, String by, String over, String label, String prefix) {
        CurveChart.Builder chart =
                CurveChart.of(Cells.over(label, rows.numbers(over)), Axis.logarithmic("‖w_B‖ / least squares"));
        int hue = 0;
        for (Map.Entry<String, Rows> group : rows.by(by).entrySet()) {
            Look.Hue color = HUES[hue++ % HUES.length];
            Map<String, Rows> points = group.getValue().by(over);
            double[] x = points.values().stream()
                    .mapToDouble(one -> one.number(0, over))
                    .toArray();
            Spread[] network = spreads(points, "normB");
            String name = prefix + (by.equals("gamma") ? power(group.getValue().number(0, by)) : group.getKey());
            chart.curve("", x, means(spreads(points, "normBTheory")), Look.solid(color));
            chart.measured(name, x, means(network), errors(network), Look.points(color));
        }
        return chart.build();
    }

    /** Of ten. */
    private static String power(double value) {
        return "10^{" + Math.round(Math.log10(value)) + "}";
    }

    private static Spread[] spreads(Map<String, Rows> points, String column) {
        return points.values().stream()
                .map(one -> Spread.of(one.numbers(column)))
                .toArray(Spread[]::new);
    }

    private static double[] means(Spread[] spreads) {
        return java.util.Arrays.stream(spreads).mapToDouble(Spread::mean).toArray();
    }

    private static double[] errors(Spread[] spreads) {
        return java.util.Arrays.stream(spreads).mapToDouble(Spread::error).toArray();
    }

    private static Table table(Rows rows) {
        Table table = Table.of(
                Table.Column.right("Samples"),
                Cells.math("\\gamma"),
                Cells.math("t_A"),
                Cells.math("t_B"),
                Table.Column.right("B / least squares"),
                Table.Column.right("residual of B"),
                Table.Column.right("at the saddle"));
        for (Rows ofSamples : rows.by("samples").values()) {
            for (Rows some : ofSamples.by("gamma").values()) {
                table = table.row(
                        some.text(0, "samples"),
                        Cells.number(some.number(0, "gamma")),
                        both(some, "tA"),
                        both(some, "tB"),
                        both(some, "normB"),
                        both(some, "residualB"),
                        Cells.number(Spread.of(some.numbers("saddleResidual")).mean()));
            }
        }
        return table;
    }

    private static String both(Rows some, String column) {
        return Cells.both(some.numbers(column), some.numbers(column + "Theory"));
    }
}
