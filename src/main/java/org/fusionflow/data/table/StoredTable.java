package org.fusionflow.data.table;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.fusionflow.architecture.InvalidInput;

/** A table that is held in memory. */
public final class StoredTable implements RowTable {
    private final String source;
    private final double[] values;
    private final List<Integer> shape;
    private final int columns;

    /**
     * @param source file and array, for messages
     * @param values row after row; not copied
     * @param shape rows first, at least one dimension, none of them 0
     */
    public StoredTable(String source, double[] values, List<Integer> shape) {
        this.source = source;
        this.values = values;
        this.shape = List.copyOf(shape);
        columns = values.length / shape.get(0);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public String columnName(int column) {
        return Indices.name("", rowShape(), column);
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public List<Integer> rowShape() {
        return shape.size() == 1 ? List.of(1) : shape.subList(1, shape.size());
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(shape.get(0));
    }

    @Override
    public Rows open(int[] chosen) {
        int[] wanted = Arrays.copyOf(chosen, chosen.length);
        return new Rows() {
            private int next;

            @Override
            public int read(double[] into, int most) {
                int count = Math.min(most, shape.get(0) - next);
                for (int s = 0; s < count; s++) {
                    int from = (next + s) * columns;
                    for (int k = 0; k < wanted.length; k++) {
                        double value = values[from + wanted[k]];
                        if (!Double.isFinite(value)) {
                            throw new InvalidInput(source + ": row " + (next + s + 1) + ", column "
                                    + columnName(wanted[k]) + ", " + value + ": expected a finite number");
                        }
                        into[s * wanted.length + k] = value;
                    }
                }
                next += count;
                return count;
            }

            @Override
            public void close() {}
        };
    }
}
