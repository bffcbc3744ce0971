package org.fusionflow.report.mathml;

import java.util.List;
import org.fusionflow.report.formula.DisplayFormula;
import org.fusionflow.report.formula.TypesetFormula;

/**
 * The MathML elements of formulas, with their TeX as an annotation that can be copied. A formula with a command that this package does not know is
 * shown as its TeX, in an element of the class {@code tex}.
 */
public final class Mathml {
    private Mathml() {}

    /** A formula between words. */
    public static String inline(TypesetFormula formula) {
        try {
            return element("", MathmlParser.elements(formula.tex()), formula.tex());
        } catch (IllegalArgumentException unknown) {
            return source(formula.tex());
        }
    }

    /**
     * A displayed formula, in one row or in several that are aligned.
     *
     * @param room width in em beyond which it is broken, where it can be
     */
    public static String display(DisplayFormula formula, double room) {
        List<DisplayFormula.Row> rows = formula.whole().width() <= room ? List.of() : formula.rowsWithin(room);
        try {
            return element(
                    " display=\"block\"",
                    rows.size() < 2 ? MathmlParser.elements(formula.tex()) : table(rows),
                    formula.tex());
        } catch (IllegalArgumentException unknown) {
            return source(formula.tex());
        }
    }

    private static String source(String tex) {
        return "<code class=\"tex\">" + MathmlSigns.escaped(tex) + "</code>";
    }

    private static String table(List<DisplayFormula.Row> rows) {
        StringBuilder table = new StringBuilder("<mtable displaystyle=\"true\" class=\"rows\">");
        for (DisplayFormula.Row row : rows) {
            table.append("<mtr><mtd class=\"r\">")
                    .append(side(row.left(), false))
                    .append("</mtd><mtd class=\"l\">")
                    .append(row.indent() > 0 ? "<mspace width=\"" + row.indent() + "em\"></mspace>" : "")
                    .append(side(row.right(), row.continued()))
                    .append("</mtd></mtr>");
        }
        return table.append("</mtable>").toString();
    }

    private static String side(List<TypesetFormula> side, boolean continued) {
        StringBuilder all = new StringBuilder();
        for (TypesetFormula formula : side) {
            // An empty row before a sign makes it one between two terms.
            all.append(continued ? "<mrow></mrow>" : "").append(MathmlParser.elements(formula.tex()));
        }
        return all.toString();
    }

    private static String element(String attributes, String content, String tex) {
        return "<math" + attributes + "><semantics><mrow>" + content
                + "</mrow><annotation encoding=\"application/x-tex\">" + MathmlSigns.escaped(tex)
                + "</annotation></semantics></math>";
    }
}
