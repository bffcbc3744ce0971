package org.fusionflow.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * A map of a word over rows and columns that are words themselves: each cell has the colour of its word, and shows a text beside the word's initial, so
 * that a grey print tells as much. A cell without a word is empty.
 */
public final class WordMap implements Figure {
    /** From light to dark in even steps; the first words have the lightest. */
    private static final List<Color> COLOURS = List.of(
            new Color(0xFFF2AE),
            new Color(0x9ED9C3),
            new Color(0x7FB3E0),
            new Color(0xE08A6E),
            new Color(0xA58BC4),
            new Color(0x9A9A9A));

    private static final double GAP = 4;
    private static final double TEXT = 0.86 * ChartText.SIZE;
    private static final double LEGEND = 16;
    private static final double SWATCH = 9;

    /** The smallest text in a cell, as a share of the usual. */
    private static final double SMALLEST = 0.6;

    /**
     * A cell.
     *
     * @param word that gives the colour; empty for none
     * @param text beside its initial; may be empty
     * @param value the number of the text; NaN for none
     */
    public record Cell(String word, String text, double value) {
        public static final Cell EMPTY = new Cell("", "", Double.NaN);
    }

    private final List<String> columns;
    private final List<String> rows;
    private final List<List<Cell>> cells;
    private final List<String> words;

    /**
     * @param columns headings from left to right, in the markup of charts
     * @param rows headings from top to bottom
     * @param cells a list for each row with a cell for each column
     * @param words in the order of the legend; colours repeat after the sixth
     */
    public WordMap(List<String> columns, List<String> rows, List<List<Cell>> cells, List<String> words) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.cells = cells.stream().map(List::copyOf).toList();
        this.words = List.copyOf(words);
        if (this.cells.size() != rows.size() || this.cells.stream().anyMatch(row -> row.size() != columns.size())) {
            throw new IllegalArgumentException(
                    "map of words: expected " + rows.size() + " rows of " + columns.size() + " cells");
        }
    }

    /** Number of rows. */
    public int rows() {
        return rows.size();
    }

    private double left() {
        return GAP + widest(rows);
    }

    private double top() {
        return 2 * GAP + widest(columns);
    }

    private static double widest(List<String> headings) {
        return headings.stream()
                .mapToDouble(text -> ChartText.of(text, TEXT).width())
                .max()
                .orElse(0);
    }

    private Rectangle2D area(double width, double height) {
        return new Rectangle2D.Double(left(), top(), width - left() - 1, height - top() - LEGEND - GAP);
    }

    private Color colour(String word) {
        return COLOURS.get(Math.floorMod(words.indexOf(word), COLOURS.size()));
    }

    private static String initial(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        Rectangle2D area = area(width, height);
        double wide = area.getWidth() / columns.size();
        double high = area.getHeight() / rows.size();
        double size = textSize(wide);
        for (int row = 0; row < rows.size(); row++) {
            double middle = area.getY() + (row + 0.5) * high;
            ChartText heading = ChartText.of(rows.get(row), TEXT);
            heading.draw(graphics, area.getX() - GAP - heading.width(), middle + heading.ascent() / 2, Color.BLACK);
            for (int column = 0; column < columns.size(); column++) {
                Cell cell = cells.get(row).get(column);
                if (!cell.word().isEmpty()) {
                    double x = area.getX() + column * wide;
                    graphics.setColor(colour(cell.word()));
                    graphics.fill(new Rectangle2D.Double(x, middle - high / 2, wide, high));
                    ChartText text = ChartText.of(shown(cell), size);
                    text.draw(graphics, x + (wide - text.width()) / 2, middle + text.ascent() / 2, Color.BLACK);
                }
            }
        }
        drawLines(graphics, area, wide, high);
        for (int column = 0; column < columns.size(); column++) {
            ChartText heading = ChartText.of(columns.get(column), TEXT);
            Graphics2D turned = (Graphics2D) graphics.create();
            turned.transform(AffineTransform.getRotateInstance(-Math.PI / 2));
            heading.draw(
                    turned,
                    -area.getY() + GAP,
                    area.getX() + (column + 0.5) * wide + heading.ascent() / 2,
                    Color.BLACK);
            turned.dispose();
        }
        drawLegend(graphics, area, height);
    }

    private static String shown(Cell cell) {
        return cell.text().isEmpty() ? initial(cell.word()) : cell.text() + " " + initial(cell.word());
    }

    /** The size at which the longest text fits into a cell. */
    private double textSize(double wide) {
        double longest = cells.stream()
                .flatMap(List::stream)
                .filter(cell -> !cell.word().isEmpty())
                .mapToDouble(cell -> ChartText.of(shown(cell), TEXT).width())
                .max()
                .orElse(1);
        return TEXT * Math.max(SMALLEST, Math.min(1, (wide - 2) / longest));
    }

    private void drawLines(Graphics2D graphics, Rectangle2D area, double wide, double high) {
        graphics.setColor(Color.WHITE);
        for (int row = 1; row < rows.size(); row++) {
            graphics.fill(new Rectangle2D.Double(area.getX(), area.getY() + row * high - 0.4, area.getWidth(), 0.8));
        }
        for (int column = 1; column < columns.size(); column++) {
            graphics.fill(
                    new Rectangle2D.Double(area.getX() + column * wide - 0.4, area.getY(), 0.8, area.getHeight()));
        }
    }

    private void drawLegend(Graphics2D graphics, Rectangle2D area, double height) {
        double total = words.stream().mapToDouble(WordMap::legendWidth).sum();
        double x = area.getCenterX() - total / 2;
        double middle = height - LEGEND / 2;
        for (String word : words) {
            graphics.setColor(colour(word));
            graphics.fill(new Rectangle2D.Double(x, middle - SWATCH / 2, SWATCH, SWATCH));
            ChartText text = ChartText.of(legend(word));
            text.draw(graphics, x + SWATCH + GAP, middle + text.ascent() / 2, Color.BLACK);
            x += legendWidth(word);
        }
    }

    private static String legend(String word) {
        return initial(word) + " " + word;
    }

    private static double legendWidth(String word) {
        return SWATCH + GAP + ChartText.of(legend(word)).width() + 4 * GAP;
    }

    @Override
    public String alternative() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(rows.get(row)).append(": ");
            for (int column = 0; column < columns.size(); column++) {
                Cell cell = cells.get(row).get(column);
                if (!cell.word().isEmpty()) {
                    text.append(columns.get(column))
                            .append(' ')
                            .append(cell.word())
                            .append(' ')
                            .append(cell.text())
                            .append("; ");
                }
            }
        }
        return text.toString().strip();
    }

    /** The numbers of the cells; places are counted from 1, columns from the left and rows from the bottom, words in the order of the legend. */
    @Override
    public List<Plot> plots(double width, double height) {
        int count = columns.size() * rows.size();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] value = new double[count];
        double[] word = new double[count];
        for (int k = 0; k < count; k++) {
            Cell cell = cells.get(k / columns.size()).get(k % columns.size());
            x[k] = k % columns.size() + 1;
            y[k] = rows.size() - k / columns.size();
            value[k] = cell.value();
            word[k] = words.indexOf(cell.word()) + 1;
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numbers.put("x", x);
        numbers.put("y", y);
        numbers.put("value", value);
        numbers.put("word", word);
        return List.of(new Plot(
                "",
                new Plot.Scale("", false, 0.5, columns.size() + 0.5),
                new Plot.Scale("", false, 0.5, rows.size() + 0.5),
                area(width, height),
                List.of(new Plot.Series("", Plot.Kind.CELLS, "#000000", List.of(), numbers))));
    }
}
