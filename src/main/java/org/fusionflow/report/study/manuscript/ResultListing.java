package org.fusionflow.report.study.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.figure.TableSpec;

/** Sets a table of a study's results: a row for each point, numbers with their standard errors. */
public final class ResultListing {
    private static final int DIGITS = 4;

    private ResultListing() {}

    /** @param tables one for each source, of which that of points is used */
    public static Table of(TableSpec spec, Map<FigureSpec.Source, StudyTable> tables) {
        StudyTable points = tables.get(FigureSpec.Source.POINTS);
        if (points == null) {
            throw new IllegalArgumentException("no table of points for " + spec.title());
        }
        StudyTable shown = points.where(spec.where());
        Table.Column[] columns = spec.columns().stream()
                .map(column -> new Table.Column(
                        Prose.of(Marked.expression(column.heading()), SymbolTex.GENERAL),
                        column.words() ? Table.Align.LEFT : Table.Align.RIGHT))
                .toArray(Table.Column[]::new);
        List<List<Prose>> rows = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            List<Prose> row = new ArrayList<>();
            for (TableSpec.Column column : spec.columns()) {
                row.add(Prose.of(column.words() ? words(shown, i, column) : number(shown, i, column)));
            }
            rows.add(row);
        }
        return Table.of(columns).rows(rows);
    }

    private static String words(StudyTable table, int row, TableSpec.Column column) {
        String text = table.text(row, column.column());
        return text.isEmpty() ? Rounded.NONE : text.equals("true") ? "yes" : text.equals("false") ? "no" : text;
    }

    private static String number(StudyTable table, int row, TableSpec.Column column) {
        double value = table.number(row, column.column());
        if (Double.isNaN(value)) {
            return Rounded.NONE;
        }
        OptionalDouble error = column.error().isPresent()
                ? OptionalDouble.of(table.number(row, column.error().get()))
                : OptionalDouble.empty();
        String text = Rounded.value(value, DIGITS);
        return error.isPresent() && !Double.isNaN(error.getAsDouble())
                ? text + " ± " + Rounded.size(error.getAsDouble())
                : text;
    }
}
