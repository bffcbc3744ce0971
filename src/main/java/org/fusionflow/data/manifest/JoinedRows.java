package org.fusionflow.data.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.table.RowTable;
import org.fusionflow.data.table.Rows;

/**
 * The rows of all tables side by side, as samples: the inputs of all modalities, then the outputs. Tables are read once, whatever the number of
 * blocks that use them.
 */
final class JoinedRows implements Rows {
    private static final class Part {
        final RowTable table;
        final Rows rows;
        final int[] columns;
        double[] values = new double[0];

        Part(RowTable table, int[] columns) {
            this.table = table;
            this.columns = columns;
            rows = table.open(columns);
        }
    }

    private final List<ColumnBlock> blocks;
    private final Optional<Masks.Draws> masks;
    private final int modalities;
    private final List<Part> parts = new ArrayList<>();
    /** For each block the part that holds it, and the places of its sources in the part's columns. */
    private final int[] partOf;

    private final int[][][] places;
    private final int width;
    private long next;

    /**
     * @param blocks modalities, then columns of outputs
     * @param modalities how many of them are modalities, which masks may hide
     */
    JoinedRows(List<ColumnBlock> blocks, int modalities, Optional<Masks> masks) {
        this.blocks = blocks;
        this.modalities = modalities;
        this.masks = masks.map(Masks::draws);
        width = blocks.stream().mapToInt(ColumnBlock::width).sum();
        Map<RowTable, Set<Integer>> columns = new LinkedHashMap<>();
        for (ColumnBlock block : blocks) {
            Set<Integer> read = columns.computeIfAbsent(block.table(), table -> new LinkedHashSet<>());
            Arrays.stream(block.read()).forEach(read::add);
        }
        List<RowTable> tables = List.copyOf(columns.keySet());
        Map<RowTable, Map<Integer, Integer>> indices = new LinkedHashMap<>();
        columns.forEach((table, read) -> {
            Map<Integer, Integer> index = new LinkedHashMap<>();
            read.forEach(column -> index.put(column, index.size()));
            indices.put(table, index);
        });
        partOf =
                blocks.stream().mapToInt(block -> tables.indexOf(block.table())).toArray();
        places = blocks.stream()
                .map(block -> Arrays.stream(block.sources())
                        .map(source -> Arrays.stream(source)
                                .map(column -> Objects.requireNonNull(Objects.requireNonNull(indices.get(block.table()))
                                        .get(column)))
                                .toArray())
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
        try {
            columns.forEach((table, read) -> parts.add(
                    new Part(table, read.stream().mapToInt(Integer::intValue).toArray())));
        } catch (InvalidInput wrong) {
            close();
            throw wrong;
        }
    }

    /** Values of a row, inputs and outputs. */
    int width() {
        return width;
    }

    @Override
    public int read(double[] into, int most) {
        int count = -1;
        for (Part part : parts) {
            if (part.values.length < most * part.columns.length) {
                part.values = new double[most * part.columns.length];
            }
            int found = part.rows.read(part.values, most);
            if (count >= 0 && found != count) {
                throw unequal(parts.get(0).table, count, part.table, found);
            }
            count = found;
        }
        for (int s = 0; s < count; s++) {
            fill(into, s);
        }
        next += Math.max(0, count);
        return Math.max(0, count);
    }

    private InvalidInput unequal(RowTable first, int rows, RowTable other, int found) {
        return rows > found
                ? new InvalidInput(other.source() + ": expected as many rows as " + first.source()
                        + " has, one a sample, found only " + (next + found))
                : new InvalidInput(other.source() + ": expected " + (next + rows) + " rows, as many as "
                        + first.source() + " has, one a sample, found more");
    }

    private void fill(double[] into, int s) {
        masks.ifPresent(Masks.Draws::next);
        int to = s * width;
        for (int b = 0; b < partOf.length; b++) {
            ColumnBlock block = blocks.get(b);
            Part part = parts.get(partOf[b]);
            int from = s * part.columns.length;
            boolean hidden = b < modalities && masks.isPresent() && masks.get().isHidden(b);
            for (int[] place : places[b]) {
                double value = 0;
                for (int p : place) {
                    value += part.values[from + p];
                }
                value /= block.unit() * place.length;
                if (hidden) {
                    value = masks.get().hidden(value, place.length);
                }
                into[to++] = (value - block.shift()) / block.scale();
            }
        }
    }

    @Override
    public void close() {
        parts.forEach(part -> part.rows.close());
    }
}
