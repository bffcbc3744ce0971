package org.fusionflow.report.experiment.deep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

/**
 * Means over seeds along an axis, for points with error bars; theory has one row a place and no spread.
 *
 * @param x ascending
 * @param mean over the rows with this x
 * @param error standard error of the mean, 0 for one row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SeedMeans(double[] x, double[] mean, double[] error) {
    private record Point(double x, double mean, double error) {}

    /** Without places at which there is no number. */
    static SeedMeans of(Rows rows, String x, String y) {
        List<Point> points = new ArrayList<>();
        for (Map.Entry<String, Rows> place : rows.having(y).by(x).entrySet()) {
            Spread spread = Spread.of(place.getValue().numbers(y));
            points.add(new Point(Double.parseDouble(place.getKey()), spread.mean(), spread.error()));
        }
        points.sort(Comparator.comparingDouble(Point::x));
        return new SeedMeans(
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::mean).toArray(),
                points.stream().mapToDouble(Point::error).toArray());
    }

    boolean isEmpty() {
        return x.length == 0;
    }

    /** Relative to what others measured at the same places, less 1; places without a partner are left out. */
    SeedMeans relativeTo(SeedMeans other) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < other.x.length; j++) {
                if (x[i] == other.x[j]) {
                    points.add(new Point(x[i], mean[i] / other.mean[j] - 1, other.error[j] / other.mean[j]));
                }
            }
        }
        return new SeedMeans(
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::mean).toArray(),
                points.stream().mapToDouble(Point::error).toArray());
    }
}
