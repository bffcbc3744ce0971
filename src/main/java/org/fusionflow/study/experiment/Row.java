package org.fusionflow.study.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.data.file.CsvText;

/**
 * One row of an experiment's table, as text.
 *
 * @param cells one a column; empty for a number that does not exist
 */
public record Row(List<String> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    /**
     * @param values texts, whole numbers, truth values, numbers, or {@link OptionalDouble}; a number that is not finite is an empty cell
     */
    public static Row of(Object... values) {
        List<String> cells = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Double number) {
                cells.add(CsvText.cell(number));
            } else if (value instanceof OptionalDouble number) {
                cells.add(CsvText.cell(number));
            } else if (value instanceof String
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Boolean) {
                cells.add(value.toString());
            } else {
                throw new IllegalArgumentException("cell of " + value.getClass().getSimpleName());
            }
        }
        return new Row(cells);
    }
}
