package org.fusionflow.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.file.AtomicFile;

/**
 * A PDF document as a sequence of blocks, set on A4 pages in the order in which they are added. Headings stay with the text that follows,
 * figures with their captions, and the footer of every page has program, title and page number. The caller numbers headings, figures and
 * formulas.
 *
 * <p>Nothing is set before {@link #write}, which can be called again and writes the same bytes each time.
 */
public final class PdfPages {
    private final Imprint imprint;
    private final List<Block> blocks = new ArrayList<>();

    /** A document that starts with its title block. */
    public PdfPages(Imprint imprint) {
        this.imprint = imprint;
        blocks.add(TextBlocks.title(imprint));
    }

    /**
     * Adds a heading, which is also listed in the outline of the PDF.
     *
     * @param level 1 for a section, 2 for a subsection
     * @param text with its number, if it has one
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

    /** Adds a paragraph that introduces the next block and stays on its page. */
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
     * Adds a displayed formula without a tag, which is broken before its outermost signs if it is too wide.
     *
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    public PdfPages formula(String tex) {
        return formula(List.of(tex), "");
    }

    /** Adds a displayed formula with a tag at the right margin, which is set in parentheses. */
    public PdfPages formula(String tex, String tag) {
        return formula(List.of(tex), tag);
    }

    /**
     * Adds a displayed formula with positions at which it may be broken. It is set on one line if it fits at 75 % of its size, else with one row
     * for each part.
     *
     * @param parts each valid TeX by itself; {@code &} marks the position to which the rows are aligned, and a row without one starts slightly
     *     to its right
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
     * Adds a table.
     *
     * @param label such as {@code Table 1}; may be empty
     * @param caption set above the table
     */
    public PdfPages table(String label, Prose caption, Table table) {
        blocks.add(new TableBlock(label, caption, table));
        return this;
    }

    /**
     * Adds figures side by side, together as wide as the text.
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
     * Writes the document completely or not at all.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public Printed write(Path target) {
        // First in memory: what the document says of itself must not depend on whether a pipe reads it to its end.
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        Printed printed;
        try {
            printed = writeTo(target.toString(), pdf);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        AtomicFile.write(target, pdf::writeTo);
        return printed;
    }

    /**
     * Writes the document to a stream.
     *
     * @param name of the document, for warnings
     */
    public Printed writeTo(String name, OutputStream out) throws IOException {
        return PdfWriter.write(name, imprint, blocks, out);
    }
}
