package org.fusionflow.study.design.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.data.file.CsvText;

/**
 * A table of results, with access by the names of its columns. Cells are texts, as in the CSV file; an empty cell is a number that does not
 * exist and reads as NaN.
 *
 * @param columns names, each once
 * @param rows with as many cells each as there are columns
 */
public record StudyTable(List<String> columns, List<List<String>> rows) {
    public StudyTable {
        columns = List.copyOf(columns);
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns " + columns + ": expected each name only once");
        }
        List<List<String>> copy = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("row of " + row.size() + " cells under " + columns);
            }
            copy.add(List.copyOf(row));
        }
        rows = List.copyOf(copy);
    }

    /** Reads the lines of a CSV file without its header. */
    public static StudyTable of(List<String> columns, String csv) {
        return new StudyTable(columns, csv.isEmpty() ? List.of() : CsvText.rows(csv));
    }

    /**
     * Formats a cell.
     *
     * @param value text, whole number, truth value, number or {@link OptionalDouble}; a number that is not finite gives an empty cell
     */
    public static String cell(Object value) {
        if (value instanceof Double number) {
            return CsvText.cell(number);
        }
        if (value instanceof OptionalDouble number) {
            return CsvText.cell(number);
        }
        if (value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("cell of " + value.getClass().getSimpleName());
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    public String text(int row, String column) {
        return rows.get(row).get(index(column));
    }

    /** The number in a cell; NaN if the cell is empty. */
    public double number(int row, String column) {
        return parse(text(row, column));
    }

    public List<String> texts(String column) {
        int at = index(column);
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /** A whole column of numbers, NaN for empty cells. */
    public double[] numbers(String column) {
        int at = index(column);
        return rows.stream().mapToDouble(row -> parse(row.get(at))).toArray();
    }

    /** The rows with this value in the column, compared in the form that {@link #cell} writes. */
    public StudyTable where(String column, Object value) {
        String text = cell(value);
        int at = index(column);
        return new StudyTable(
                columns, rows.stream().filter(row -> row.get(at).equals(text)).toList());
    }

    /** The rows with these texts in the columns. */
    public StudyTable where(Map<String, String> cells) {
        StudyTable some = this;
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            some = some.where(cell.getKey(), cell.getValue());
        }
        return some;
    }

    /** The rows grouped by the text in the column, in the order of appearance. */
    public Map<String, StudyTable> by(String column) {
        Map<String, StudyTable> tables = new LinkedHashMap<>();
        by(List.of(column)).forEach((key, table) -> tables.put(key.get(0), table));
        return tables;
    }

    /** The rows grouped by the texts in several columns, in the order of appearance. */
    public Map<List<String>, StudyTable> by(List<String> names) {
        int[] at = names.stream().mapToInt(this::index).toArray();
        Map<List<String>, List<List<String>>> groups = new LinkedHashMap<>();
        for (List<String> row : rows) {
            List<String> key = new ArrayList<>();
            for (int column : at) {
                key.add(row.get(column));
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        Map<List<String>, StudyTable> tables = new LinkedHashMap<>();
        groups.forEach((key, group) -> tables.put(key, new StudyTable(columns, group)));
        return tables;
    }

    /** The same table with one more column at the end. */
    public StudyTable with(String column, List<String> cells) {
        if (cells.size() != rows.size()) {
            throw new IllegalArgumentException(column + ": " + cells.size() + " cells for " + rows.size() + " rows");
        }
        List<String> names = new ArrayList<>(columns);
        names.add(column);
        List<List<String>> longer = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            List<String> one = new ArrayList<>(rows.get(row));
            one.add(cells.get(row));
            longer.add(one);
        }
        return new StudyTable(names, longer);
    }

    /** The table as comma-separated values with a header. */
    public String csv() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        lines.addAll(rows);
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
