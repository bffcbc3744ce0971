package org.fusionflow.study.design.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.figure.FigureSpec.Mark;
import org.fusionflow.study.design.figure.FigureSpec.Panel;
import org.fusionflow.study.design.figure.FigureSpec.Series;
import org.fusionflow.study.design.figure.FigureSpec.Source;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.RecordSpec;
import org.fusionflow.study.design.value.SentenceReader;

/** Reads the figures of a study and adds the columns that they draw. */
public final class FigureReader {
    /** All keys that a figure may have. */
    public static final List<String> KEYS = List.of(
            "kind",
            "title",
            "where",
            "x",
            "y",
            "z",
            "text",
            "by",
            "panels",
            "lines",
            "line",
            "levels",
            "points",
            "against",
            "scale",
            "labels",
            "networks");

    /** The words that its key {@code kind} may have. */
    public static final List<String> KINDS = List.of("curve", "map", "scatter", "course", "units");

    /** The kinds that may be limited to some networks: the others name networks in their expressions. */
    private static final List<String> OF_RUNS = List.of("course", "units");

    private final YamlValue value;
    private final Map<String, YamlValue> entries;
    private final StudyNames names;
    private final FigureScales scales;
    private final FigureColumns columns;
    private final StudyGrid grid;
    private final RecordSpec record;

    private FigureReader(YamlValue value, StudyNames names, StudyGrid grid, RecordSpec record) {
        this.value = value;
        this.entries = value.entries(KEYS);
        this.names = names;
        this.scales = new FigureScales(entries);
        this.columns = new FigureColumns(names);
        this.grid = grid;
        this.record = record;
    }

    /**
     * @param record what is recorded over time
     */
    public static FigureSpec figure(YamlValue value, StudyNames names, StudyGrid grid, RecordSpec record) {
        FigureReader reader = new FigureReader(value, names, grid, record);
        YamlValue kind = reader.entries.get("kind");
        String word = kind == null ? reader.entries.containsKey("z") ? "map" : "curve" : kind.word(KINDS);
        YamlValue some = reader.entries.get("networks");
        if (some != null && !OF_RUNS.contains(word)) {
            throw some.problem("networks: expected a figure of kind " + String.join(" or ", OF_RUNS));
        }
        FigureSpec whole = switch (word) {
            case "map" -> reader.map();
            case "scatter" -> reader.scatter();
            case "course" -> reader.course();
            case "units" -> reader.units();
            default -> reader.curve();
        };
        YamlValue where = reader.entries.get("where");
        return where == null ? whole : FigurePart.of(whole, where, grid);
    }

    private YamlValue required(String key) {
        return value.required(entries, key);
    }

    private String title() {
        YamlValue title = entries.get("title");
        return title == null ? "" : SentenceReader.of(title, "title").marked();
    }

    /** The axes by which curves are distinguished. */
    private List<String> by() {
        YamlValue by = entries.get("by");
        List<String> axes = new ArrayList<>();
        if (by != null) {
            for (YamlValue item : by.isList() ? by.items() : List.of(by)) {
                axes.add(axis(item));
            }
        }
        return axes;
    }

    private String axis(YamlValue item) {
        if (!names.isAxis(item.text())) {
            throw item.expected("one of the axes " + grid.names());
        }
        return item.text();
    }

    /** The axis that distinguishes the panels; empty for one panel for each network, or a single panel. */
    private Optional<String> panelAxis() {
        YamlValue panels = entries.get("panels");
        return panels == null || panels.text().equals("networks") ? Optional.empty() : Optional.of(axis(panels));
    }

    private List<String> networks() {
        YamlValue panels = entries.get("panels");
        if (panels != null
                && panels.text().equals("networks")
                && names.networks().isEmpty()) {
            throw panels.expected("an axis, there are no networks");
        }
        return chosen();
    }

    /** The networks of the key {@code networks}, or all. */
    private List<String> chosen() {
        List<String> chosen = listed("networks").stream()
                .map(name -> name.word(names.networks()))
                .toList();
        return chosen.isEmpty() ? names.networks() : chosen;
    }

    private boolean isByNetwork() {
        YamlValue panels = entries.get("panels");
        return panels != null && panels.text().equals("networks");
    }

    private String points() {
        YamlValue points = entries.get("points");
        return points == null ? "mean +- sd" : points.word(List.of("mean +- sd", "mean +- se", "seeds", "none"));
    }

    private FigureSpec curve() {
        YamlValue x = required("x");
        YamlValue y = required("y");
        String column = columns.atPoint(x);
        List<Panel> panels = new ArrayList<>();
        if (isByNetwork()) {
            for (String network : networks()) {
                panels.add(new Panel(network, series(column, y, Optional.of(network))));
            }
        } else {
            panels.addAll(byAxis(series(column, y, Optional.empty())));
        }
        return new FigureSpec.Curves(
                title(), scales.scale("x", x.text()), scales.scale("y", y.text()), by(), panels, false);
    }

    /** The lines of theory, then the points of networks. */
    private List<Series> series(String x, YamlValue y, Optional<String> network) {
        List<Series> series = new ArrayList<>();
        for (YamlValue line : listed("lines", "line")) {
            series.addAll(columns.lines(line, x, y, network));
        }
        series.addAll(columns.points(y, network, x, points()));
        return series;
    }

    /** One panel, or one for each value of an axis. */
    private List<Panel> byAxis(List<Series> series) {
        Optional<String> axis = panelAxis();
        if (axis.isEmpty()) {
            return List.of(new Panel("", series));
        }
        List<Panel> panels = new ArrayList<>();
        for (String cell : grid.cells(axis.get())) {
            List<Series> some = series.stream()
                    .map(s -> FigureColumns.where(s, Map.of(axis.get(), cell)))
                    .toList();
            panels.add(new Panel(axis.get() + " = " + cell, some));
        }
        return panels;
    }

    private List<YamlValue> listed(String... keys) {
        List<YamlValue> items = new ArrayList<>();
        for (String key : keys) {
            YamlValue given = entries.get(key);
            if (given != null) {
                items.addAll(given.isList() ? given.items() : List.of(given));
            }
        }
        return items;
    }

    private FigureSpec scatter() {
        YamlValue x = required("x");
        YamlValue y = required("y");
        YamlValue line = entries.get("line");
        boolean diagonal =
                line != null && line.word(List.of("diagonal", "none")).equals("diagonal");
        return new FigureSpec.Curves(
                title(),
                scales.scale("x", x.text()),
                scales.scale("y", y.text()),
                by(),
                byAxis(List.of(columns.pair(x, y))),
                diagonal);
    }

    private FigureSpec map() {
        YamlValue x = required("x");
        YamlValue y = required("y");
        YamlValue z = required("z");
        if (Formula.of(z.source(), names).kind() == Datum.Kind.WORD) {
            return wordMap(x, y, z);
        }
        List<Panel> panels = new ArrayList<>();
        List<YamlValue> shown = new ArrayList<>(List.of(z));
        shown.addAll(listed("against"));
        for (YamlValue one : shown) {
            Series series = new Series(
                    one.text(),
                    Source.POINTS,
                    Map.of(),
                    columns.atPoint(x),
                    columns.atPoint(y),
                    Optional.empty(),
                    Optional.of(columns.atPoint(one)),
                    Mark.POINTS);
            for (Panel panel : byAxis(List.of(series))) {
                panels.add(new Panel(
                        panel.title().isEmpty() ? one.text() : one.text() + ", " + panel.title(), panel.series()));
            }
        }
        return new FigureSpec.ColourMap(
                title(), scales.scale("x", x.text()), scales.scale("y", y.text()), scales.scale("z", z.text()), panels);
    }

    private FigureSpec wordMap(YamlValue x, YamlValue y, YamlValue z) {
        YamlValue text = entries.get("text");
        Series series = new Series(
                z.text(),
                Source.POINTS,
                Map.of(),
                place(x),
                place(y),
                Optional.empty(),
                Optional.of(columns.wordAtPoint(z)),
                Mark.POINTS);
        return new FigureSpec.WordMap(
                title(),
                scales.scale("x", x.text()).label(),
                scales.scale("y", y.text()).label(),
                Optional.ofNullable(text).map(columns::atPoint),
                List.of(new Panel("", List.of(series))));
    }

    /** The column of the places of cells, words or numbers. */
    private String place(YamlValue text) {
        return Formula.of(text.source(), names).kind() == Datum.Kind.NUMBER
                ? columns.atPoint(text)
                : columns.wordAtPoint(text);
    }

    private FigureSpec course() {
        YamlValue y = required("y");
        if (record.what().isEmpty()) {
            throw value.problem("figure over time: expected 'record:' in the study");
        }
        Map<String, YamlValue> heights = heights(y);
        YamlValue given = entries.get("x");
        if (given != null && !given.text().equals("time")) {
            requireRecorded(given);
        }
        String x = given != null ? given.text() : record.inEpochs() ? RecordSpec.EPOCH : "time";
        List<Series> lines = new ArrayList<>();
        for (YamlValue line : listed("lines", "line")) {
            String followed = line.word(names.followed());
            lines.add(overTime(followed, followed, x, y.text(), Mark.THEORY));
        }
        for (YamlValue level : listed("levels")) {
            lines.add(columns.level(level));
        }
        List<Panel> panels = new ArrayList<>();
        if (isByNetwork()) {
            for (String network : networks()) {
                List<Series> series = courses(List.of(network), x, heights, true);
                series.addAll(lines);
                panels.add(new Panel(network, series));
            }
        } else {
            List<Series> series = courses(chosen(), x, heights, chosen().size() == 1);
            series.addAll(lines);
            panels.addAll(byAxis(series));
        }
        String label = y.isMapping() ? "" : y.text();
        return new FigureSpec.Curves(title(), scales.scale("x", x), scales.scale("y", label), by(), panels, false);
    }

    /** The recorded columns that a course draws, by their names in the legend; by an empty name if there is only one. */
    private Map<String, YamlValue> heights(YamlValue y) {
        Map<String, YamlValue> heights = y.isMapping() ? y.entries() : Map.of("", y);
        if (heights.isEmpty()) {
            throw y.expected("a recorded column, or names with a recorded column each");
        }
        if (y.isMapping() && !scales.isLabelled("y")) {
            throw y.problem("y: expected labels: {y: ...} beside several columns");
        }
        if (y.isMapping() && !listed("lines", "line").isEmpty()) {
            throw y.problem("y: expected one column where there are lines");
        }
        heights.values().forEach(this::requireRecorded);
        return heights;
    }

    /**
     * @param alone true if there is one network, which then need not be named beside a column
     */
    private static List<Series> courses(
            List<String> networks, String x, Map<String, YamlValue> heights, boolean alone) {
        List<Series> series = new ArrayList<>();
        for (String network : networks) {
            heights.forEach((name, column) -> {
                String label = name.isEmpty() ? network : alone ? name : network + ", " + name;
                series.add(overTime(label, network, x, column.text(), Mark.LINE));
            });
        }
        return series;
    }

    private void requireRecorded(YamlValue column) {
        if (!record.what().contains(column.text())) {
            throw column.expected("one of the recorded " + record.what());
        }
    }

    /** Reads a figure of hidden units in the plane of two of their weights, with one panel for each recorded time and value of an axis. */
    private FigureSpec units() {
        YamlValue x = required("x");
        YamlValue y = required("y");
        if (record.unitTimes().isEmpty()) {
            throw value.problem("figure of units: expected 'units:' with times under 'record:' in the study");
        }
        for (YamlValue column : List.of(x, y)) {
            if (!record.unitColumns().contains(column.text())) {
                throw column.expected("one of " + record.unitColumns());
            }
        }
        List<Series> series = chosen().stream()
                .map(network -> new Series(
                        network,
                        Source.UNITS,
                        Map.of("network", network),
                        x.text(),
                        y.text(),
                        Optional.empty(),
                        Optional.empty(),
                        Mark.POINTS))
                .toList();
        List<Panel> panels = new ArrayList<>();
        for (Panel panel : byAxis(series)) {
            for (double time : FlowTimes.read(record.unitTimes().get()).times().toArray()) {
                String cell = CsvText.cell(time);
                panels.add(new Panel(
                        (panel.title().isEmpty() ? "" : panel.title() + ", ") + "t = " + cell,
                        panel.series().stream()
                                .map(one -> FigureColumns.where(one, Map.of("time", cell)))
                                .toList()));
            }
        }
        return new FigureSpec.Curves(
                title(), scales.scale("x", x.text()), scales.scale("y", y.text()), by(), panels, false);
    }

    private static Series overTime(String label, String network, String x, String y, Mark mark) {
        Map<String, String> where = new TreeMap<>(Map.of("network", network));
        return new Series(label, Source.CURVES, where, x, y, Optional.empty(), Optional.empty(), mark);
    }
}
