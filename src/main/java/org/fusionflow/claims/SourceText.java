package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;

/** The text of one field of a claim block, perhaps over several lines, that knows where each character stands in the file. */
final class SourceText {
    private record Piece(int start, int line, int column) {}

    private final String file;
    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private String whole = "";

    SourceText(String file, String firstLine, int line, int column) {
        this.file = file;
        add(firstLine, line, column);
    }

    /** Continues on another line. */
    void add(String piece, int line, int column) {
        if (!pieces.isEmpty()) {
            text.append('\n');
        }
        pieces.add(new Piece(text.length(), line, column));
        text.append(piece);
        whole = text.toString();
    }

    String text() {
        return whole;
    }

    int length() {
        return text.length();
    }

    char at(int index) {
        return text.charAt(index);
    }

    /** Where a character stands; one after the last is the end of the last line. */
    Place place(int index) {
        Piece piece = pieces.get(0);
        for (Piece next : pieces) {
            if (next.start() <= index) {
                piece = next;
            }
        }
        return new Place(file, piece.line(), piece.column() + index - piece.start());
    }
}
