package org.fusionflow.report.page;

import java.awt.Font;
import java.awt.RenderingHints;
import java.math.BigDecimal;
import org.fusionflow.report.document.Figure;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGUnits;
import org.jfree.svg.ViewBox;

/**
 * A figure as an SVG element. Text stays text: it names the font of the charts, with sans-serif for viewers that do not have it. The same figure
 * gives the same text.
 */
public final class SvgDrawing {
    /** Margin around the figure in points, for labels that extend over its edge by the width of a line. */
    public static final double MARGIN = 2;

    private SvgDrawing() {}

    /**
     * @param title in words, which browsers show and screen readers read
     * @param width of the figure in points, without the margin
     * @param height of the figure in points, without the margin
     * @param prefix of the names inside, which must differ between the drawings of one page
     */
    public static String of(Figure figure, String title, double width, double height, String prefix) {
        // The sides of a view box are whole numbers.
        int fullWidth = (int) Math.ceil(width + 2 * MARGIN);
        int fullHeight = (int) Math.ceil(height + 2 * MARGIN);
        SVGGraphics2D graphics = new SVGGraphics2D(fullWidth, fullHeight, SVGUnits.PT);
        // Without this the names of clips would contain the time.
        graphics.setDefsKeyPrefix(prefix);
        graphics.setFontFunction(family -> "\"" + family + "\", \"DejaVu Sans\", Verdana, sans-serif");
        graphics.setGeomDoubleConverter(SvgDrawing::hundredths);
        graphics.setTransformDoubleConverter(SvgDrawing::precise);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 8));
        graphics.translate(MARGIN, MARGIN);
        figure.draw(graphics, width, height);
        String element = graphics.getSVGElement(null, true, new ViewBox(0, 0, fullWidth, fullHeight), null, null);
        int opened = element.indexOf('>') + 1;
        // Blanks at the ends of texts are those before and after an index.
        return element.substring(0, opened - 1) + " xml:space=\"preserve\"><title>" + escaped(title) + "</title>"
                + element.substring(opened);
    }

    /** A length rounded to a hundredth of a point, which is finer than any printer. */
    private static String hundredths(double value) {
        return decimal(value, 100);
    }

    /** An entry of a rotation, which needs more digits than coordinates. */
    private static String precise(double value) {
        return decimal(value, 1_000_000);
    }

    private static String decimal(double value, double steps) {
        double rounded = Math.rint(value * steps) / steps;
        // Adding 0 turns -0 into 0.
        return new BigDecimal(String.valueOf(rounded + 0.0))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
