package org.fusionflow.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.report.formula.DisplayFormula;

/**
 * A document as a sequence of blocks below its title. The caller numbers headings, figures and formulas; a form such as PDF or HTML decides how it
 * looks.
 */
public final class Document {
    private final Imprint imprint;
    private final List<Block> blocks = new ArrayList<>();

    /** A document that has its title only. */
    public Document(Imprint imprint) {
        this.imprint = imprint;
    }

    public Imprint imprint() {
        return imprint;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    public Document add(Block block) {
        blocks.add(block);
        return this;
    }

    /**
     * Adds a heading, which is also listed in the outline.
     *
     * @param level 1 for a section, 2 for a subsection
     * @param text with its number, if it has one
     */
    public Document heading(int level, String text) {
        return add(new Block.Heading(level, text, new Label()));
    }

    public Document paragraph(String text) {
        return paragraph(Prose.of(text));
    }

    public Document paragraph(Prose prose) {
        return add(new Block.Paragraph(prose, false));
    }

    /** Adds a paragraph that introduces the next block and stays on its page. */
    public Document leadIn(Prose prose) {
        return add(new Block.Paragraph(prose, true));
    }

    public Document bullets(List<Prose> items) {
        return add(new Block.Bullets(items));
    }

    /**
     * Adds a displayed formula without a tag, which is broken before its outermost signs if it is too wide.
     *
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    public Document formula(String tex) {
        return formula(List.of(tex), "");
    }

    /** Adds a displayed formula with a tag at the right margin, which is set in parentheses. */
    public Document formula(String tex, String tag) {
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
    public Document formula(List<String> parts, String tag) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("formula: expected at least one part, found none");
        }
        return add(new Block.Formula(DisplayFormula.of(parts), tag, Optional.empty()));
    }

    /** The same, with a label for references to it. */
    public Document formula(String tex, String tag, Label label) {
        return add(new Block.Formula(DisplayFormula.of(List.of(tex)), tag, Optional.of(label)));
    }

    /**
     * Adds a table.
     *
     * @param label such as {@code Table 1}
     * @param caption set above the table
     */
    public Document table(Label label, Prose caption, Table table) {
        return add(new Block.Tabular(label, caption, table));
    }

    /**
     * Adds figures side by side, together as wide as the text.
     *
     * @param label such as {@code Figure 1}
     * @param caption set below
     * @param height of each figure in points, without the caption
     */
    public Document figure(Label label, Prose caption, double height, Figure... figures) {
        return add(new Block.Drawing(label, caption, height, List.of(figures)));
    }
}
