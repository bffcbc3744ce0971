package org.fusionflow.study.design.figure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.study.design.figure.FigureSpec.Panel;
import org.fusionflow.study.design.grid.StudyGrid;

/** Restricts a figure to some values of axes: {@code where: {AXIS: VALUE, ...}}. */
final class FigurePart {
    private FigurePart() {}

    static FigureSpec of(FigureSpec whole, YamlValue where, StudyGrid grid) {
        Map<String, String> cells = cells(where, grid);
        return whole.with(whole.panels().stream()
                .map(panel -> new Panel(
                        panel.title(),
                        panel.series().stream()
                                .map(series -> FigureColumns.where(series, cells))
                                .toList()))
                .toList());
    }

    /** The texts that rows must have in the columns of axes. */
    static Map<String, String> cells(YamlValue where, StudyGrid grid) {
        Map<String, String> cells = new TreeMap<>();
        where.entries(grid.names()).forEach((axis, wanted) -> cells.put(axis, cell(grid, axis, wanted)));
        return cells;
    }

    private static String cell(StudyGrid grid, String axis, YamlValue wanted) {
        List<String> cells = grid.cells(axis);
        return cells.stream()
                .filter(cell -> cell.equals(wanted.text())
                        || (Numbers.isDecimal(cell)
                                && Numbers.isDecimal(wanted.text())
                                && Numbers.value(cell) == wanted.number()))
                .findFirst()
                .orElseThrow(() -> wanted.expected("one of the values " + cells + " of " + axis));
    }
}
