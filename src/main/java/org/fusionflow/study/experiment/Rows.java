package org.fusionflow.study.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.file.CsvText;

/**
 * The table of an experiment, read by the names of its columns. Empty cells are NaN where numbers are asked for.
 *
 * @param columns names, each once
 * @param rows as many cells each as there are columns
 */
public record Rows(List<String> columns, List<Row> rows) {
    public Rows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("row of " + row.cells().size() + " cells under " + columns);
            }
        }
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Cell of a row. */
    public String text(int row, String column) {
        return rows.get(row).cells().get(index(column));
    }

    /** Number in a row; NaN for an empty cell. */
    public double number(int row, String column) {
        return parse(text(row, column));
    }

    /** A whole column of numbers. */
    public double[] numbers(String column) {
        int at = index(column);
        return rows.stream().mapToDouble(row -> parse(row.cells().get(at))).toArray();
    }

    /** The rows with this text in the column; numbers as {@link Row#of} writes them. */
    public Rows where(String column, Object value) {
        String text = Row.of(value).cells().get(0);
        int at = index(column);
        return new Rows(
                columns,
                rows.stream().filter(row -> row.cells().get(at).equals(text)).toList());
    }

    /** The rows with numbers in the column. */
    public Rows having(String column) {
        int at = index(column);
        return new Rows(
                columns,
                rows.stream().filter(row -> !row.cells().get(at).isEmpty()).toList());
    }

    /** The rows by what is in the column, in the order of appearance. */
    public Map<String, Rows> by(String column) {
        int at = index(column);
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.cells().get(at), key -> new ArrayList<>())
                .add(row));
        Map<String, Rows> tables = new LinkedHashMap<>();
        groups.forEach((key, group) -> tables.put(key, new Rows(columns, group)));
        return tables;
    }

    /** As comma-separated values, with a header. */
    public String csv() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.cells()));
        return CsvText.lines(lines);
    }

    private int index(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("column " + column + ": expected one of " + columns);
        }
        return at;
    }

    private static double parse(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
