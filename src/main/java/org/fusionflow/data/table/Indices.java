package org.fusionflow.data.table;

import java.util.ArrayList;
import java.util.List;

/** Places in arrays as NumPy counts them. */
public final class Indices {
    private Indices() {}

    /** {@code A[:,3]}, of an image {@code A[:,1,2]}; {@code A} where a row is one number. */
    public static String name(String array, List<Integer> rowShape, int column) {
        if (rowShape.equals(List.of(1))) {
            return array.isEmpty() ? "[:]" : array;
        }
        List<String> parts = new ArrayList<>();
        int rest = column;
        for (int axis = rowShape.size() - 1; axis >= 0; axis--) {
            parts.add(0, Integer.toString(rest % rowShape.get(axis)));
            rest /= rowShape.get(axis);
        }
        return array + "[:," + String.join(",", parts) + "]";
    }
}
