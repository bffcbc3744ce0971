package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.List;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.formula.DisplayFormula;
import org.fusionflow.report.formula.DisplayFormula.Row;
import org.fusionflow.report.formula.TypesetFormula;
import org.fusionflow.report.page.ink.Canvas;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.Typefaces;

/**
 * Sets a displayed formula: centred, with its tag at the right margin. A formula that is too wide is scaled down, but not below {@link #SMALLEST};
 * then it is broken into rows. Rows that are still too wide are scaled as far as necessary, so a formula never leaves the text column.
 */
final class FormulaSetting {
    /** Smallest scale. Below three quarters of the text size subscripts are hard to read. */
    private static final double SMALLEST = 0.75;

    private static final double SIZE = PageStyle.BODY.size() * PageStyle.FORMULA_TO_TEXT;
    private static final double ROW_GAP = 0.45 * SIZE;
    private static final double GAP_BEFORE_TAG = 10;

    private final String tag;
    private final double tagWidth;
    private final double room;

    private FormulaSetting(String tag, Typefaces typefaces) throws IOException {
        this.tag = tag.isEmpty() ? "" : "(" + tag + ")";
        this.tagWidth = tag.isEmpty() ? 0 : typefaces.width(this.tag, Face.BODY, PageStyle.BODY.size());
        this.room = PageStyle.TEXT_WIDTH - (tag.isEmpty() ? 0 : tagWidth + GAP_BEFORE_TAG);
    }

    static List<Strip> strips(Block.Formula block, Typefaces typefaces) throws IOException {
        FormulaSetting setting = new FormulaSetting(block.tag(), typefaces);
        Strip strip =
                setting.strip(block.formula()).above(PageStyle.DISPLAY_GAP).below(PageStyle.DISPLAY_GAP);
        return List.of(block.label().map(strip::named).orElse(strip));
    }

    private Strip strip(DisplayFormula formula) {
        double scale = Math.min(1, room / (formula.whole().width() * SIZE));
        if (scale >= SMALLEST) {
            return single(formula.whole(), SIZE * scale);
        }
        List<Row> rows = formula.rowsWithin(room / SIZE);
        return rows.size() < 2 ? single(formula.whole(), SIZE * scale) : aligned(rows);
    }

    private Strip single(TypesetFormula formula, double size) {
        double width = formula.width() * size;
        // Centred on the column if the tag leaves enough space, else in the space beside the tag.
        double shift = Math.max(0, Math.min((PageStyle.TEXT_WIDTH - width) / 2, room - width));
        double ascent = formula.ascent() * size;
        return Strip.of(ascent + formula.descent() * size, (canvas, x, top) -> {
            canvas.formula(formula, x + shift, top + ascent, size);
            drawTag(canvas, x, top + ascent);
        });
    }

    private Strip aligned(List<Row> rows) {
        double mark = rows.stream().mapToDouble(Row::leftWidth).max().orElse(0);
        double widest = 0;
        for (Row row : rows) {
            widest = Math.max(widest, mark + row.indent() + row.rightWidth());
        }
        double size = SIZE * Math.min(1, room / (widest * SIZE));
        double shift = Math.min((PageStyle.TEXT_WIDTH - widest * size) / 2, room - widest * size);
        double height = -ROW_GAP;
        for (Row row : rows) {
            height += (row.ascent() + row.descent()) * size + ROW_GAP;
        }
        return Strip.of(height, (canvas, x, top) -> {
            double y = top;
            double baseline = top;
            for (Row row : rows) {
                baseline = y + row.ascent() * size;
                for (TypesetFormula left : row.left()) {
                    canvas.formula(left, x + shift + (mark - left.width()) * size, baseline, size);
                }
                for (TypesetFormula right : row.right()) {
                    canvas.formula(right, x + shift + (mark + row.indent()) * size, baseline, size);
                }
                y = baseline + row.descent() * size + ROW_GAP;
            }
            drawTag(canvas, x, baseline);
        });
    }

    private void drawTag(Canvas canvas, double x, double baseline) throws IOException {
        if (!tag.isEmpty()) {
            double tagX = x + PageStyle.TEXT_WIDTH - tagWidth;
            canvas.text(tag, Face.BODY, PageStyle.BODY.size(), tagX, baseline, PageStyle.INK);
        }
    }
}
