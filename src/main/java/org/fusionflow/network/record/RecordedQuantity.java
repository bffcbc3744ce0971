package org.fusionflow.network.record;

import java.util.List;

/**
 * The name and shape of one array of a recording.
 *
 * @param name of the array in a file of arrays
 * @param shape of its entry at one time; empty for a single number
 * @param columns names in a table, one for each entry in C order, all different; empty for an array that is not written to tables
 */
public record RecordedQuantity(String name, List<Integer> shape, List<String> columns) {
    public RecordedQuantity {
        shape = List.copyOf(shape);
        columns = List.copyOf(columns);
        int size = size(shape);
        if (size < 1 || (!columns.isEmpty() && columns.size() != size)) {
            throw new IllegalArgumentException(
                    name + ": " + columns.size() + " column names for entries of shape " + shape);
        }
    }

    /** A quantity with one number at each time. */
    public static RecordedQuantity number(String name) {
        return new RecordedQuantity(name, List.of(), List.of(name));
    }

    /** A quantity with a list of numbers at each time; its columns are {@code name.part}. */
    public static RecordedQuantity list(String name, List<String> parts) {
        return new RecordedQuantity(
                name,
                List.of(parts.size()),
                parts.stream().map(part -> name + "." + part).toList());
    }

    /** A quantity with too many numbers for a table. */
    public static RecordedQuantity array(String name, Integer... shape) {
        return new RecordedQuantity(name, List.of(shape), List.of());
    }

    private static int size(List<Integer> shape) {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /** Number of values at one time. */
    public int size() {
        return size(shape);
    }

    public boolean isInTable() {
        return !columns.isEmpty();
    }
}
