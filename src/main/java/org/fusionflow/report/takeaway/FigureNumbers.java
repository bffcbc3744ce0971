package org.fusionflow.report.takeaway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.report.document.ChartMarkup;
import org.fusionflow.report.document.Plot;

/**
 * The numbers that the plots of a figure show, one row a point, as the text of a CSV file. Column {@code panel} counts plots from 1; {@code series} differs
 * between the series of a plot; {@code kind} is a {@link Plot.Kind} in small letters; a cell is empty where a kind has no such number, and where a line is
 * interrupted. Every number reads back as the same double.
 */
public final class FigureNumbers {
    /** Columns of numbers, in order. */
    static final List<String> COLUMNS = List.of("x", "y", "error", "low", "high", "value");

    static final String HEADER = "panel,series,kind," + String.join(",", COLUMNS);

    private FigureNumbers() {}

    /** The numbers of plots that are counted. */
    public static String csv(List<Plot> plots) {
        Map<String, List<Plot>> counted = new LinkedHashMap<>();
        plots.forEach(plot -> counted.put(String.valueOf(counted.size() + 1), List.of(plot)));
        return csv(counted);
    }

    /** The numbers of plots by the names of their panels, which stand in the place of the count. */
    public static String csv(Map<String, List<Plot>> panels) {
        List<List<String>> rows = new ArrayList<>();
        panels.forEach((panel, plots) -> plots.forEach(plot -> {
            List<String> names = names(plot);
            for (int s = 0; s < names.size(); s++) {
                add(rows, panel, names.get(s), plot.series().get(s));
            }
        }));
        return HEADER + "\n" + CsvText.lines(rows);
    }

    private static void add(List<List<String>> rows, String panel, String name, Plot.Series series) {
        for (int i = 0; i < series.size(); i++) {
            List<String> row = new ArrayList<>(List.of(panel, name, kind(series)));
            for (String column : COLUMNS) {
                double[] values = series.columns().get(column);
                row.add(values == null ? "" : CsvText.cell(values[i]));
            }
            rows.add(row);
        }
    }

    static String kind(Plot.Series series) {
        return series.kind().name().toLowerCase(Locale.ROOT);
    }

    /** A name for each series of a plot that no other has: its own in plain text, with a number if it is empty or occurs again. */
    public static List<String> names(Plot plot) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Plot.Series series : plot.series()) {
            String plain = ChartMarkup.plain(series.name()).strip();
            String own = plain.isEmpty() ? kind(series) : plain;
            String name = own;
            for (int again = 2; !taken.add(name); again++) {
                name = own + " (" + again + ")";
            }
            names.add(name);
        }
        return names;
    }
}
