package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.page.text.TextLine;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle.TextStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Sets the numbers of a column such that their decimal points stand below each other, and so do their signs ± and × if they have one. */
final class NumberColumn {
    /** Sign and digits before the point; the point and what follows; the rest, from ± or × on. */
    private static final Pattern NUMBER = Pattern.compile("([−+]?\\d+)(\\.\\d+)?(\\p{Z}[±×].*|\\p{Z}?%)?");

    private final TextStyle style;
    private final Typefaces typefaces;
    /** Largest widths of the three parts of a number, in points. */
    private final double[] widest = new double[3];

    NumberColumn(TextStyle style, Typefaces typefaces) {
        this.style = style;
        this.typefaces = typefaces;
    }

    /** Makes room for a cell, if it is a number. */
    void measure(Prose cell) throws IOException {
        Optional<Matcher> number = number(cell);
        for (int part = 0; number.isPresent() && part < 3; part++) {
            widest[part] = Math.max(widest[part], width(cell, part(number.get(), part)));
        }
    }

    /** Width of all numbers. */
    double width() {
        return widest[0] + widest[1] + widest[2];
    }

    /** The line of a cell, as wide as the column; empty if it is no number. */
    Optional<TextLine> line(Prose cell) throws IOException {
        Optional<Matcher> number = number(cell);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Face face = style.face(words(cell).emphasis());
        List<TextLine.Piece> pieces = new ArrayList<>();
        String whole = part(number.get(), 0);
        String fraction = part(number.get(), 1);
        double x = widest[0] - width(cell, whole);
        pieces.add(new TextLine.TextPiece(x, whole + fraction, face, style.size(), null));
        String rest = part(number.get(), 2);
        if (!rest.isEmpty()) {
            pieces.add(new TextLine.TextPiece(widest[0] + widest[1], rest, face, style.size(), null));
        }
        return Optional.of(new TextLine(pieces, width(), style.ascent(), style.leading() - style.ascent()));
    }

    private double width(Prose cell, String text) throws IOException {
        return typefaces.width(text, style.face(words(cell).emphasis()), style.size());
    }

    private static String part(Matcher number, int part) {
        String text = number.group(part + 1);
        return text == null ? "" : text;
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
