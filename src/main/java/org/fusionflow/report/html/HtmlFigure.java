package org.fusionflow.report.html;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;
import org.fusionflow.report.page.SvgDrawing;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.takeaway.FigureNumbers;

/** A figure as SVG elements, each with the numbers that it shows as JSON, which the script of the page reads. */
final class HtmlFigure {
    /** Distance of panels on a page, in points. */
    private static final double GUTTER = 14;

    private HtmlFigure() {}

    /**
     * @param number from 1, which differs between the figures of a page
     * @param attribute with the address of the figure
     * @param caption as HTML
     */
    static String of(Block.Drawing drawing, int number, String attribute, String caption) {
        int count = drawing.panels().size();
        double width = (PageStyle.TEXT_WIDTH - GUTTER * (count - 1)) / count;
        StringBuilder html = new StringBuilder("<figure").append(attribute).append(">\n<div class=\"panels\">\n");
        for (int i = 0; i < count; i++) {
            html.append(panel(drawing, drawing.panels().get(i), width, number, i));
        }
        return html.append("</div>\n<figcaption>")
                .append(caption)
                .append("</figcaption>\n</figure>\n")
                .toString();
    }

    private static String panel(Block.Drawing drawing, Figure figure, double width, int number, int panel) {
        String name = "figure-" + number + (drawing.panels().size() > 1 ? (char) ('a' + panel) : "");
        String title = drawing.label().text().replace('\u00a0', ' ')
                + (drawing.panels().size() > 1 ? ", panel " + (panel + 1) : "");
        List<Plot> plots = figure.plots(width, drawing.height());
        String svg = SvgDrawing.of(figure, title, width, drawing.height(), name + "-")
                .replaceFirst("<title>[^<]*</title>", "")
                .replaceFirst(
                        "<svg ",
                        "<svg role=\"img\" aria-label=\""
                                + Matcher.quoteReplacement(Html.escaped(
                                        figure.alternative().isEmpty() ? title : title + ". " + figure.alternative()))
                                + "\" ");
        return "<div class=\"panel\" data-name=\"" + name + "\" data-title=\"" + Html.escaped(title)
                + "\" style=\"--width:"
                + Math.round(width) + "\"><div class=\"scroll\">" + svg + "</div>"
                + (plots.isEmpty() ? "" : "<script type=\"application/json\">" + numbers(plots) + "</script>")
                + "</div>\n";
    }

    private static String numbers(List<Plot> plots) {
        return plots.stream().map(HtmlFigure::numbers).collect(Collectors.joining(",", "[", "]"));
    }

    private static String numbers(Plot plot) {
        List<String> names = FigureNumbers.names(plot);
        String series = IntStream.range(0, names.size())
                .mapToObj(i -> numbers(names.get(i), plot.series().get(i)))
                .collect(Collectors.joining(",\n", "[", "]"));
        String area = DoubleStream.of(
                        plot.area().getX() + SvgDrawing.MARGIN,
                        plot.area().getY() + SvgDrawing.MARGIN,
                        plot.area().getWidth(),
                        plot.area().getHeight())
                .mapToObj(value -> String.format(Locale.ROOT, "%.2f", value))
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"title\":" + Html.json(plot.title()) + ",\"x\":" + scale(plot.across()) + ",\"y\":" + scale(plot.up())
                + ",\"area\":" + area + ",\"series\":" + series + "}";
    }

    private static String scale(Plot.Scale scale) {
        return "{\"label\":" + Html.json(scale.label()) + ",\"log\":" + scale.logarithmic() + ",\"lower\":"
                + scale.lower() + ",\"upper\":" + scale.upper() + "}";
    }

    private static String numbers(String name, Plot.Series series) {
        String columns = series.columns().entrySet().stream()
                .map(column -> "," + Html.json(column.getKey()) + ":" + numbers(column.getValue()))
                .sorted()
                .collect(Collectors.joining());
        return "{\"id\":" + Html.json(name) + ",\"name\":" + Html.json(series.name()) + ",\"kind\":\""
                + series.kind().name().toLowerCase(Locale.ROOT) + "\",\"color\":\"" + series.color() + "\"" + columns
                + "}";
    }

    /** Every number reads back as the same double; null where there is none. */
    private static String numbers(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(CsvText::cell)
                .map(cell -> cell.isEmpty() ? "null" : cell)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
