package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.page.ink.Canvas;
import org.fusionflow.report.page.ink.Tag;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.text.LineBreaker;
import org.fusionflow.report.page.text.TextLine;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.PageStyle.TextStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Sets a table with its caption above, with three rules and no boxes; the header is repeated on every further page, which says that it continues. */
final class TableSetting {
    private static final double COLUMN_GAP = 14;
    private static final double ROW_PADDING = 1.4;
    private static final double RULE_GAP = 2.6;
    private static final double GAP_AFTER_CAPTION = 5;
    /** A table lower than this many points is not broken where pages are full without that. */
    private static final double SMALL = 210;

    private static final TextStyle HEADER = PageStyle.CELL;

    private final Label label;
    private final Prose caption;
    private final Table table;
    private final Typefaces typefaces;
    private final List<NumberColumn> numberColumns;

    TableSetting(Block.Tabular block, Typefaces typefaces) throws IOException {
        this.label = block.label();
        this.caption = block.caption();
        this.table = block.table();
        this.typefaces = typefaces;
        this.numberColumns = numberColumns(block.table(), typefaces);
    }

    List<Strip> strips() throws IOException {
        double[] widths =
                new ColumnWidths(table, numberColumns, HEADER, typefaces).within(PageStyle.TEXT_WIDTH, COLUMN_GAP);
        double width = Arrays.stream(widths).sum() + COLUMN_GAP * (widths.length - 1);
        double left = (PageStyle.TEXT_WIDTH - width) / 2;
        Tag tag = Tag.of("Table");
        List<Prose> headings =
                table.columns().stream().map(Table.Column::heading).toList();
        Strip header = header(row(headings, widths, left, "TH"), left, width);
        Strip.Drawing pageEnd =
                (canvas, x, top) -> canvas.rule(x + left, x + left + width, top + RULE_GAP, PageStyle.THIN_RULE);

        Strip again = continued(header);
        List<Strip> body = new ArrayList<>();
        for (List<Prose> cells : table.rows()) {
            Strip row = row(cells, widths, left, "TD").tagged(tag.child("TR"));
            body.add(body.isEmpty() ? row : row.repeating(pageEnd, again));
        }
        boolean isSmall = body.stream().mapToDouble(Strip::height).sum() < SMALL;
        for (int i = 0; i + 1 < body.size(); i++) {
            if (i == 0 || i == body.size() - 2) {
                body.set(i, body.get(i).keptWithNext());
            } else if (isSmall) {
                body.set(i, body.get(i).ratherKeptWithNext());
            }
        }
        List<Strip> strips = new ArrayList<>();
        if (!label.text().isEmpty() || !caption.parts().isEmpty()) {
            strips.add(TextSetting.caption(label, caption, typefaces)
                    .above(PageStyle.FLOAT_GAP)
                    .below(GAP_AFTER_CAPTION)
                    .named(label)
                    .tagged(tag.child("Caption"))
                    .keptWithNext());
        }
        Strip first = header.tagged(tag.child("TR"));
        strips.add(strips.isEmpty() ? first.above(PageStyle.FLOAT_GAP) : first);
        strips.addAll(body);
        int last = strips.size() - 1;
        strips.set(last, closed(strips.get(last), left, width).below(PageStyle.FLOAT_GAP));
        return strips;
    }

    /** The header of a further page, below a line that names the table. */
    private Strip continued(Strip header) throws IOException {
        if (label.text().isEmpty()) {
            return header.drawn(
                    (canvas, x, top) -> canvas.artifact(() -> header.drawing().draw(canvas, x, top)));
        }
        Prose words = Prose.of("").bold(label.text() + ",").text(" continued.");
        Strip above = TextSetting.caption(new Label(), words, typefaces);
        double shift = above.height() + GAP_AFTER_CAPTION;
        return Strip.of(shift + header.height(), (canvas, x, top) -> {
                    canvas.artifact(() -> {
                        above.drawing().draw(canvas, x, top);
                        header.drawing().draw(canvas, x, top + shift);
                    });
                })
                .keptWithNext();
    }

    private Strip header(Strip text, double left, double width) {
        double height = text.height() + 2 * RULE_GAP;
        return Strip.of(height, (canvas, x, top) -> {
                    canvas.rule(x + left, x + left + width, top, PageStyle.THICK_RULE);
                    text.drawing().draw(canvas, x, top + RULE_GAP - 0.6);
                    canvas.rule(x + left, x + left + width, top + height - 1, PageStyle.THIN_RULE);
                })
                .keptWithNext();
    }

    /** The last row, with the rule that ends the table. */
    private static Strip closed(Strip row, double left, double width) {
        Strip.Drawing drawing = (canvas, x, top) -> {
            row.drawing().draw(canvas, x, top);
            canvas.rule(x + left, x + left + width, top + row.height() + RULE_GAP, PageStyle.THICK_RULE);
        };
        return row.taller(RULE_GAP).drawn(drawing);
    }

    private Strip row(List<Prose> cells, double[] widths, double left, String type) throws IOException {
        List<List<TextLine>> set = new ArrayList<>();
        double ascent = 0;
        for (int c = 0; c < widths.length; c++) {
            // Slightly more than measured, so that rounding cannot break a cell that fits exactly.
            List<TextLine> lines = lines(cells.get(c), c, widths[c] + 0.01);
            set.add(lines);
            ascent = Math.max(ascent, lines.get(0).ascent());
        }
        double firstBaseline = ascent;
        double height = 0;
        for (List<TextLine> lines : set) {
            double lower = lines.stream().mapToDouble(TextLine::height).sum()
                    - lines.get(0).ascent();
            height = Math.max(height, firstBaseline + lower);
        }
        return Strip.of(height + 2 * ROW_PADDING, (canvas, x, top) -> {
            double cellX = x + left;
            for (int c = 0; c < widths.length; c++) {
                double y = top + ROW_PADDING + firstBaseline - set.get(c).get(0).ascent();
                int column = c;
                double at = cellX;
                canvas.inner(type, "", () -> cell(canvas, set.get(column), column, widths[column], at, y));
                cellX += widths[c] + COLUMN_GAP;
            }
        });
    }

    private void cell(Canvas canvas, List<TextLine> lines, int column, double width, double x, double top)
            throws IOException {
        double y = top;
        for (TextLine line : lines) {
            double free = width - line.width();
            // A column of numbers is wider than most of them: heads and dashes stand above its middle.
            Table.Align align = isOfNumbers(column)
                    ? Table.Align.CENTER
                    : table.columns().get(column).align();
            double shift = align == Table.Align.LEFT ? 0 : align == Table.Align.RIGHT ? free : free / 2;
            line.draw(canvas, x + shift, y, PageStyle.INK);
            y += line.height();
        }
    }

    private boolean isOfNumbers(int column) {
        return table.columns().get(column).align() == Table.Align.RIGHT
                && numberColumns.get(column).width() > 0;
    }

    private List<TextLine> lines(Prose cell, int column, double width) throws IOException {
        NumberColumn numbers = numberColumns.get(column);
        if (table.columns().get(column).align() == Table.Align.RIGHT && numbers.width() <= width) {
            Optional<TextLine> number = numbers.line(cell);
            if (number.isPresent()) {
                return List.of(number.get());
            }
        }
        return LineBreaker.lines(cell, HEADER, width, typefaces);
    }

    private static List<NumberColumn> numberColumns(Table table, Typefaces typefaces) throws IOException {
        List<NumberColumn> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            NumberColumn column = new NumberColumn(HEADER, typefaces);
            for (List<Prose> cells : table.rows()) {
                column.measure(cells.get(c));
            }
            columns.add(column);
        }
        return columns;
    }
}
