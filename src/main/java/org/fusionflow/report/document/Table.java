package org.fusionflow.report.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table of text and formulas: one header row, then rows with a cell for each column. Immutable. */
public final class Table {
    /** The alignment of the cells of a column. */
    public enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /**
     * A column of the table.
     *
     * @param heading its cell in the header row
     * @param align of the cells and of the heading
     */
    public record Column(Prose heading, Align align) {
        public static Column left(String heading) {
            return new Column(Prose.of(heading), Align.LEFT);
        }

        public static Column center(String heading) {
            return new Column(Prose.of(heading), Align.CENTER);
        }

        /** A right-aligned column, for numbers: their decimal points stand below each other. */
        public static Column right(String heading) {
            return new Column(Prose.of(heading), Align.RIGHT);
        }
    }

    private final List<Column> columns;
    private final List<List<Prose>> rows;

    private Table(List<Column> columns, List<List<Prose>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** A table without rows. */
    public static Table of(Column... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("table: expected at least one column, found none");
        }
        return new Table(List.of(columns), List.of());
    }

    /** This table with one more row of plain text. */
    public Table row(String... cells) {
        return row(Arrays.stream(cells).map(Prose::of).toArray(Prose[]::new));
    }

    /** This table with one more row. */
    public Table row(Prose... cells) {
        return rows(List.of(List.of(cells)));
    }

    /** This table with more rows. For long tables this avoids a copy for each row. */
    public Table rows(List<List<Prose>> more) {
        List<List<Prose>> longer = new ArrayList<>(rows);
        for (List<Prose> row : more) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table row " + longer.size() + ": expected " + columns.size() + " cells, found " + row.size());
            }
            longer.add(List.copyOf(row));
        }
        return new Table(columns, List.copyOf(longer));
    }

    /** This table with a change of all its texts. */
    public Table mapped(UnaryOperator<Prose> change) {
        return new Table(
                columns.stream()
                        .map(column -> new Column(change.apply(column.heading()), column.align()))
                        .toList(),
                rows.stream().map(row -> row.stream().map(change).toList()).toList());
    }

    public List<Column> columns() {
        return columns;
    }

    public List<List<Prose>> rows() {
        return rows;
    }
}
