package org.fusionflow.report.chart.axis;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.fusionflow.report.document.ChartMarkup;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;

/**
 * A one-line text in a chart. {@code _} lowers and {@code ^} raises the next character or the next group in braces: {@code u_A},
 * {@code t_{1/2}}, {@code 10^{-3}}; after a backslash a character has no special meaning.
 */
public final class ChartText {
    /** Font size of labels, in points. */
    public static final double SIZE = PageStyle.CAPTION.size();

    private static final double SCRIPT = 0.72;
    private static final double LOWERED = 0.2;
    private static final double RAISED = 0.36;
    /** Height of digits and capitals of the chart face, in em. */
    private static final double CAP_HEIGHT = 0.73;

    private static final double DEPTH = 0.22;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** The font, which is loaded when the first chart text is measured. */
    private static final class Lazy {
        static final Font FONT = load();

        private static Font load() {
            try (InputStream in = Face.SANS.open()) {
                return Font.createFont(Font.TRUETYPE_FONT, in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (FontFormatException broken) {
                throw new IllegalStateException("the font of the charts is broken", broken);
            }
        }
    }

    private record Run(String text, double scale, double shift) {}

    private final List<Run> runs;
    private final double size;

    private ChartText(List<Run> runs, double size) {
        this.runs = runs;
        this.size = size;
    }

    public static ChartText of(String markup) {
        return of(markup, SIZE);
    }

    public static ChartText of(String markup, double size) {
        return new ChartText(
                ChartMarkup.runs(markup).stream()
                        .map(run -> switch (run.height()) {
                            case ON_LINE -> new Run(run.text(), 1, 0);
                            case LOWERED -> new Run(run.text(), SCRIPT, LOWERED);
                            case RAISED -> new Run(run.text(), SCRIPT, -RAISED);
                        })
                        .toList(),
                size);
    }

    public double width() {
        return runs.stream().mapToDouble(this::width).sum();
    }

    /** Height above the baseline. */
    public double ascent() {
        return CAP_HEIGHT * size;
    }

    public double height() {
        return (CAP_HEIGHT + DEPTH) * size;
    }

    /** Draws with the left end of the baseline at {@code (x, baseline)}. */
    public void draw(Graphics2D graphics, double x, double baseline, Color color) {
        graphics.setColor(color);
        double at = x;
        for (Run run : runs) {
            graphics.setFont(font(run));
            graphics.drawString(run.text, (float) at, (float) (baseline + run.shift * size));
            at += width(run);
        }
    }

    /** Draws with the upper left corner of the text at {@code (x, top)}. */
    public void drawBelow(Graphics2D graphics, double x, double top, Color color) {
        draw(graphics, x, top + ascent(), color);
    }

    private double width(Run run) {
        return font(run).getStringBounds(run.text, EXACT).getWidth();
    }

    private Font font(Run run) {
        return Lazy.FONT.deriveFont((float) (size * run.scale));
    }
}
