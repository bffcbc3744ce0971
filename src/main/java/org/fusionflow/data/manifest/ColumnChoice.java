package org.fusionflow.data.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fusionflow.data.file.Spelling;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.table.RowTable;

/** Reads which columns of a table are meant: names, numbers from 1 on, ranges of either, patterns. */
final class ColumnChoice {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private static final int MOST_SHOWN = 8;

    private ColumnChoice() {}

    /**
     * Columns from 0 on, in the order in which they are named.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the table has no such column, or one is named twice
     */
    static int[] of(Value value, RowTable table) {
        List<Integer> chosen = new ArrayList<>();
        for (Value part : value.parts()) {
            for (int column : part(part, table)) {
                if (chosen.contains(column)) {
                    throw part.problem(
                            "columns: column " + table.columnName(column) + " is chosen twice, expected it only once");
                }
                chosen.add(column);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** All columns of a table. */
    static int[] all(RowTable table) {
        return IntStream.range(0, table.columns()).toArray();
    }

    private static int[] part(Value part, RowTable table) {
        String text = part.text().strip();
        int exact = table.names().indexOf(text);
        if (exact >= 0) {
            return new int[] {exact};
        }
        int dots = text.indexOf("..");
        if (dots > 0) {
            int first = column(part, text.substring(0, dots).strip(), table);
            int last = column(part, text.substring(dots + 2).strip(), table);
            if (last < first) {
                throw part.expected("a range from a column to a later one, first..last");
            }
            return IntStream.rangeClosed(first, last).toArray();
        }
        if (text.indexOf('*') >= 0) {
            Pattern pattern = Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
            int[] found = IntStream.range(0, table.names().size())
                    .filter(c -> pattern.matcher(table.names().get(c)).matches())
                    .toArray();
            if (found.length == 0) {
                throw part.expected(
                        "a pattern that names of columns of " + table.source() + " match, which has " + shown(table));
            }
            return found;
        }
        return new int[] {column(part, text, table)};
    }

    private static int column(Value part, String text, RowTable table) {
        int exact = table.names().indexOf(text);
        if (exact >= 0) {
            return exact;
        }
        if (NUMBER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number < 1 || number > table.columns()) {
                throw part.expected("a column from 1 to " + table.columns() + " of " + table.source());
            }
            return number - 1;
        }
        throw part.expected("a column of " + table.source() + ", which has " + shown(table)
                + Spelling.nearest(text, table.names())
                        .map(near -> " (did you mean " + near + "?)")
                        .orElse(""));
    }

    private static String shown(RowTable table) {
        List<String> names = table.names();
        if (names.isEmpty()) {
            return table.columns() + " columns without names";
        }
        return names.size() <= MOST_SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_SHOWN)) + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}
