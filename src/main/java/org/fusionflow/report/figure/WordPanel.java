package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.report.chart.WordMap;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/** Draws a map of words from the rows of a table. Columns, rows and words are in the order in which the table has them. */
final class WordPanel {
    private static final int DIGITS = 3;

    private WordPanel() {}

    static WordMap of(FigureSpec.WordMap spec, Map<FigureSpec.Source, StudyTable> tables) {
        FigureSpec.Series series = spec.panels().get(0).series().get(0);
        StudyTable table = SeriesData.table(series, tables);
        String word = series.colour().orElseThrow();
        Set<String> columns = new LinkedHashSet<>();
        Set<String> rows = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        Map<List<String>, WordMap.Cell> cells = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            String found = table.text(i, word);
            String x = table.text(i, series.x());
            String y = table.text(i, series.y());
            if (found.isEmpty() || x.isEmpty() || y.isEmpty()) {
                continue;
            }
            columns.add(x);
            rows.add(y);
            words.add(found);
            double number =
                    spec.number().isPresent() ? table.number(i, spec.number().get()) : Double.NaN;
            String text = Double.isNaN(number) ? "" : Rounded.value(number, DIGITS);
            cells.put(List.of(y, x), new WordMap.Cell(found, text, number));
        }
        List<List<WordMap.Cell>> grid = new ArrayList<>();
        for (String y : rows) {
            grid.add(columns.stream()
                    .map(x -> cells.getOrDefault(List.of(y, x), WordMap.Cell.EMPTY))
                    .toList());
        }
        return new WordMap(
                columns.stream().map(FieldSymbols::of).toList(),
                rows.stream().map(FieldSymbols::of).toList(),
                grid,
                List.copyOf(words));
    }
}
