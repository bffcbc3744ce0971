package org.fusionflow.expression;

import java.util.ArrayList;
import java.util.List;

/** A text of one or several lines that knows the position of each of its characters in the file. */
public final class SourceText {
    private record Piece(int start, int line, int column) {}

    private final String file;
    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private String whole = "";

    public SourceText(String file, String firstLine, int line, int column) {
        this.file = file;
        add(firstLine, line, column);
    }

    /** A text that begins at a place. */
    public SourceText(String text, Place start) {
        this(start.file(), text, start.line(), start.column());
    }

    /** Appends text from another line. */
    public void add(String piece, int line, int column) {
        if (!pieces.isEmpty()) {
            text.append('\n');
        }
        pieces.add(new Piece(text.length(), line, column));
        text.append(piece);
        whole = text.toString();
    }

    public String text() {
        return whole;
    }

    int length() {
        return text.length();
    }

    char at(int index) {
        return text.charAt(index);
    }

    /** The place of a character; an index after the last character gives the end of the last line. */
    public Place place(int index) {
        Piece piece = pieces.get(0);
        for (Piece next : pieces) {
            if (next.start() <= index) {
                piece = next;
            }
        }
        return new Place(file, piece.line(), piece.column() + index - piece.start());
    }
}
