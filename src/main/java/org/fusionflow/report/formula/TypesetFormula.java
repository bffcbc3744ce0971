package org.fusionflow.report.formula;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.expression.TexBreaks;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * A formula set in Computer Modern, measured in units of the font size.
 *
 * @param tex its source, which can also be searched and copied in the PDF
 * @param key equal for formulas that look the same
 * @param box the set formula
 */
public record TypesetFormula(String tex, Key key, Box box) {
    /**
     * The source and style that determine the look of a formula.
     *
     * @param tex as given to the typesetter
     * @param display true for display style, false for text style
     */
    public record Key(String tex, boolean display) {}

    private static final float SET_SIZE = 11;

    public static TypesetFormula inline(String tex) {
        return set(tex, tex, false);
    }

    public static TypesetFormula display(String tex) {
        return set(tex, tex, true);
    }

    /** Sets a part of a longer formula: a sign at its start is an operator between two terms, not the sign of the next term. */
    public static TypesetFormula continued(String tex) {
        return set(tex, "\\mathord{}" + tex, true);
    }

    private static TypesetFormula set(String tex, String asSet, boolean display) {
        // The typesetter fills tables in static fields while it works.
        synchronized (TypesetFormula.class) {
            try {
                TexDialect.check(tex);
                // A length in points inside a formula is relative to this size; the box is in em all the same.
                int style = display ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT;
                return new TypesetFormula(
                        tex,
                        new Key(asSet, display),
                        new TeXFormula(TexDialect.translate(asSet))
                                .createTeXIcon(style, SET_SIZE)
                                .getBox());
            } catch (ParseException | IllegalArgumentException malformed) {
                throw new IllegalArgumentException("formula '" + tex + "': " + malformed.getMessage(), malformed);
            }
        }
    }

    /**
     * Parts of a formula in text style between which a line may be broken: before its outermost signs. Only itself if it cannot be broken.
     */
    public List<TypesetFormula> parts() {
        List<String> cut = TexBreaks.split(tex);
        if (cut.size() == 1) {
            return List.of(this);
        }
        try {
            List<TypesetFormula> parts = new ArrayList<>();
            for (String part : cut) {
                parts.add(set(part, parts.isEmpty() ? part : "\\mathord{}" + part, false));
            }
            return List.copyOf(parts);
        } catch (IllegalArgumentException notByItself) {
            // A command that applies to the whole formula, such as \\over.
            return List.of(this);
        }
    }

    public double width() {
        return box.getWidth();
    }

    /** Height above the baseline. */
    public double ascent() {
        return box.getHeight();
    }

    /** Depth below the baseline, positive downwards. */
    public double descent() {
        return box.getDepth();
    }

    /** Draws in black with the left end of the baseline at {@code (x, baseline)}, all in points. */
    public void draw(Graphics2D graphics, double x, double baseline, double size) {
        Graphics2D own = (Graphics2D) graphics.create();
        own.translate(x, baseline);
        own.scale(size, size);
        own.setColor(Color.BLACK);
        synchronized (TypesetFormula.class) {
            box.draw(own, 0, 0);
        }
        own.dispose();
    }
}
