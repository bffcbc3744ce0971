package org.fusionflow.report.figure;

import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.ChartGrid;
import org.fusionflow.report.chart.KeyEntry;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.chart.WordMap;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/**
 * A figure of a study, drawn from its tables.
 *
 * @param title of the figure; may be empty
 * @param caption explains lines and points; may be empty
 * @param drawing its panels and their legend
 * @param height in points, at the width of the text
 */
public record StudyFigure(String title, String caption, Figure drawing, double height) {
    /** Width of the text on a page, and of a figure in its own file, in points. */
    public static final double WIDTH = PageStyle.TEXT_WIDTH;

    private static final double ONE_PANEL = 215;
    private static final double TWO_PANELS = 185;
    private static final double THREE_PANELS = 150;
    /** Additional height of a panel with a strip of errors. */
    private static final double STRIP = 48;

    /** Height of a map of words without its rows, and of a row. */
    private static final double WORDS = 105;

    private static final double WORD_ROW = 21;

    private static final double GUTTER = 14;
    /** Largest height of a figure on a page, in points, which leaves space for the caption. */
    private static final double HIGHEST = 620;

    /**
     * Draws a figure. A series without a number that can be shown is left out; a panel without any series shows the reason.
     *
     * @param tables one for each source that the figure names
     */
    public static StudyFigure of(FigureSpec spec, Map<FigureSpec.Source, StudyTable> tables) {
        if (spec instanceof FigureSpec.Curves curves) {
            CurvePanels panels = new CurvePanels(curves, tables);
            List<Panel> charts = panels.charts();
            int columns = charts.size() <= 3 ? charts.size() : 2;
            double strip = panels.hasStrips() ? STRIP : 0;
            return grid(curves.title(), panels.caption(), charts, columns, strip, panels.key());
        }
        if (spec instanceof FigureSpec.WordMap words) {
            WordMap drawing = WordPanel.of(words, tables);
            double height = WORDS + drawing.rows() * WORD_ROW;
            return new StudyFigure(
                    words.title(), "The letter is the initial of the word.", drawing, Math.min(HIGHEST, height));
        }
        FigureSpec.ColourMap map = (FigureSpec.ColourMap) spec;
        MapPanels panels = new MapPanels(map, tables);
        return grid(map.title(), panels.caption(), panels.charts(), panels.columns(), 0, List.of());
    }

    private static StudyFigure grid(
            String title, String caption, List<Panel> charts, int columns, double strip, List<KeyEntry> key) {
        int rows = (charts.size() + columns - 1) / columns;
        double one = columns == 1 ? ONE_PANEL : columns == 2 ? TWO_PANELS : THREE_PANELS;
        ChartGrid grid = new ChartGrid(charts, columns, key);
        double height = rows * (one + strip) + (rows - 1) * GUTTER + grid.keyHeight(WIDTH);
        return new StudyFigure(title, caption, grid, Math.min(HIGHEST, height));
    }
}
