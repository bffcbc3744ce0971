package org.fusionflow.data.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.fusionflow.data.table.Rows;

/**
 * The rows of a table of text: read as plain numbers, which is fast, as long as that goes, and in the usual way from the first row on that has
 * something else. Both give the same numbers.
 */
final class CsvRows implements Rows {
    private final CsvTable table;
    private final int[] chosen;
    private Optional<PlainTextRows> plain;
    private Optional<Rows> usual = Optional.empty();
    private long delivered;

    CsvRows(CsvTable table, int[] chosen) {
        this.table = table;
        this.chosen = chosen.clone();
        // A column twice, or none, is rare.
        plain = Arrays.stream(chosen).distinct().count() == chosen.length && chosen.length > 0
                ? table.plain(chosen)
                : Optional.empty();
    }

    @Override
    public int read(double[] into, int most) {
        if (plain.isPresent()) {
            try {
                int count = plain.get().read(into, most);
                delivered += count;
                return count;
            } catch (IOException | PlainTextRows.NotPlain other) {
                plain.get().close();
                plain = Optional.empty();
            }
        }
        if (usual.isEmpty()) {
            Rows opened = table.usual(chosen);
            usual = Optional.of(opened);
            double[] skipped = new double[1024 * chosen.length];
            for (long left = delivered; left > 0; ) {
                left -= opened.read(skipped, (int) Math.min(left, 1024));
            }
        }
        return usual.get().read(into, most);
    }

    @Override
    public void close() {
        plain.ifPresent(PlainTextRows::close);
        usual.ifPresent(Rows::close);
    }
}
