package org.fusionflow.report.formula;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.expression.TexBreaks;

/**
 * A displayed formula, set on one line and, where that may be too long, in rows.
 *
 * @param whole on one line
 * @param rows one for each part that was given; empty if there was one part
 */
public record DisplayFormula(TypesetFormula whole, List<Row> rows) {
    /** Distance of a continued row to the right of the alignment mark, in em. */
    private static final double CONTINUATION_INDENT = 1.2;

    /** A row: {@code right} starts at the alignment mark, which is {@code left.width()} from the left end in the first row. */
    public record Row(boolean continued, List<TypesetFormula> left, List<TypesetFormula> right) {
        /** Distance of the right side from the alignment mark, in em. */
        public double indent() {
            return continued && left.isEmpty() ? CONTINUATION_INDENT : 0;
        }

        public double ascent() {
            return Math.max(max(left, true), max(right, true));
        }

        public double descent() {
            return Math.max(max(left, false), max(right, false));
        }

        public double leftWidth() {
            return width(left);
        }

        public double rightWidth() {
            return width(right);
        }

        private static double max(List<TypesetFormula> side, boolean up) {
            return side.stream()
                    .mapToDouble(formula -> up ? formula.ascent() : formula.descent())
                    .max()
                    .orElse(0);
        }
    }

    /**
     * @param parts of the formula between which it may be broken, with {@code &} before the sign to which continued rows are aligned
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    public static DisplayFormula of(List<String> parts) {
        String tex = String.join(" ", parts);
        int mark = TexBreaks.mark(tex);
        TypesetFormula whole =
                TypesetFormula.display(mark < 0 ? tex : tex.substring(0, mark) + tex.substring(mark + 1));
        return new DisplayFormula(whole, parts.size() > 1 ? rows(parts) : List.of());
    }

    /** Its source. */
    public String tex() {
        return whole.tex();
    }

    /**
     * The rows in which it fits a width: those that were given, else rows as long as the width allows, cut before the outermost signs. A formula that
     * cannot be cut has fewer than two.
     *
     * @param room in em
     */
    public List<Row> rowsWithin(double room) {
        if (!rows.isEmpty()) {
            return rows;
        }
        try {
            return cut(room);
        } catch (IllegalArgumentException notByItself) {
            // A command that applies to the whole formula, such as \\over: it can only be scaled.
            return List.of();
        }
    }

    private List<Row> cut(double room) {
        List<Row> filled = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String part : TexBreaks.split(whole.tex())) {
            boolean continued = !filled.isEmpty();
            double indent = continued ? CONTINUATION_INDENT : 0;
            if (row.length() > 0 && width(right(row + part, continued)) + indent > room) {
                filled.add(new Row(continued, List.of(), right(row.toString(), continued)));
                row.setLength(0);
            }
            row.append(part);
        }
        filled.add(new Row(!filled.isEmpty(), List.of(), right(row.toString(), !filled.isEmpty())));
        return filled;
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

    private static double width(List<TypesetFormula> side) {
        return side.stream().mapToDouble(TypesetFormula::width).sum();
    }
}
