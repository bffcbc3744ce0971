package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.EmptyChart;
import org.fusionflow.report.chart.KeyEntry;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.chart.StackedChart;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/** Draws the panels of a figure of curves, on common axes, with what networks and theory differ by below them, and their common legend. */
final class CurvePanels {
    private static final double MARGIN = 0.05;
    /** Free space at both ends of an axis, as a fraction, so that points and lines at the ends are not cut in half. */
    private static final double SIDE_MARGIN = 0.045;

    private final FigureSpec.Curves spec;
    private final Map<FigureSpec.Source, StudyTable> tables;
    private final List<Map<String, String>> groups;
    private final SeriesStyle style;
    private final List<List<DrawnSeries>> panels = new ArrayList<>();
    private final Optional<ErrorStrips> strips;
    private final List<Panel> charts = new ArrayList<>();
    private int marked;

    CurvePanels(FigureSpec.Curves spec, Map<FigureSpec.Source, StudyTable> tables) {
        this.spec = spec;
        this.tables = tables;
        this.groups = groups();
        this.style = style();
        spec.panels().forEach(panel -> panels.add(drawn(panel)));
        this.strips = spec.diagonal()
                ? Optional.empty()
                : ErrorStrips.of(
                        panels.stream().map(this::comparable).toList(), spec.y().logarithmic());
        draw();
    }

    /** Without lines that hold a number of a network, such as the error of a prediction, which are no theory of what is measured. */
    private List<DrawnSeries> comparable(List<DrawnSeries> panel) {
        StudyTable runs = tables.get(FigureSpec.Source.RUNS);
        Set<String> networks =
                runs != null && runs.has("network") ? runs.by("network").keySet() : Set.of();
        return panel.stream()
                .filter(one -> !one.isTheory()
                        || networks.stream()
                                .noneMatch(name -> one.series().label().contains(name + ".")))
                .toList();
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
        boolean lines = allSeries().stream().anyMatch(series -> !SeriesStyle.isPoints(series));
        boolean single = spec.panels().stream()
                .allMatch(panel ->
                        panel.series().stream().filter(SeriesStyle::isPoints).count() <= 1);
        return new SeriesStyle(isGrouped(), lines, single);
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

    private List<DrawnSeries> drawn(FigureSpec.Panel panel) {
        List<DrawnSeries> drawn = new ArrayList<>();
        for (FigureSpec.Series series : panel.series()) {
            if (series.mark() == FigureSpec.Mark.LEVEL) {
                continue;
            }
            int kind = kind(panel, series);
            for (int group = 0; group < groups.size(); group++) {
                int index = group;
                Look look = style.look(series, kind, group);
                Map<String, SeriesData> runs = SeriesData.bySeed(series, tables, groups.get(group));
                runs.forEach((seed, data) -> drawn.add(new DrawnSeries(
                        series,
                        index,
                        groups.get(index),
                        seed,
                        name(series, index, seed),
                        data,
                        runs.size() > 1 ? Grammar.seed(look) : look)));
            }
        }
        // Points are drawn over lines, and theory over the thin lines of seeds.
        List<DrawnSeries> ordered = new ArrayList<>(drawn.stream()
                .filter(one -> one.data().isDrawable(spec.x(), one.isPoints()))
                .toList());
        ordered.sort((a, b) -> Integer.compare(layer(a), layer(b)));
        return ordered;
    }

    private static int layer(DrawnSeries one) {
        return one.isPoints() ? 2 : one.isTheory() ? 1 : 0;
    }

    private String name(FigureSpec.Series series, int group, String seed) {
        List<String> words = new ArrayList<>();
        words.add(FieldSymbols.of(series.label()));
        words.add(words(groups.get(group)));
        words.add(seed.isEmpty() ? "" : "seed " + FieldSymbols.value(seed));
        return String.join(", ", words.stream().filter(word -> !word.isEmpty()).toList());
    }

    /** Index of a series among the panel's series of the same kind. */
    private static int kind(FigureSpec.Panel panel, FigureSpec.Series series) {
        return (int) panel.series().subList(0, panel.series().indexOf(series)).stream()
                .filter(other -> SeriesStyle.isTheory(other) == SeriesStyle.isTheory(series))
                .filter(other -> other.mark() != FigureSpec.Mark.LEVEL)
                .count();
    }

    List<Panel> charts() {
        return List.copyOf(charts);
    }

    boolean hasStrips() {
        return strips.isPresent();
    }

    private void draw() {
        Axis[] axes = axes();
        for (int i = 0; i < panels.size(); i++) {
            String title = FieldSymbols.of(spec.panels().get(i).title());
            String letter = panels.size() > 1 ? "(" + (char) ('a' + i) + ") " : "";
            String whole = (letter + title).strip();
            if (panels.get(i).isEmpty()) {
                charts.add(new EmptyChart(whole, "no values to show"));
                continue;
            }
            CurveChart chart = chart(
                    whole,
                    ManySeeds.reduced(panels.get(i), tables),
                    levels(spec.panels().get(i)),
                    axes);
            marked += chart.marked();
            int index = i;
            charts.add(strips.<Panel>map(strip -> StackedChart.of(chart, strip.chart(index, axes[0])))
                    .orElse(chart));
        }
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

    private CurveChart chart(String title, List<DrawnSeries> drawn, List<Level> levels, Axis[] axes) {
        CurveChart.Builder chart = CurveChart.of(axes[0], axes[1]).title(title);
        if (spec.diagonal()) {
            double[] ends = {axes[0].lower(), axes[0].upper()};
            chart.unlisted("both equal", ends, ends, Grammar.guide());
        }
        for (DrawnSeries one : drawn) {
            SeriesData data = one.data();
            if (one.isBarred()) {
                chart.unlistedMeasured(one.name(), data.x(), data.y(), data.spread(), one.look());
            } else {
                chart.unlisted(one.name(), data.x(), data.y(), one.look());
            }
        }
        levels.forEach(level -> chart.horizontal(level.value(), level.label(), Look.Hue.GREY));
        return chart.build();
    }

    private Axis[] axes() {
        double[] across = flat(one -> one.data().places(spec.x()));
        double[] up = DoubleStream.concat(
                        Arrays.stream(flat(one -> one.data().heights(spec.x(), spec.y()))),
                        spec.panels().stream()
                                .flatMap(panel -> levels(panel).stream())
                                .mapToDouble(Level::value))
                .toArray();
        if (spec.diagonal()) {
            double[] both = DoubleStream.concat(Arrays.stream(across), Arrays.stream(up))
                    .toArray();
            return new Axis[] {axis(spec.x(), both, MARGIN), axis(spec.y(), both, MARGIN)};
        }
        return new Axis[] {axis(spec.x(), across, SIDE_MARGIN), axis(spec.y(), up, MARGIN)};
    }

    private double[] flat(Function<DrawnSeries, double[]> values) {
        return panels.stream()
                .flatMap(List::stream)
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
        boolean lines = allSeries().stream().anyMatch(series -> !SeriesStyle.isPoints(series));
        boolean points = allSeries().stream().anyMatch(SeriesStyle::isPoints);
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

    /** Explains error bars and strips, and counts the numbers that are marked at the edge. */
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
        strips.ifPresent(strip -> sentences.add(strip.caption(compared())));
        panels.stream().mapToInt(ManySeeds::count).max().ifPresent(seeds -> sentences.addAll(ManySeeds.words(seeds)));
        if (marked > 0) {
            sentences.add(
                    marked == 1
                            ? "An arrow at the edge marks one value at or beyond the end of the logarithmic axis, such as 0."
                            : "Arrows at the edge mark " + marked
                                    + " values at or beyond the end of the logarithmic axis, such as 0.");
        }
        if (spec.diagonal()) {
            sentences.add("On the dashed line both are equal.");
        }
        return String.join(" ", sentences);
    }

    /** The name of the theory with which networks are compared; empty if there is only one. */
    private String compared() {
        List<String> labels = allSeries().stream()
                .filter(SeriesStyle::isTheory)
                .map(FigureSpec.Series::label)
                .distinct()
                .toList();
        return labels.size() > 1 ? labels.get(0) : "";
    }

    private boolean spreads(String end) {
        return allSeries().stream()
                .filter(series -> series.mark() == FigureSpec.Mark.BARS)
                .anyMatch(series ->
                        series.spread().filter(name -> name.endsWith(end)).isPresent());
    }
}
