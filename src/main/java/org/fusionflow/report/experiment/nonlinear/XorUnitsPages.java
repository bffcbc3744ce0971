package org.fusionflow.report.experiment.nonlinear;

import java.util.Arrays;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;

/** The units as points in the planes of their weights. */
final class XorUnitsPages implements ExperimentPages {
    private static final double ROOM = 1.1;

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        manuscript.figure(
                Prose.of("First-layer weights on both entries of x_B, one point a hidden unit."),
                200,
                plane(rows.where("fusion", "late"), "late fusion", "weightB1", "weightB2", Look.Hue.BLUE),
                plane(rows.where("fusion", "early"), "early fusion", "weightB1", "weightB2", Look.Hue.VERMILLION));
        manuscript.figure(
                Prose.of("First-layer weights on x_A and on the first entry of x_B."),
                200,
                plane(rows.where("fusion", "late"), "late fusion", "weightA", "weightB1", Look.Hue.BLUE),
                plane(rows.where("fusion", "early"), "early fusion", "weightA", "weightB1", Look.Hue.VERMILLION));
    }

    private static CurveChart plane(Rows units, String title, String x, String y, Look.Hue hue) {
        double reach = ROOM * Math.max(largest(units.numbers(x)), largest(units.numbers(y)));
        return CurveChart.of(
                        Axis.linear(label(x)).from(-reach, reach),
                        Axis.linear(label(y)).from(-reach, reach))
                .title(title)
                .curve("", units.numbers(x), units.numbers(y), Look.points(hue))
                .build();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(1);
    }

    private static String label(String column) {
        return switch (column) {
            case "weightA" -> "weight on x_A";
            case "weightB1" -> "weight on first input of B";
            default -> "weight on second input of B";
        };
    }
}
