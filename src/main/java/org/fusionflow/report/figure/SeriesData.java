package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/**
 * The numbers of one series, or of one of the groups into which it is split.
 *
 * @param x NaN where a line is interrupted
 * @param y NaN where there is no value
 * @param spread half lengths of error bars; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Package-private; made here, and never handed out.
record SeriesData(double[] x, double[] y, double[] spread) {
    static SeriesData of(
            FigureSpec.Series series, Map<FigureSpec.Source, StudyTable> tables, Map<String, String> group) {
        StudyTable table = table(series, tables);
        for (Map.Entry<String, String> cell : group.entrySet()) {
            table = table.has(cell.getKey()) ? table.where(cell.getKey(), cell.getValue()) : table;
        }
        return series.source() == FigureSpec.Source.CURVES ? interrupted(table, series) : sorted(table, series);
    }

    /** The rows of a series. */
    static StudyTable table(FigureSpec.Series series, Map<FigureSpec.Source, StudyTable> tables) {
        StudyTable table = Optional.ofNullable(tables.get(series.source()))
                .orElseThrow(() -> new IllegalArgumentException("no table " + series.source() + " for " + series.y()));
        return table.where(series.where());
    }

    /** The numbers of a series over time in table order, with a gap before each new run. */
    private static SeriesData interrupted(StudyTable table, FigureSpec.Series series) {
        double[] time = table.numbers("time");
        double[] x = table.numbers(series.x());
        double[] y = table.numbers(series.y());
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (i > 0 && !(time[i] > time[i - 1])) {
                points.add(new double[] {Double.NaN, Double.NaN});
            }
            points.add(new double[] {x[i], y[i]});
        }
        return of(points, false);
    }

    private static SeriesData sorted(StudyTable table, FigureSpec.Series series) {
        double[] x = table.numbers(series.x());
        double[] y = table.numbers(series.y());
        double[] spread = series.spread().map(table::numbers).orElse(new double[0]);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            // A single seed has a mean but no spread.
            double half = spread.length == 0 || Double.isNaN(spread[i]) ? 0 : spread[i];
            points.add(new double[] {x[i], y[i], half});
        }
        points.sort(Comparator.comparingDouble(point -> point[0]));
        return of(points, spread.length > 0);
    }

    private static SeriesData of(List<double[]> points, boolean barred) {
        return new SeriesData(
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(),
                barred ? points.stream().mapToDouble(p -> p[2]).toArray() : new double[0]);
    }

    /** Number of points that the axes can show: finite numbers, above 0 on a logarithmic axis. */
    int shown(FigureSpec.Scale across, FigureSpec.Scale up) {
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            count += shows(across, x[i]) && shows(up, y[i]) ? 1 : 0;
        }
        return count;
    }

    /** Number of points that exist but cannot be shown on a logarithmic axis. */
    int lost(FigureSpec.Scale across, FigureSpec.Scale up) {
        long finite = 0;
        for (int i = 0; i < x.length; i++) {
            finite += Double.isFinite(x[i]) && Double.isFinite(y[i]) ? 1 : 0;
        }
        return (int) finite - shown(across, up);
    }

    static boolean shows(FigureSpec.Scale scale, double value) {
        return Double.isFinite(value) && (!scale.logarithmic() || value > 0);
    }

    /** The ends of the error bars, or the values themselves, if the axes can show them. */
    double[] heights(FigureSpec.Scale across, FigureSpec.Scale up) {
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (shows(across, x[i]) && shows(up, y[i])) {
                double half = spread.length == 0 ? 0 : spread[i];
                for (double end : new double[] {y[i] - half, y[i], y[i] + half}) {
                    if (shows(up, end)) {
                        heights.add(end);
                    }
                }
            }
        }
        return heights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] places(FigureSpec.Scale across) {
        return Arrays.stream(x).filter(value -> shows(across, value)).toArray();
    }
}
