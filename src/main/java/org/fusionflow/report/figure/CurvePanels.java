package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.EmptyChart;
import org.fusionflow.report.chart.KeyEntry;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.document.Figure;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/** Draws the panels of a figure of curves, on common axes, and their common legend. */
final class CurvePanels {
    private static final double MARGIN = 0.05;
    /** Free space at both ends of an axis, as a fraction, so that points at the ends are not cut in half. */
    private static final double POINT_MARGIN = 0.03;

    /**
     * A series as one panel draws it.
     *
     * @param name with the group, in the markup of charts
     */
    private record Drawn(FigureSpec.Series series, String name, SeriesData data, Look look) {}

    private final FigureSpec.Curves spec;
    private final Map<FigureSpec.Source, StudyTable> tables;
    private final List<Map<String, String>> groups;
    private final SeriesStyle style;
    private final List<List<Drawn>> panels = new ArrayList<>();

    CurvePanels(FigureSpec.Curves spec, Map<FigureSpec.Source, StudyTable> tables) {
        this.spec = spec;
        this.tables = tables;
        this.groups = groups();
        this.style = style();
        spec.panels().forEach(panel -> panels.add(drawn(panel)));
    }

    private List<Map<String, String>> groups() {
        Set<Map<String, String>> found = new LinkedHashSet<>();
        for (FigureSpec.Series series : allSeries()) {
            StudyTable table = SeriesData.table(series, tables);
            if (!spec.by().isEmpty() && spec.by().stream().allMatch(table::has)) {
                for (List<String> values : table.by(spec.by()).keySet()) {
                    Map<String, String> group = new LinkedHashMap<>();
                    for (int i = 0; i < values.size(); i++) {
                        group.put(spec.by().get(i), values.get(i));
                    }
                    found.add(group);
                }
            }
        }
        return found.isEmpty() ? List.of(Map.of()) : List.copyOf(found);
    }

    private SeriesStyle style() {
        boolean theory = allSeries().stream().anyMatch(SeriesStyle::isTheory);
        boolean networks = allSeries().stream().anyMatch(series -> !SeriesStyle.isTheory(series));
        boolean single = spec.panels().stream()
                .allMatch(panel ->
                        panel.series().stream().filter(CurvePanels::isPoints).count() <= 1);
        return new SeriesStyle(isGrouped(), theory && networks, single);
    }

    private boolean isGrouped() {
        return !groups.get(0).isEmpty();
    }

    private List<FigureSpec.Series> allSeries() {
        return spec.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .filter(series -> series.mark() != FigureSpec.Mark.LEVEL)
                .toList();
    }

    private List<Drawn> drawn(FigureSpec.Panel panel) {
        List<Drawn> drawn = new ArrayList<>();
        for (FigureSpec.Series series : panel.series()) {
            if (series.mark() == FigureSpec.Mark.LEVEL) {
                continue;
            }
            int kind = kind(panel, series);
            for (int group = 0; group < groups.size(); group++) {
                SeriesData data = SeriesData.of(series, tables, groups.get(group));
                String name = Stream.of(FieldSymbols.of(series.label()), words(groups.get(group)))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
                drawn.add(new Drawn(series, name, data, style.look(series, kind, group)));
            }
        }
        // Points are drawn over lines.
        List<Drawn> ordered = new ArrayList<>(drawn);
        ordered.sort((a, b) -> Boolean.compare(isPoints(a.series), isPoints(b.series)));
        return ordered;
    }

    private static boolean isPoints(FigureSpec.Series series) {
        return series.mark() == FigureSpec.Mark.POINTS || series.mark() == FigureSpec.Mark.BARS;
    }

    /** Index of a series among the panel's series of the same kind. */
    private static int kind(FigureSpec.Panel panel, FigureSpec.Series series) {
        return (int) panel.series().subList(0, panel.series().indexOf(series)).stream()
                .filter(other -> SeriesStyle.isTheory(other) == SeriesStyle.isTheory(series))
                .count();
    }

    List<Figure> charts() {
        Axis[] axes = axes();
        List<Figure> charts = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            String title = FieldSymbols.of(spec.panels().get(i).title());
            String letter = panels.size() > 1 ? "(" + (char) ('a' + i) + ") " : "";
            charts.add(chart(
                    (letter + title).strip(),
                    panels.get(i),
                    levels(spec.panels().get(i)),
                    axes));
        }
        return charts;
    }

    /** A horizontal line. */
    private record Level(String label, double value) {}

    private List<Level> levels(FigureSpec.Panel panel) {
        List<Level> levels = new ArrayList<>();
        for (FigureSpec.Series series : panel.series()) {
            if (series.mark() == FigureSpec.Mark.LEVEL) {
                Arrays.stream(SeriesData.table(series, tables).numbers(series.y()))
                        .distinct()
                        .filter(value -> SeriesData.shows(spec.y(), value))
                        .forEach(value -> levels.add(new Level(FieldSymbols.of(series.label()), value)));
            }
        }
        return levels;
    }

    private Figure chart(String title, List<Drawn> drawn, List<Level> levels, Axis[] axes) {
        List<Drawn> shown = drawn.stream().filter(this::isShown).toList();
        if (shown.isEmpty()) {
            return new EmptyChart(title, "no values to show");
        }
        CurveChart.Builder chart = CurveChart.of(axes[0], axes[1]).title(title).keyElsewhere();
        if (spec.diagonal()) {
            double[] ends = {axes[0].lower(), axes[0].upper()};
            chart.curve("", ends, ends, Look.dashed(Look.Hue.GREY));
        }
        for (Drawn one : shown) {
            SeriesData data = one.data;
            if (one.series.mark() == FigureSpec.Mark.BARS && data.spread().length > 0) {
                chart.measured(one.name, data.x(), data.y(), data.spread(), one.look);
            } else {
                chart.curve(one.name, data.x(), data.y(), one.look);
            }
        }
        levels.forEach(level -> chart.horizontal(level.value(), level.label(), Look.Hue.GREY));
        return chart.build();
    }

    private boolean isShown(Drawn one) {
        return one.data.shown(spec.x(), spec.y()) > 0;
    }

    private Axis[] axes() {
        double[] across = flat(one -> one.data.places(spec.x()));
        double[] up = DoubleStream.concat(
                        Arrays.stream(flat(one -> one.data.heights(spec.x(), spec.y()))),
                        spec.panels().stream()
                                .flatMap(panel -> levels(panel).stream())
                                .mapToDouble(Level::value))
                .toArray();
        double margin = allSeries().stream().anyMatch(CurvePanels::isPoints) ? POINT_MARGIN : 0;
        if (spec.diagonal()) {
            double[] both = DoubleStream.concat(Arrays.stream(across), Arrays.stream(up))
                    .toArray();
            return new Axis[] {axis(spec.x(), both, MARGIN), axis(spec.y(), both, MARGIN)};
        }
        return new Axis[] {axis(spec.x(), across, margin), axis(spec.y(), up, MARGIN)};
    }

    private double[] flat(java.util.function.Function<Drawn, double[]> values) {
        return panels.stream()
                .flatMap(List::stream)
                .filter(this::isShown)
                .flatMapToDouble(one -> Arrays.stream(values.apply(one)))
                .toArray();
    }

    static Axis axis(FigureSpec.Scale scale, double[] values, double margin) {
        String label = FieldSymbols.of(scale.label());
        Axis open = scale.logarithmic() ? Axis.logarithmic(label) : Axis.linear(label);
        return open.fitted(
                Arrays.stream(values).min().orElse(1),
                Arrays.stream(values).max().orElse(10),
                margin);
    }

    /** The entries of the legend: groups by colour, then series by dash and shape; a series after which its panel is named needs no entry. */
    List<KeyEntry> key() {
        List<KeyEntry> key = new ArrayList<>();
        List<FigureSpec.Series> named = new ArrayList<>();
        for (FigureSpec.Panel panel : spec.panels()) {
            for (FigureSpec.Series series : panel.series()) {
                String label = FieldSymbols.of(series.label());
                if (series.mark() == FigureSpec.Mark.LEVEL) {
                    continue;
                }
                boolean listed = named.stream().anyMatch(other -> other.label().equals(series.label()));
                if (!label.isEmpty() && !series.label().equals(panel.title()) && !listed) {
                    named.add(series);
                    int kind = kind(panel, series);
                    key.add(new KeyEntry(
                            label, isGrouped() ? style.sample(series, kind) : style.look(series, kind, 0)));
                }
            }
        }
        if (!isGrouped()) {
            return key.size() > 1 || panels.size() > 1
                    ? key
                    : key.stream().limit(1).toList();
        }
        boolean lines = allSeries().stream().anyMatch(series -> !isPoints(series));
        boolean points = allSeries().stream().anyMatch(CurvePanels::isPoints);
        List<KeyEntry> all = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            all.add(new KeyEntry(words(groups.get(group)), style.ofGroup(group, lines, points)));
        }
        // A single series is named by the label of the axis.
        if (key.size() > 1) {
            all.addAll(key);
        }
        return all;
    }

    private static String words(Map<String, String> group) {
        List<String> words = new ArrayList<>();
        group.forEach((axis, value) -> words.add(FieldSymbols.of(axis) + " = " + FieldSymbols.value(value)));
        return String.join(", ", words);
    }

    /** Explains the error bars, and says what a logarithmic axis could not show. */
    String caption() {
        List<String> sentences = new ArrayList<>();
        boolean deviations = spreads(".sd");
        boolean errors = spreads(".se");
        if (deviations || errors) {
            sentences.add("Points are means over seeds, bars their "
                    + (deviations && errors
                            ? "standard deviations or errors"
                            : deviations ? "standard deviations" : "standard errors")
                    + ".");
        }
        int lost = panels.stream()
                .flatMap(List::stream)
                .mapToInt(one -> one.data.lost(spec.x(), spec.y()))
                .sum();
        if (lost > 0) {
            sentences.add(
                    lost == 1
                            ? "One value is at or below 0, for which a logarithmic axis has no place."
                            : lost + " values are at or below 0, for which a logarithmic axis has no place.");
        }
        if (spec.diagonal()) {
            sentences.add("On the dashed line both are equal.");
        }
        return String.join(" ", sentences);
    }

    private boolean spreads(String end) {
        return allSeries().stream()
                .filter(series -> series.mark() == FigureSpec.Mark.BARS)
                .anyMatch(series ->
                        series.spread().filter(name -> name.endsWith(end)).isPresent());
    }
}
