package org.fusionflow.data.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers as names of classes. */
public final class ClassNames {
    /** Rows that are read at once. */
    private static final int BLOCK = 4096;

    private ClassNames() {}

    /** {@code 3} for 3.0, {@code 0.5} for 0.5. */
    public static String of(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static List<String> of(RowTable table, int column) {
        // Few names for many rows.
        Map<Double, String> known = new HashMap<>();
        List<String> classes = new ArrayList<>();
        double[] block = new double[BLOCK];
        try (Rows rows = table.open(new int[] {column})) {
            for (int read = rows.read(block, BLOCK); read > 0; read = rows.read(block, BLOCK)) {
                for (int k = 0; k < read; k++) {
                    classes.add(known.computeIfAbsent(block[k], ClassNames::of));
                }
            }
        }
        return classes;
    }
}
