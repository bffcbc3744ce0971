package org.fusionflow.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.mathml.Mathml;

/** The blocks of a document as HTML. */
final class HtmlBlocks {
    /** Width of the text in em of formulas; a longer formula is broken as in the PDF. */
    private static final double FORMULA_ROOM = 38;

    private final Anchors anchors;
    private final HtmlProse prose;
    private int figures;
    private int tables;

    HtmlBlocks(Anchors anchors) {
        this.anchors = anchors;
        this.prose = new HtmlProse(anchors);
    }

    /** The list of all sections; it stands beside the text where there is space. */
    String contents(Document document) {
        StringBuilder list =
                new StringBuilder("<nav aria-label=\"Contents\">\n<details open><summary>Contents</summary>\n<ul>\n");
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading) {
                list.append("<li class=\"level")
                        .append(heading.level())
                        .append("\"><a href=\"#")
                        .append(anchors.id(heading.label()).orElse("start"))
                        .append("\">")
                        .append(Html.escaped(heading.text()))
                        .append("</a></li>\n");
            }
        }
        return list.append("</ul>\n</details>\n</nav>\n").toString();
    }

    String all(Document document) {
        StringBuilder all = new StringBuilder();
        document.blocks().forEach(block -> all.append(of(block)));
        return all.toString();
    }

    private String of(Block block) {
        if (block instanceof Block.Heading heading) {
            return heading(heading);
        }
        if (block instanceof Block.Paragraph paragraph) {
            return "<p>" + prose.of(paragraph.prose()) + "</p>\n";
        }
        if (block instanceof Block.Bullets bullets) {
            return bullets(bullets.items());
        }
        if (block instanceof Block.Formula formula) {
            return formula(formula);
        }
        if (block instanceof Block.Tabular tabular) {
            return table(tabular);
        }
        if (block instanceof Block.Drawing drawing) {
            figures++;
            return HtmlFigure.of(
                    drawing,
                    figures,
                    anchors.attribute(drawing.label()),
                    caption(drawing.label().text(), drawing.caption()));
        }
        if (block instanceof Block.Listing listing) {
            return "<pre tabindex=\"0\"><code>" + Html.escaped(listing.text()) + "</code></pre>\n";
        }
        if (block instanceof Block.Contents) {
            // The page has one beside the text.
            return "";
        }
        throw new IllegalStateException(
                "no form in HTML for " + block.getClass().getSimpleName());
    }

    private String heading(Block.Heading heading) {
        String element = "h" + (heading.level() + 1);
        String anchor = anchors.id(heading.label())
                .map(id -> " <a class=\"anchor\" href=\"#" + id + "\" aria-label=\"Link to this section\">#</a>")
                .orElse("");
        return "<" + element + anchors.attribute(heading.label()) + ">" + Html.escaped(heading.text()) + anchor + "</"
                + element + ">\n";
    }

    private String bullets(List<Prose> items) {
        StringBuilder list = new StringBuilder("<ul>\n");
        items.forEach(item -> list.append("<li>").append(prose.of(item)).append("</li>\n"));
        return list.append("</ul>\n").toString();
    }

    private String formula(Block.Formula formula) {
        return "<div class=\"formula\""
                + formula.label().map(anchors::attribute).orElse("")
                + "><div class=\"scroll\" tabindex=\"0\">" + Mathml.display(formula.formula(), FORMULA_ROOM) + "</div>"
                + Optional.of(formula.tag())
                        .filter(tag -> !tag.isEmpty())
                        .map(tag -> "<span class=\"tag\">(" + Html.escaped(tag) + ")</span>")
                        .orElse("")
                + "</div>\n";
    }

    private String table(Block.Tabular tabular) {
        Table table = tabular.table();
        tables++;
        String name = "caption-of-table-" + tables;
        boolean captioned = !tabular.label().text().isEmpty();
        String labelled = captioned ? " aria-labelledby=\"" + name + "\"" : " aria-label=\"Numbers\"";
        StringBuilder html = new StringBuilder("<div class=\"table\"")
                .append(captioned ? anchors.attribute(tabular.label()) : "")
                .append(">");
        if (captioned) {
            html.append("<p class=\"caption\" id=\"")
                    .append(name)
                    .append("\">")
                    .append(caption(tabular.label().text(), tabular.caption()))
                    .append("</p>\n");
        }
        html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
                .append(labelled)
                .append("><table")
                .append(labelled)
                .append(">\n<thead><tr>");
        for (Table.Column column : table.columns()) {
            html.append("<th scope=\"col\"")
                    .append(align(column))
                    .append(">")
                    .append(prose.of(column.heading()))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<Prose> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append("<td")
                        .append(align(table.columns().get(i)))
                        .append(">")
                        .append(prose.of(row.get(i)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div></div>\n").toString();
    }

    private static String align(Table.Column column) {
        return " class=\"" + column.align().name().toLowerCase(Locale.ROOT) + "\"";
    }

    private String caption(String label, Prose caption) {
        return "<strong>" + Html.escaped(label) + ".</strong> " + prose.of(caption);
    }
}
