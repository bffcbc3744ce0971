package org.fusionflow.report.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.file.AtomicFile;

/**
 * A document as a flow of blocks, set on A4 pages in the order in which they are added. Headings stay with what follows,
 * figures with their captions, and the footer of every page names program, title and page. Numbers of headings, figures and
 * formulas are the caller's.
 *
 * <p>Nothing is set before {@link #write}, which can be called again and gives the same bytes each time.
 */
public final class PdfPages {
    private final Imprint imprint;
    private final MissingGlyph missing;
    private final List<Block> blocks = new ArrayList<>();

    /** A document that starts with its title block and replaces characters that it cannot show. */
    public PdfPages(Imprint imprint) {
        this(imprint, MissingGlyph.REPLACE);
    }

    public PdfPages(Imprint imprint, MissingGlyph missing) {
        this.imprint = imprint;
        this.missing = missing;
        blocks.add(TextBlocks.title(imprint));
    }

    /**
     * A heading, also listed in the outline of the PDF.
     *
     * @param level 1 for a section, 2 for what is inside one
     * @param text with its number, if it is to have one
     */
    public PdfPages heading(int level, String text) {
        if (level < 1 || level > 2) {
            throw new IllegalArgumentException("heading level: expected 1 or 2, found " + level);
        }
        blocks.add(TextBlocks.heading(level, text));
        return this;
    }

    public PdfPages paragraph(String text) {
        return paragraph(Prose.of(text));
    }

    public PdfPages paragraph(Prose prose) {
        blocks.add(TextBlocks.paragraph(prose));
        return this;
    }

    /** A paragraph that leads to what follows, and stays on its page. */
    public PdfPages leadIn(Prose prose) {
        Block paragraph = TextBlocks.paragraph(prose);
        blocks.add(typefaces -> {
            List<Strip> strips = new ArrayList<>(paragraph.strips(typefaces));
            int last = strips.size() - 1;
            strips.set(last, strips.get(last).keptWithNext());
            return strips;
        });
        return this;
    }

    public PdfPages bullets(List<Prose> items) {
        blocks.add(TextBlocks.bullets(List.copyOf(items)));
        return this;
    }

    /**
     * A displayed formula without a tag, broken before its outermost signs where it is too wide.
     *
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    public PdfPages formula(String tex) {
        return formula(List.of(tex), "");
    }

    /** The same with a tag at the right margin, which is put in parentheses. */
    public PdfPages formula(String tex, String tag) {
        return formula(List.of(tex), tag);
    }

    /**
     * A displayed formula with the places where it may be broken. It is set on one line if it fits at 75 % of its size, else
     * with one row for each part.
     *
     * @param parts each valid TeX by itself; {@code &} marks the column that the rows are aligned to, and a row without one
     *     starts a little right of it
     * @param tag may be empty
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    public PdfPages formula(List<String> parts, String tag) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("formula: expected at least one part, found none");
        }
        blocks.add(new FormulaBlock(List.copyOf(parts), tag));
        return this;
    }

    /**
     * @param label such as {@code Table 1}; may be empty
     * @param caption set above the table
     */
    public PdfPages table(String label, Prose caption, Table table) {
        blocks.add(new TableBlock(label, caption, table));
        return this;
    }

    /**
     * Figures side by side, together as wide as the text.
     *
     * @param label such as {@code Figure 1}; may be empty
     * @param caption set below
     * @param height of each figure in points, without the caption
     */
    public PdfPages figure(String label, Prose caption, double height, Figure... figures) {
        double largest = PageStyle.HEIGHT - PageStyle.TOP - PageStyle.BOTTOM;
        if (!(height > 0 && height <= largest)) {
            throw new IllegalArgumentException(
                    "figure height: expected more than 0 and at most " + largest + " points, found " + height);
        }
        if (figures.length == 0) {
            throw new IllegalArgumentException("figure: expected at least one chart, found none");
        }
        blocks.add(new FigureBlock(label, caption, height, List.of(figures)));
        return this;
    }

    /**
     * Writes the document whole or not at all.
     *
     * @return number of pages
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public int write(Path target) {
        int[] pages = new int[1];
        AtomicFile.write(target, out -> pages[0] = writeTo(out));
        return pages[0];
    }

    /**
     * @return number of pages
     */
    public int writeTo(OutputStream out) throws IOException {
        return PdfWriter.write(imprint, missing, blocks, out);
    }
}
