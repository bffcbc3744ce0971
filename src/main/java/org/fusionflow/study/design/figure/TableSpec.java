package org.fusionflow.study.design.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.value.SentenceReader;

/**
 * A table in the report of a study, with a row for each of some points: {@code tables: [{title: TEXT, columns: {HEADING: EXPRESSION}, where: {AXIS:
 * VALUE}}]}. Expressions have become columns of the table of points.
 *
 * @param title above the table
 * @param columns in their order
 * @param where texts that rows have in the columns of axes
 */
public record TableSpec(String title, List<Column> columns, Map<String, String> where) {
    /**
     * A column.
     *
     * @param heading in the report
     * @param column of the table of points; a mean, if it differs between seeds
     * @param error column of the standard error of that mean
     * @param words true for words and conditions
     */
    public record Column(String heading, String column, Optional<String> error, boolean words) {}

    public TableSpec {
        columns = List.copyOf(columns);
        where = Map.copyOf(where);
    }

    /** Reads a table and adds the columns that it shows. */
    public static TableSpec read(YamlValue value, StudyNames names, StudyGrid grid) {
        Map<String, YamlValue> entries = value.entries(List.of("title", "columns", "where"));
        YamlValue columns = value.required(entries, "columns");
        List<Column> shown = new ArrayList<>();
        new LinkedHashMap<>(columns.entries()).forEach((heading, text) -> shown.add(column(heading, text, names)));
        Map<String, String> where = new TreeMap<>();
        if (entries.containsKey("where")) {
            where.putAll(FigurePart.cells(entries.get("where"), grid));
        }
        return new TableSpec(
                SentenceReader.of(value.required(entries, "title"), "title").marked(), shown, where);
    }

    private static Column column(String heading, YamlValue text, StudyNames names) {
        FigureColumns columns = new FigureColumns(names);
        Datum.Kind kind = Formula.of(text.source(), names).kind();
        if (kind != Datum.Kind.NUMBER) {
            return new Column(heading, columns.wordAtPoint(text), Optional.empty(), true);
        }
        Variable variable = columns.variable(text);
        Optional<String> error = Optional.empty();
        if (variable.network().isPresent() && variable.statistic().isEmpty()) {
            names.statistic(variable, Variable.Statistic.SE);
            error = Optional.of(variable.pointColumn(Variable.Statistic.SE));
        }
        return new Column(heading, columns.atPoint(text), error, false);
    }
}
