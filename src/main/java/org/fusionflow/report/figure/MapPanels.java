package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.report.chart.EmptyChart;
import org.fusionflow.report.chart.HeatMap;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Shades;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/**
 * Draws the panels of a figure of colour maps: measured and predicted values on one colour scale, and beside each pair their difference on a
 * diverging scale of its own.
 */
final class MapPanels {
    /** Theory that comes nearer to 0 than this, relative to its largest value, has no relative error. */
    private static final double NEAR_ZERO = 1e-3;
    /** Errors in per cent that are smaller than this look like 0, whatever their digits. */
    private static final double LEAST_PERCENT = 1e-9;

    @SuppressWarnings("ArrayRecordComponent") // made and read in this class only
    private record Grid(String title, double[] xs, double[] ys, double[][] values) {
        boolean isDrawable() {
            return xs.length > 1 && ys.length > 1;
        }

        /** Values of one grid against those of another with the same places; empty if the places differ. */
        Optional<Grid> against(Grid other, boolean relative) {
            if (!Arrays.equals(xs, other.xs) || !Arrays.equals(ys, other.ys)) {
                return Optional.empty();
            }
            double[][] errors = new double[ys.length][xs.length];
            for (int row = 0; row < ys.length; row++) {
                for (int column = 0; column < xs.length; column++) {
                    double theory = other.values[row][column];
                    double measured = values[row][column];
                    errors[row][column] = relative ? 100 * (measured / theory - 1) : measured - theory;
                }
            }
            return Optional.of(new Grid(relative ? "error in %" : "difference", xs, ys, errors));
        }
    }

    private final FigureSpec.ColourMap spec;
    /** Maps of each quantity in the order of the figure: that of networks first. */
    private final List<List<Grid>> quantities = new ArrayList<>();

    MapPanels(FigureSpec.ColourMap spec, Map<FigureSpec.Source, StudyTable> tables) {
        this.spec = spec;
        List<Optional<String>> columns = new ArrayList<>();
        for (FigureSpec.Panel panel : spec.panels()) {
            FigureSpec.Series series = panel.series().get(0);
            int quantity = columns.indexOf(series.colour());
            if (quantity < 0) {
                columns.add(series.colour());
                quantities.add(new ArrayList<>());
                quantity = columns.size() - 1;
            }
            quantities
                    .get(quantity)
                    .add(grid(FieldSymbols.of(panel.title()), series, SeriesData.table(series, tables)));
        }
    }

    private Grid grid(String title, FigureSpec.Series series, StudyTable table) {
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
        return new Grid(title, xs, ys, values);
    }

    /** True if there are pairs of maps. */
    private boolean isCompared() {
        return quantities.size() > 1 && !differences().isEmpty();
    }

    /** Number of panels that stand beside each other: a pair and its difference, or as many as there are. */
    int columns() {
        int panels = (int) quantities.stream().mapToLong(List::size).sum();
        return isCompared() ? 2 * quantities.size() - 1 : panels <= 3 ? panels : 2;
    }

    List<Panel> charts() {
        List<Grid> all = quantities.stream().flatMap(List::stream).toList();
        double[] shown = shown(all);
        Shown common = new Shown(scale(shown), signs(shown) ? Shades.DIVERGING : Shades.SEQUENTIAL);
        List<Panel> charts = new ArrayList<>();
        if (!isCompared()) {
            all.forEach(grid -> charts.add(chart(grid, letter(charts, all.size()), common)));
            return charts;
        }
        List<Grid> differences = differences();
        Shown errors = new Shown(errorScale(differences), Shades.DIVERGING);
        int pairs = quantities.get(0).size();
        for (int cell = 0; cell < pairs; cell++) {
            for (List<Grid> quantity : quantities) {
                charts.add(chart(quantity.get(cell), letter(charts, 2), common));
            }
            for (int other = 1; other < quantities.size(); other++) {
                charts.add(chart(differences.get((other - 1) * pairs + cell), letter(charts, 2), errors));
            }
        }
        return charts;
    }

    /** A colour scale. */
    private record Shown(Axis scale, Shades shades) {}

    private static String letter(List<Panel> before, int all) {
        return all > 1 ? "(" + (char) ('a' + before.size()) + ") " : "";
    }

    private Panel chart(Grid grid, String letter, Shown colours) {
        String title = (letter + grid.title).strip();
        return grid.isDrawable() && shown(List.of(grid)).length > 0
                ? new HeatMap(
                        title,
                        open(spec.x()),
                        open(spec.y()),
                        grid.xs,
                        grid.ys,
                        grid.values,
                        colours.scale,
                        colours.shades)
                : new EmptyChart(title, "no values to show");
    }

    /** The differences of the first quantity from each other one, cell by cell; empty if their places do not match. */
    private List<Grid> differences() {
        List<Grid> differences = new ArrayList<>();
        for (List<Grid> other : quantities.subList(1, quantities.size())) {
            boolean relative = isRelative(other);
            for (int cell = 0; cell < other.size(); cell++) {
                Grid measured = quantities.get(0).get(cell);
                Optional<Grid> difference = measured.against(other.get(cell), relative);
                if (difference.isEmpty()) {
                    return List.of();
                }
                differences.add(difference.get());
            }
        }
        return differences;
    }

    private boolean isRelative(List<Grid> theory) {
        double[] values = theory.stream()
                .flatMap(grid -> Arrays.stream(grid.values))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double least = Arrays.stream(values).map(Math::abs).min().orElse(0);
        double most = Arrays.stream(values).map(Math::abs).max().orElse(0);
        boolean oneSign = Arrays.stream(values).allMatch(v -> v > 0)
                || Arrays.stream(values).allMatch(v -> v < 0);
        return oneSign && (spec.colour().logarithmic() || least >= NEAR_ZERO * most);
    }

    private static Axis errorScale(List<Grid> differences) {
        double largest = differences.stream()
                .flatMap(grid -> Arrays.stream(grid.values))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1);
        double end = Math.max(largest, LEAST_PERCENT);
        return Axis.linear("").from(-end, end);
    }

    private double[] shown(List<Grid> grids) {
        return grids.stream()
                .flatMap(grid -> Arrays.stream(grid.values))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
    }

    private static boolean signs(double[] shown) {
        return Arrays.stream(shown).anyMatch(v -> v < 0) && Arrays.stream(shown).anyMatch(v -> v > 0);
    }

    private Axis scale(double[] shown) {
        if (signs(shown) && !spec.colour().logarithmic()) {
            double largest = Arrays.stream(shown).map(Math::abs).max().orElse(1);
            return open(spec.colour()).from(-largest, largest);
        }
        double[] placed = Arrays.stream(shown)
                .filter(value -> SeriesData.shows(spec.colour(), value))
                .toArray();
        return CurvePanels.axis(spec.colour(), placed, 0);
    }

    private static Axis open(FigureSpec.Scale scale) {
        String label = FieldSymbols.of(scale.label());
        return scale.logarithmic() ? Axis.logarithmic(label) : Axis.linear(label);
    }

    /** Explains the differences, and grey cells. */
    String caption() {
        List<String> sentences = new ArrayList<>();
        if (isCompared()) {
            boolean relative = quantities.subList(1, quantities.size()).stream().allMatch(this::isRelative);
            sentences.add(
                    relative
                            ? "Beside each pair stands the error of the first relative to the second, in per cent."
                            : "Beside each pair stands their difference.");
        }
        boolean gaps = quantities.stream()
                .flatMap(List::stream)
                .flatMap(grid -> Arrays.stream(grid.values))
                .flatMapToDouble(Arrays::stream)
                .anyMatch(value -> !SeriesData.shows(spec.colour(), value));
        if (gaps) {
            sentences.add("Grey where there is no value.");
        }
        return String.join(" ", sentences);
    }
}
