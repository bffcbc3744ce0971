package org.fusionflow.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Preparation;
import org.fusionflow.data.samples.SampleColumns;
import org.fusionflow.data.samples.SampleStream;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.data.table.RowsAhead;

/** A table of text with more samples than are kept: its columns are named as in {@link SamplesFile}, and its rows are summed up as they pass. */
public final class LargeTable {
    /** Rows that are read at once. */
    private static final int BLOCK = 4096;

    /** The first bytes, whose lines tell the length of all. */
    private static final int SEEN = 1 << 20;

    private final Path file;
    private final CsvTable table;
    private final SampleColumns columns;

    private LargeTable(Path file, CsvTable table, SampleColumns columns) {
        this.file = file;
        this.table = table;
        this.columns = columns;
    }

    /** True if the size of a file and the length of its first lines say that it holds more samples than are kept. */
    public static boolean isLarge(Path file) {
        try {
            // Two bytes are the fewest that a number takes.
            if (!Files.isRegularFile(file) || Files.size(file) < SEEN) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] start = in.readNBytes(SEEN);
                if (start[0] == 0x1f && start[1] == (byte) 0x8b) {
                    return false; // its size does not tell
                }
                long lines = count(start, (byte) '\n');
                long cells = lines
                        + Math.max(Math.max(count(start, (byte) ','), count(start, (byte) ';')), count(start, (byte)
                                '\t'));
                double numbers = (double) Files.size(file) / SEEN * cells;
                return lines > 1 && !Samples.fits(numbers);
            }
        } catch (IOException unreadable) {
            return false; // the reader says why
        }
    }

    private static long count(byte[] bytes, byte letter) {
        long count = 0;
        for (byte found : bytes) {
            count += found == letter ? 1 : 0;
        }
        return count;
    }

    /**
     * Reads the header.
     *
     * @throws InvalidInput with file and line of what is wrong
     */
    public static LargeTable of(Path file) {
        CsvTable table = CsvTable.of(file, CsvTable.CsvShape.USUAL);
        try {
            return new LargeTable(file, table, SampleColumns.of(table.names()));
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ":" + table.headerLine() + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The modalities that the header names. */
    public Modalities modalities() {
        return columns.modalities();
    }

    /**
     * Reads all rows.
     *
     * @return data without samples, in the tree's leaf order
     * @throws InvalidInput with the place of what is wrong
     */
    public TrainingData trainingData(Preparation preparation, FusionTree tree) {
        columns.modalities().inOrderOf(tree); // other names are no fault of the numbers
        int width = columns.modalities().inputs() + columns.outputs();
        SampleStream sums = new SampleStream(columns.modalities(), columns.outputs(), columns.used());
        int[] chosen = IntStream.range(0, width).map(columns::position).toArray();
        try (RowsAhead ahead = new RowsAhead(table.open(chosen), width, BLOCK)) {
            for (RowsAhead.Block block = ahead.next(); block.rows() > 0; block = ahead.next()) {
                sums.add(block.values(), block.rows());
            }
        }
        try {
            return sums.trainingData(preparation, tree, Optional.empty());
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": the samples' " + wrong.getMessage(), wrong);
        }
    }
}
