package org.fusionflow.report.page.type;

import java.awt.Color;
import org.fusionflow.report.document.Prose;

/** The measures of a page in points, in one place so that they can be adjusted together. */
public final class PageStyle {
    public static final double TOP = 70;
    public static final double BOTTOM = 78;
    /** Width of the text: about 85 characters of the body face, the largest number that is easy to read. */
    public static final double TEXT_WIDTH = 443.28;

    /** Distance of the baseline of the footer from the lower edge of the sheet. */
    public static final double FOOTER = 44;

    public static final TextStyle BODY = new TextStyle(Face.BODY, 9.6, 13.6);
    public static final TextStyle CAPTION = new TextStyle(Face.BODY, 8.4, 11.4);
    public static final TextStyle CELL = new TextStyle(Face.BODY, 8.7, 11.6);
    public static final TextStyle TITLE = new TextStyle(Face.BOLD, 18, 23);
    public static final TextStyle SUBTITLE = new TextStyle(Face.ITALIC, 11.5, 15.5);
    public static final TextStyle AUTHOR = new TextStyle(Face.BODY, 9.6, 13.6);
    public static final TextStyle SECTION = new TextStyle(Face.BOLD, 13, 17);
    public static final TextStyle SUBSECTION = new TextStyle(Face.BOLD, 10.6, 14.6);
    public static final double FOOTER_SIZE = 7.6;
    /** Factor for the size of formulas, because Computer Modern looks smaller than the body face at the same size. */
    public static final double FORMULA_TO_TEXT = 1.16;

    public static final double PARAGRAPH_GAP = 6.5;
    public static final double DISPLAY_GAP = 9;
    public static final double FLOAT_GAP = 15;
    public static final double THIN_RULE = 0.4;
    public static final double THICK_RULE = 0.8;

    public static final Color INK = Color.BLACK;
    /** Of words that lead somewhere; dark enough to read as text. */
    public static final Color LINK_INK = new Color(0x1a, 0x3f, 0x7a);

    public static final Color FAINT_INK = new Color(0x60, 0x60, 0x60);

    private PageStyle() {}

    /**
     * The style of a text.
     *
     * @param face of plain text; emphasis changes it
     * @param size font size in points
     * @param leading distance of two baselines in points
     */
    public record TextStyle(Face face, double size, double leading) {
        /** Distance from the top of a line to its baseline, such that text is centred vertically in its line. */
        public double ascent() {
            // 0.76 em is the height of an ascender and 0.24 em the depth of a descender in DejaVu.
            return (leading - size) / 2 + 0.76 * size;
        }

        public Face face(Prose.Emphasis emphasis) {
            return switch (emphasis) {
                case PLAIN -> face;
                case ITALIC -> face == Face.ITALIC ? Face.BODY : Face.ITALIC;
                case BOLD -> Face.BOLD;
                case CODE -> Face.MONO;
            };
        }

        /** The font size for an emphasis. The monospaced face is set smaller, because it is wide and has a tall x. */
        public double size(Prose.Emphasis emphasis) {
            return emphasis == Prose.Emphasis.CODE ? 0.86 * size : size;
        }
    }
}
