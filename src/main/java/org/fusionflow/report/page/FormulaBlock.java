package org.fusionflow.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A displayed formula: centred, with its tag at the right margin. A formula that is too wide is scaled down, but not below {@link #SMALLEST};
 * then it is broken into rows at the given positions, or else before its outermost {@code + - =}. Rows that are still too wide are scaled as far
 * as necessary, so a formula never leaves the text column.
 */
final class FormulaBlock implements Block {
    /** Smallest scale. Below three quarters of the text size subscripts are hard to read. */
    private static final double SMALLEST = 0.75;

    private static final double SIZE = PageStyle.BODY.size() * PageStyle.FORMULA_TO_TEXT;
    private static final double ROW_GAP = 0.45 * SIZE;
    private static final double GAP_BEFORE_TAG = 10;
    /** Distance of a continued row to the right of the alignment mark, in em. */
    private static final double CONTINUATION_INDENT = 1.2;

    private final String tag;
    private final TypesetFormula whole;
    private final List<Row> rows;

    /** A row: {@code right} starts at the alignment mark, which is {@code left.width()} from the left end in the first row. */
    private record Row(boolean continued, List<TypesetFormula> left, List<TypesetFormula> right) {}

    /**
     * @param parts of the formula between which it may be broken, with {@code &} before the sign to which continued rows are aligned
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    FormulaBlock(List<String> parts, String tag) {
        String tex = String.join(" ", parts);
        this.tag = tag;
        int mark = TexBreaks.mark(tex);
        this.whole = TypesetFormula.display(mark < 0 ? tex : tex.substring(0, mark) + tex.substring(mark + 1));
        this.rows = parts.size() > 1 ? rows(parts) : List.of();
    }

    private static List<Row> rows(List<String> parts) {
        List<Row> rows = new ArrayList<>();
        for (String part : parts) {
            boolean continued = !rows.isEmpty();
            int mark = TexBreaks.mark(part);
            List<TypesetFormula> right = right(part.substring(mark + 1), continued || mark > 0);
            rows.add(new Row(continued, left(part.substring(0, Math.max(0, mark))), right));
        }
        return rows;
    }

    private static List<TypesetFormula> left(String tex) {
        return tex.isBlank() ? List.of() : List.of(TypesetFormula.display(tex));
    }

    private static List<TypesetFormula> right(String tex, boolean afterSomething) {
        if (tex.isBlank()) {
            return List.of();
        }
        return List.of(afterSomething ? TypesetFormula.continued(tex) : TypesetFormula.display(tex));
    }

    @Override
    public List<Strip> strips(Typefaces typefaces) throws java.io.IOException {
        double tagWidth = tag.isEmpty() ? 0 : typefaces.width(tagText(), Face.BODY, PageStyle.BODY.size());
        double room = PageStyle.TEXT_WIDTH - (tag.isEmpty() ? 0 : tagWidth + GAP_BEFORE_TAG);
        double scale = Math.min(1, room / (whole.width() * SIZE));
        Strip strip;
        if (scale >= SMALLEST) {
            strip = single(whole, SIZE * scale, tagWidth);
        } else {
            List<Row> broken = rows.isEmpty() ? cut(room) : rows;
            strip = broken.size() < 2 ? single(whole, SIZE * scale, tagWidth) : aligned(broken, room, tagWidth);
        }
        return List.of(strip.above(PageStyle.DISPLAY_GAP).below(PageStyle.DISPLAY_GAP));
    }

    private String tagText() {
        return "(" + tag + ")";
    }

    private Strip single(TypesetFormula formula, double size, double tagWidth) {
        double width = formula.width() * size;
        // Centred on the column if the tag leaves enough space, else in the space beside the tag.
        double centred = (PageStyle.TEXT_WIDTH - width) / 2;
        double limit = PageStyle.TEXT_WIDTH - width - (tag.isEmpty() ? 0 : tagWidth + GAP_BEFORE_TAG);
        double shift = Math.max(0, Math.min(centred, limit));
        double ascent = formula.ascent() * size;
        return Strip.of(ascent + formula.descent() * size, (canvas, x, top) -> {
            canvas.formula(formula, x + shift, top + ascent, size);
            drawTag(canvas, x, top + ascent, tagWidth);
        });
    }

    private Strip aligned(List<Row> broken, double room, double tagWidth) {
        double mark = broken.stream().mapToDouble(row -> width(row.left)).max().orElse(0);
        double widest = 0;
        for (Row row : broken) {
            widest = Math.max(widest, mark + indent(row) + width(row.right));
        }
        double size = SIZE * Math.min(1, room / (widest * SIZE));
        double shift = Math.min((PageStyle.TEXT_WIDTH - widest * size) / 2, room - widest * size);
        double height = -ROW_GAP;
        for (Row row : broken) {
            height += (ascent(row) + descent(row)) * size + ROW_GAP;
        }
        return Strip.of(height, (canvas, x, top) -> {
            double y = top;
            double baseline = top;
            for (Row row : broken) {
                baseline = y + ascent(row) * size;
                for (TypesetFormula left : row.left) {
                    canvas.formula(left, x + shift + (mark - left.width()) * size, baseline, size);
                }
                for (TypesetFormula right : row.right) {
                    canvas.formula(right, x + shift + (mark + indent(row)) * size, baseline, size);
                }
                y = baseline + descent(row) * size + ROW_GAP;
            }
            drawTag(canvas, x, baseline, tagWidth);
        });
    }

    private List<Row> cut(double room) {
        try {
            return automatic(room);
        } catch (IllegalArgumentException notByItself) {
            // A command that applies to the whole formula, such as \\over: it can only be scaled.
            return List.of();
        }
    }

    /** Cuts the formula before its outermost signs, with rows as long as the space allows. */
    private List<Row> automatic(double room) {
        List<String> parts = TexBreaks.split(whole.tex());
        List<Row> filled = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String part : parts) {
            boolean continued = !filled.isEmpty();
            double indent = continued ? CONTINUATION_INDENT : 0;
            if (row.length() > 0 && (width(right(row + part, continued)) + indent) * SIZE > room) {
                filled.add(new Row(continued, List.of(), right(row.toString(), continued)));
                row.setLength(0);
            }
            row.append(part);
        }
        filled.add(new Row(!filled.isEmpty(), List.of(), right(row.toString(), !filled.isEmpty())));
        return filled;
    }

    private static double indent(Row row) {
        return row.continued && row.left.isEmpty() ? CONTINUATION_INDENT : 0;
    }

    private void drawTag(Canvas canvas, double x, double baseline, double tagWidth) throws java.io.IOException {
        if (!tag.isEmpty()) {
            double tagX = x + PageStyle.TEXT_WIDTH - tagWidth;
            canvas.text(tagText(), Face.BODY, PageStyle.BODY.size(), tagX, baseline, PageStyle.INK);
        }
    }

    private static double width(List<TypesetFormula> side) {
        return side.stream().mapToDouble(TypesetFormula::width).sum();
    }

    private static double ascent(Row row) {
        return Math.max(max(row.left, true), max(row.right, true));
    }

    private static double descent(Row row) {
        return Math.max(max(row.left, false), max(row.right, false));
    }

    private static double max(List<TypesetFormula> side, boolean up) {
        return side.stream()
                .mapToDouble(formula -> up ? formula.ascent() : formula.descent())
                .max()
                .orElse(0);
    }
}
