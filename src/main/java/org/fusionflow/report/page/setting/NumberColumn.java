package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.page.text.TextLine;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle.TextStyle;
import org.fusionflow.report.page.type.Typefaces;

/**
 * Sets the numbers of a column such that their decimal points stand below each other; with equally many decimals the signs ± and × do, too.
 */
final class NumberColumn {
    /** Sign and digits before the point; the point and what follows; the rest, from ± or × on. */
    private static final Pattern NUMBER = Pattern.compile("([−+]?\\d+)(\\.\\d+)?(\\p{Z}[±×].*|\\p{Z}?%)?");

    private final TextStyle style;
    private final Typefaces typefaces;
    /** Largest width before the decimal point, in points. */
    private double whole;

    /** Largest width from the decimal point on. */
    private double rest;

    NumberColumn(TextStyle style, Typefaces typefaces) {
        this.style = style;
        this.typefaces = typefaces;
    }

    /** Makes room for a cell, if it is a number. */
    void measure(Prose cell) throws IOException {
        Optional<Matcher> number = number(cell);
        if (number.isPresent()) {
            whole = Math.max(whole, width(cell, number.get().group(1)));
            rest = Math.max(rest, width(cell, fromPoint(number.get())));
        }
    }

    /** Width of all numbers. */
    double width() {
        return whole + rest;
    }

    /** The line of a cell, as wide as the column; empty if it is no number. */
    Optional<TextLine> line(Prose cell) throws IOException {
        Optional<Matcher> number = number(cell);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Face face = style.face(words(cell).emphasis());
        double x = whole - width(cell, number.get().group(1));
        TextLine.Piece piece = new TextLine.TextPiece(x, words(cell).text(), face, style.size(), null);
        return Optional.of(new TextLine(List.of(piece), width(), style.ascent(), style.leading() - style.ascent()));
    }

    private double width(Prose cell, String text) throws IOException {
        return typefaces.width(text, style.face(words(cell).emphasis()), style.size());
    }

    private static String fromPoint(Matcher number) {
        return number.group().substring(number.end(1));
    }

    private static Optional<Matcher> number(Prose cell) {
        if (cell.parts().size() != 1 || !(cell.parts().get(0) instanceof Prose.Words)) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(words(cell).text());
        return number.matches() ? Optional.of(number) : Optional.empty();
    }

    private static Prose.Words words(Prose cell) {
        return (Prose.Words) cell.parts().get(0);
    }
}
