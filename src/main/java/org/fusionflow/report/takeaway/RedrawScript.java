package org.fusionflow.report.takeaway;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fusionflow.report.document.ChartMarkup;
import org.fusionflow.report.document.Plot;
import org.fusionflow.report.page.FigureFile;

/**
 * A Python script that draws a figure again with matplotlib from the numbers beside it: its scales, labels, colours and dashes stand at the top, to be changed.
 */
final class RedrawScript {
    private static final double POINTS_PER_INCH = 72;
    /** Height of a title with its distance from the plot, in points. */
    private static final double TITLE = 16;

    private static final Map<String, String> MARKERS =
            Map.of("discs", "o", "squares", "s", "triangles", "^", "wedges", "v", "diamonds", "D", "crosses", "X");

    private RedrawScript() {}

    static String of(TakenFigure figure) {
        List<Plot> plots = figure.plots();
        double width = figure.width() + 2 * FigureFile.MARGIN;
        double height = figure.height() + 2 * FigureFile.MARGIN;
        StringBuilder panels = new StringBuilder();
        StringBuilder looks = new StringBuilder();
        for (int i = 0; i < plots.size(); i++) {
            panels.append("    ")
                    .append(i + 1)
                    .append(": ")
                    .append(panel(plots.get(i), isBelowAnother(plots.get(i), plots), width, height))
                    .append(",\n");
            looks(i + 1, plots.get(i), looks);
        }
        String strips = IntStream.range(0, plots.size())
                .filter(i -> isBelowAnother(plots.get(i), plots))
                .mapToObj(i -> String.valueOf(i + 1))
                .collect(Collectors.joining(", "));
        return TEMPLATE.replace("@NAME@", figure.name())
                .replace("@STEM@", figure.stem())
                .replace("@WIDTH@", number(width / POINTS_PER_INCH))
                .replace("@HEIGHT@", number(height / POINTS_PER_INCH))
                .replace("@STRIPS@", strips)
                .replace("@PANELS@", panels)
                .replace("@LOOKS@", looks);
    }

    /** The settings of a panel, with the place of its axes as parts of the figure from its lower left corner. */
    private static String panel(Plot plot, boolean strip, double width, double height) {
        Rectangle2D area = plot.area();
        String place = DoubleStream.of(
                        (area.getX() + FigureFile.MARGIN) / width,
                        1 - (area.getMaxY() + FigureFile.MARGIN) / height,
                        area.getWidth() / width,
                        area.getHeight() / height)
                .mapToObj(part -> String.format(Locale.ROOT, "%.4f", part))
                .collect(Collectors.joining(", "));
        return "dict(position=(" + place + "), title=" + text(strip ? "" : plot.title()) + ", "
                + axis("x", plot.across()) + ", " + axis("y", plot.up()) + ")";
    }

    /** True for a strip right below another plot, where there is no space for a title, and whose legend is that of the plot. */
    private static boolean isBelowAnother(Plot plot, List<Plot> plots) {
        return plots.stream().anyMatch(other -> {
            double gap = plot.area().getMinY() - other.area().getMaxY();
            return gap > -1
                    && gap < TITLE
                    && Math.abs(plot.area().getMinX() - other.area().getMinX()) < 1;
        });
    }

    private static String axis(String name, Plot.Scale scale) {
        return name + "label=" + text(scale.label()) + ", " + name + "scale=\""
                + (scale.logarithmic() ? "log" : "linear") + "\", " + name + "lim=(" + scale.lower() + ", "
                + scale.upper() + ")";
    }

    private static void looks(int panel, Plot plot, StringBuilder looks) {
        List<String> names = FigureNumbers.names(plot);
        Set<String> listed = new HashSet<>();
        for (int s = 0; s < names.size(); s++) {
            Plot.Series series = plot.series().get(s);
            List<String> settings = new ArrayList<>(List.of("color=\"" + series.color() + "\""));
            if (!series.dashes().isEmpty() && series.kind() != Plot.Kind.POINTS) {
                settings.add("linestyle=(0, ("
                        + series.dashes().stream().map(RedrawScript::number).collect(Collectors.joining(", ")) + "))");
            }
            if (series.kind() == Plot.Kind.POINTS || series.kind() == Plot.Kind.LINE) {
                settings.addAll(marker(series));
            }
            // One entry in the legend for all series of one name.
            if (!series.name().isBlank() && listed.add(series.name())) {
                settings.add("label=" + text(series.name()));
            }
            looks.append("    (")
                    .append(panel)
                    .append(", ")
                    .append(quoted(names.get(s)))
                    .append(", \"")
                    .append(FigureNumbers.kind(series))
                    .append("\"): dict(")
                    .append(String.join(", ", settings))
                    .append("),\n");
        }
    }

    /** The settings of matplotlib for the shape at the data. */
    private static List<String> marker(Plot.Series series) {
        boolean points = series.kind() == Plot.Kind.POINTS;
        String shape = series.marker().replaceFirst("^open ", "");
        if (shape.isEmpty() && !points) {
            return List.of();
        }
        List<String> settings = new ArrayList<>(List.of("marker=\"" + MARKERS.getOrDefault(shape, "o") + "\""));
        if (series.marker().startsWith("open ")) {
            settings.add("markerfacecolor=\"white\"");
        }
        if (points) {
            settings.add("linestyle=\"\"");
        }
        return settings;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    }

    /** A text in the markup of charts as one of matplotlib, quoted. */
    private static String text(String markup) {
        StringBuilder text = new StringBuilder();
        for (ChartMarkup.Run run : ChartMarkup.runs(markup)) {
            switch (run.height()) {
                case ON_LINE -> text.append(run.text().replace("$", "\\$"));
                case LOWERED ->
                    text.append("$_{\\mathrm{").append(upright(run.text())).append("}}$");
                case RAISED ->
                    text.append("$^{\\mathrm{").append(upright(run.text())).append("}}$");
            }
        }
        // A legend has no entry for a text that starts with an underscore.
        return quoted(text.toString().replaceFirst("^_", " _"));
    }

    /** Letters inside a formula of matplotlib. */
    private static String upright(String text) {
        return text.replace("\\", "\\backslash ")
                .replaceAll("([{}$%#_&])", "\\\\$1")
                .replace("^", "\\wedge ")
                .replace(" ", "\\ ");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + "\"";
    }

    private static final String TEMPLATE = """
            # Draws @NAME@ again from @STEM@.csv: python3 @STEM@.py [TARGET.pdf|png|svg]
            import csv, math, pathlib, sys
            import matplotlib
            matplotlib.use("Agg")
            import matplotlib.pyplot as plt

            PANELS = {
            @PANELS@}
            STRIPS = [@STRIPS@]
            LOOKS = {
            @LOOKS@}
            plt.rcParams.update({"font.size": 8, "axes.labelsize": 8, "axes.titlesize": 8, "legend.fontsize": 7,
                                 "lines.linewidth": 1.1, "lines.markersize": 4, "axes.linewidth": 0.5, "axes.labelpad": 1.5, "legend.frameon": False,
                                 "xtick.labelsize": 7.5, "ytick.labelsize": 7.5})
            here = pathlib.Path(__file__)
            with here.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            figure = plt.figure(figsize=(@WIDTH@, @HEIGHT@))
            for panel, settings in PANELS.items():
                ax = figure.add_axes(settings.pop("position"))
                ax.set(**settings)
                ax.tick_params(labelbottom=bool(settings["xlabel"]))
                for (number, series, kind), look in LOOKS.items():
                    if number != panel:
                        continue
                    own = [row for row in rows if row["panel"] == str(panel) and row["series"] == series]
                    x, y, error, low, high, value = ([float(row[c] or "nan") for row in own]
                                                     for c in ("x", "y", "error", "low", "high", "value"))
                    if kind == "line" or kind == "points":
                        bars = None if all(map(math.isnan, error)) else error
                        ax.errorbar(x, y, yerr=bars, elinewidth=0.6, capsize=1.5 if bars else 0, **look)
                    elif kind == "edge":
                        (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
                        ax.plot([min(max(v, left), right) for v in x], [min(max(v, bottom), top) for v in y],
                                linestyle="", marker="v", clip_on=False, **look)
                    elif kind == "vertical":
                        ax.axvline(x[0], linewidth=0.6, **look)
                    elif kind == "horizontal":
                        ax.axhline(y[0], linewidth=0.6, **look)
                    elif kind == "band":
                        ax.fill_between(x, low, high, alpha=0.18, linewidth=0, **look)
                    elif kind == "cells":
                        across, up, cell = sorted(set(x)), sorted(set(y)), dict(zip(zip(x, y), value))
                        grid = [[cell.get((a, b), math.nan) for a in across] for b in up]
                        known = [v for v in value if not math.isnan(v)]
                        log = known and min(known) > 0 and max(known) > 30 * min(known)
                        mesh = ax.pcolormesh(across, up, grid, shading="nearest", norm="log" if log else "linear")
                        figure.colorbar(mesh, cax=ax.inset_axes([1.03, 0, 0.05, 1]), label=look.get("label", ""))
                if panel not in STRIPS and 0 < len(ax.get_legend_handles_labels()[0]) < 10:
                    ax.legend()
            figure.savefig(sys.argv[1] if len(sys.argv) > 1 else here.with_name(here.stem + "-again.pdf"))
            """;
}
