package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.page.text.LineBreaker;
import org.fusionflow.report.page.type.PageStyle.TextStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Chooses the widths of the columns of a table: those of its cells on one line if they fit, else such that the table is low. */
final class ColumnWidths {
    /** The room is given in portions of this many points. */
    private static final double STEP = 3;

    /** For each row the widths of its cells on one line; the head is a row. */
    private final List<double[]> natural = new ArrayList<>();

    private final double[] widest;
    /** Widest word of each column: a narrower column breaks words. */
    private final double[] least;

    ColumnWidths(Table table, List<NumberColumn> numbers, TextStyle style, Typefaces typefaces) throws IOException {
        int count = table.columns().size();
        widest = new double[count];
        least = new double[count];
        List<List<Prose>> all = new ArrayList<>(table.rows());
        all.add(table.columns().stream().map(Table.Column::heading).toList());
        for (List<Prose> cells : all) {
            double[] row = new double[count];
            for (int c = 0; c < count; c++) {
                row[c] = LineBreaker.lines(cells.get(c), style, Double.MAX_VALUE, typefaces)
                        .get(0)
                        .width();
                widest[c] = Math.max(widest[c], row[c]);
                least[c] = Math.max(least[c], LineBreaker.widestWord(cells.get(c), style, typefaces));
            }
            natural.add(row);
        }
        for (int c = 0; c < count; c++) {
            if (table.columns().get(c).align() == Table.Align.RIGHT) {
                widest[c] = Math.max(widest[c], numbers.get(c).width());
            }
        }
    }

    /** The widths, together with the gaps between them at most as wide as the text. */
    double[] within(double textWidth, double gap) {
        double room = textWidth - gap * (widest.length - 1);
        if (Arrays.stream(widest).sum() <= room) {
            return widest.clone();
        }
        double needed = Arrays.stream(least).sum();
        if (needed > room) {
            return squeezed(room);
        }
        double[] widths = least.clone();
        for (double left = room - needed; left > 0; left -= STEP) {
            widths[mostUseful(widths)] += Math.min(STEP, left);
        }
        return widths;
    }

    /** The column that makes the table lowest if it gets the next portion. */
    private int mostUseful(double[] widths) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < widths.length; c++) {
            widths[c] += STEP;
            double height = height(widths);
            widths[c] -= STEP;
            if (height < lowest) {
                lowest = height;
                best = c;
            }
        }
        return best;
    }

    /**
     * Lines of all rows, if cells could be broken anywhere. The largest number of lines in a row counts most; a smooth maximum, so that it is seen
     * what two equally high cells need.
     */
    private double height(double[] widths) {
        double height = 0;
        for (double[] row : natural) {
            double powers = 0;
            for (int c = 0; c < row.length; c++) {
                double lines = Math.max(1, row[c] / widths[c]);
                powers += lines * lines * lines * lines;
            }
            height += Math.sqrt(Math.sqrt(powers));
        }
        return height;
    }

    /** The least widths with the widest of them reduced to what is left: a formula is scaled, a long word is broken. */
    private double[] squeezed(double room) {
        double low = 0;
        double high = room;
        // Halved until the difference is far below a point.
        for (int i = 0; i < 40; i++) {
            double cap = (low + high) / 2;
            boolean fits =
                    Arrays.stream(least).map(width -> Math.min(width, cap)).sum() <= room;
            low = fits ? cap : low;
            high = fits ? high : cap;
        }
        double cap = low;
        return Arrays.stream(least).map(width -> Math.min(width, cap)).toArray();
    }
}
