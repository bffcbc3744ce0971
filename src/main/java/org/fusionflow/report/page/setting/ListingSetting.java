package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Sets a file line by line in the monospaced face. A line that is too long continues behind an arrow. */
final class ListingSetting {
    private static final double SIZE = 6.6;
    private static final double LEADING = 8.8;
    private static final String CONTINUED = "↪ ";

    private ListingSetting() {}

    static List<Strip> strips(Block.Listing listing, Typefaces typefaces) throws IOException {
        int columns = (int) (PageStyle.TEXT_WIDTH / typefaces.width("m", Face.MONO, SIZE));
        List<Strip> strips = new ArrayList<>();
        for (String line : listing.text().lines().toList()) {
            for (String row : rows(line.replace("\t", "    "), columns)) {
                strips.add(Strip.of(
                        LEADING, (canvas, x, top) -> canvas.text(row, Face.MONO, SIZE, x, top + SIZE, PageStyle.INK)));
            }
        }
        if (!strips.isEmpty()) {
            strips.set(0, strips.get(0).above(PageStyle.PARAGRAPH_GAP));
            int last = strips.size() - 1;
            strips.set(last, strips.get(last).below(PageStyle.PARAGRAPH_GAP));
        }
        return strips;
    }

    private static List<String> rows(String line, int columns) {
        int characters = line.codePointCount(0, line.length());
        if (characters <= columns) {
            return List.of(line);
        }
        List<String> rows = new ArrayList<>();
        int from = 0;
        while (from < line.length()) {
            String start = rows.isEmpty() ? "" : CONTINUED;
            int left = line.codePointCount(from, line.length());
            int limit = line.offsetByCodePoints(from, Math.min(left, columns - start.length()));
            // At a blank, if one stands near the end of the row.
            int blank = limit < line.length() ? line.lastIndexOf(' ', limit - 1) + 1 : limit;
            int to = blank - from > (limit - from) / 2 ? blank : limit;
            rows.add(start + line.substring(from, to));
            from = to;
        }
        return rows;
    }
}
