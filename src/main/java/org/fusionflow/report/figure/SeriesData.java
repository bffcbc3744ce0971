package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
        StudyTable table = ofGroup(table(series, tables), group);
        return series.source() == FigureSpec.Source.CURVES ? interrupted(table, series) : sorted(table, series);
    }

    /** The rows of a series. */
    static StudyTable table(FigureSpec.Series series, Map<FigureSpec.Source, StudyTable> tables) {
        StudyTable table = Optional.ofNullable(tables.get(series.source()))
                .orElseThrow(() -> new IllegalArgumentException("no table " + series.source() + " for " + series.y()));
        return table.where(series.where());
    }

    /**
     * The runs of a series over time, by seed; the whole series under an empty name if it has no seeds.
     */
    static Map<String, SeriesData> bySeed(
            FigureSpec.Series series, Map<FigureSpec.Source, StudyTable> tables, Map<String, String> group) {
        StudyTable table = ofGroup(table(series, tables), group);
        Map<String, SeriesData> runs = new LinkedHashMap<>();
        if (series.source() != FigureSpec.Source.CURVES || !table.has("seed")) {
            runs.put("", of(series, tables, group));
            return runs;
        }
        table.by(List.of("seed")).forEach((seed, rows) -> runs.put(seed.get(0), interrupted(rows, series)));
        return runs;
    }

    private static StudyTable ofGroup(StudyTable table, Map<String, String> group) {
        StudyTable rows = table;
        for (Map.Entry<String, String> cell : group.entrySet()) {
            rows = rows.has(cell.getKey()) ? rows.where(cell.getKey(), cell.getValue()) : rows;
        }
        return rows;
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

    /** True if a point has two finite numbers. */
    boolean hasNumbers() {
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                return true;
            }
        }
        return false;
    }

    /** True if there is a number to draw or to mark at an edge; of a line, one whose x has a place. */
    boolean isDrawable(FigureSpec.Scale across, boolean points) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(y[i]) && (points ? !Double.isNaN(x[i]) : shows(across, x[i]))) {
                return true;
            }
        }
        return false;
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
