package org.fusionflow.report.takeaway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.report.document.ChartMarkup;
import org.fusionflow.report.document.Plot;

/**
 * A Python script that draws a figure again with matplotlib from the numbers beside it: its scales, labels, colours and dashes stand at the top, to be changed.
 */
final class RedrawScript {
    private static final double POINTS_PER_INCH = 72;

    private RedrawScript() {}

    static String of(TakenFigure figure) {
        List<Plot> plots = figure.plots();
        long rows = plots.stream()
                .mapToLong(plot -> Math.round(plot.area().getY()))
                .distinct()
                .count();
        long columns = (plots.size() + rows - 1) / rows;
        StringBuilder panels = new StringBuilder();
        StringBuilder looks = new StringBuilder();
        for (int i = 0; i < plots.size(); i++) {
            panels.append("    ")
                    .append(i + 1)
                    .append(": ")
                    .append(panel(plots.get(i)))
                    .append(",\n");
            looks(i + 1, plots.get(i), looks);
        }
        return TEMPLATE.replace("@NAME@", figure.name())
                .replace("@STEM@", figure.stem())
                .replace("@WIDTH@", number(figure.width() / POINTS_PER_INCH))
                .replace("@HEIGHT@", number(figure.height() / POINTS_PER_INCH))
                .replace("@ROWS@", String.valueOf(rows))
                .replace("@COLUMNS@", String.valueOf(columns))
                .replace("@PANELS@", panels)
                .replace("@LOOKS@", looks);
    }

    private static String panel(Plot plot) {
        return "dict(title=" + text(plot.title()) + ", " + axis("x", plot.across()) + ", " + axis("y", plot.up()) + ")";
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
            LOOKS = {
            @LOOKS@}
            plt.rcParams.update({"font.size": 8, "axes.labelsize": 8, "axes.titlesize": 8, "legend.fontsize": 7,
                                 "lines.linewidth": 1.1, "lines.markersize": 4, "axes.linewidth": 0.5, "legend.frameon": False})
            here = pathlib.Path(__file__)
            with here.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            figure, axes = plt.subplots(@ROWS@, @COLUMNS@, figsize=(@WIDTH@, @HEIGHT@), squeeze=False, layout="constrained")
            for ax in axes.flat[len(PANELS):]:
                ax.set_axis_off()
            for (panel, settings), ax in zip(PANELS.items(), axes.flat):
                ax.set(**settings)
                for (number, series, kind), look in LOOKS.items():
                    if number != panel:
                        continue
                    own = [row for row in rows if row["panel"] == str(panel) and row["series"] == series]
                    x, y, error, low, high, value = ([float(row[c] or "nan") for row in own]
                                                     for c in ("x", "y", "error", "low", "high", "value"))
                    if kind == "line" or kind == "points":
                        bars = None if all(map(math.isnan, error)) else error
                        mark = {} if kind == "line" else {"linestyle": "", "marker": "o"}
                        ax.errorbar(x, y, yerr=bars, elinewidth=0.6, capsize=1.5 if bars else 0, **mark, **look)
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
                        log = known and min(known) > 0 and max(known) > 100 * min(known)
                        mesh = ax.pcolormesh(across, up, grid, shading="nearest", norm="log" if log else "linear")
                        figure.colorbar(mesh, ax=ax, label=look.get("label", ""))
                if ax.get_legend_handles_labels()[0]:
                    ax.legend()
            figure.savefig(sys.argv[1] if len(sys.argv) > 1 else here.with_name(here.stem + "-again.pdf"))
            """;
}
