package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.EmptyChart;
import org.fusionflow.report.chart.HeatMap;
import org.fusionflow.report.chart.Shades;
import org.fusionflow.report.document.Figure;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/** Draws the panels of a figure of colour maps, on one colour scale, so that measured and predicted values can be compared. */
final class MapPanels {
    @SuppressWarnings("ArrayRecordComponent") // made and read in this class only
    private record Grid(double[] xs, double[] ys, double[][] values) {
        boolean isDrawable() {
            return xs.length > 1 && ys.length > 1;
        }
    }

    private final FigureSpec.ColourMap spec;
    private final List<Grid> grids = new ArrayList<>();

    MapPanels(FigureSpec.ColourMap spec, Map<FigureSpec.Source, StudyTable> tables) {
        this.spec = spec;
        for (FigureSpec.Panel panel : spec.panels()) {
            FigureSpec.Series series = panel.series().get(0);
            grids.add(grid(series, SeriesData.table(series, tables)));
        }
    }

    private Grid grid(FigureSpec.Series series, StudyTable table) {
        double[] x = table.numbers(series.x());
        double[] y = table.numbers(series.y());
        double[] colour = table.numbers(series.colour()
                .orElseThrow(() -> new IllegalArgumentException("map " + spec.title() + " without a colour")));
        double[] xs = Arrays.stream(x)
                .filter(v -> SeriesData.shows(spec.x(), v))
                .distinct()
                .sorted()
                .toArray();
        double[] ys = Arrays.stream(y)
                .filter(v -> SeriesData.shows(spec.y(), v))
                .distinct()
                .sorted()
                .toArray();
        double[][] values = new double[ys.length][xs.length];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        for (int i = 0; i < x.length; i++) {
            int column = Arrays.binarySearch(xs, x[i]);
            int row = Arrays.binarySearch(ys, y[i]);
            if (column >= 0 && row >= 0) {
                values[row][column] = colour[i];
            }
        }
        return new Grid(xs, ys, values);
    }

    List<Figure> charts() {
        double[] shown = grids.stream()
                .flatMap(grid -> Arrays.stream(grid.values))
                .flatMapToDouble(Arrays::stream)
                .filter(value -> SeriesData.shows(spec.colour(), value))
                .toArray();
        boolean signs = Arrays.stream(shown).anyMatch(v -> v < 0)
                && Arrays.stream(shown).anyMatch(v -> v > 0);
        Axis scale = scale(shown, signs);
        List<Figure> charts = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            String letter = grids.size() > 1 ? "(" + (char) ('a' + i) + ") " : "";
            String title = (letter + FieldSymbols.of(spec.panels().get(i).title())).strip();
            Grid grid = grids.get(i);
            charts.add(
                    grid.isDrawable() && shown.length > 0
                            ? new HeatMap(
                                    title,
                                    open(spec.x()),
                                    open(spec.y()),
                                    grid.xs,
                                    grid.ys,
                                    grid.values,
                                    scale,
                                    signs ? Shades.DIVERGING : Shades.SEQUENTIAL)
                            : new EmptyChart(title, "no values to show"));
        }
        return charts;
    }

    private Axis scale(double[] shown, boolean signs) {
        if (signs) {
            double largest = Arrays.stream(shown).map(Math::abs).max().orElse(1);
            return open(spec.colour()).from(-largest, largest);
        }
        return CurvePanels.axis(spec.colour(), shown, 0);
    }

    private static Axis open(FigureSpec.Scale scale) {
        String label = FieldSymbols.of(scale.label());
        return scale.logarithmic() ? Axis.logarithmic(label) : Axis.linear(label);
    }

    /** Explains grey cells. */
    String caption() {
        boolean gaps = grids.stream()
                .flatMap(grid -> Arrays.stream(grid.values))
                .flatMapToDouble(Arrays::stream)
                .anyMatch(value -> !SeriesData.shows(spec.colour(), value));
        return gaps ? "Grey where there is no value." : "";
    }
}
