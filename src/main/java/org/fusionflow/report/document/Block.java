package org.fusionflow.report.document;

import java.util.List;
import java.util.Optional;
import org.fusionflow.report.formula.DisplayFormula;

/** A part of a document by its meaning; how it looks is up to the form in which the document is written. */
public sealed interface Block {
    /**
     * A numbered heading.
     *
     * @param level 1 for a section, 2 for a subsection
     * @param text with its number, if it has one
     */
    record Heading(int level, String text, Label label) implements Block {
        public Heading {
            if (level < 1 || level > 2) {
                throw new IllegalArgumentException("heading level: expected 1 or 2, found " + level);
            }
        }
    }

    /**
     * Running text.
     *
     * @param leadsIn true if it introduces the next block and stays on its page
     */
    record Paragraph(Prose prose, boolean leadsIn) implements Block {}

    record Bullets(List<Prose> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * A displayed formula.
     *
     * @param tag at the right margin, set in parentheses; may be empty
     * @param label for references to it
     */
    record Formula(DisplayFormula formula, String tag, Optional<Label> label) implements Block {}

    /** A table, with its caption above. */
    record Tabular(Label label, Prose caption, Table table) implements Block {}

    /**
     * Figures side by side, together as wide as the text, with one caption below. They float: text that follows may stand before them.
     *
     * @param height of each figure in points, without the caption
     */
    record Drawing(Label label, Prose caption, double height, List<Figure> panels) implements Block {
        public Drawing {
            panels = List.copyOf(panels);
            if (panels.isEmpty()) {
                throw new IllegalArgumentException("figure: expected at least one chart, found none");
            }
            if (!(height > 0)) {
                throw new IllegalArgumentException("figure height: expected more than 0 points, found " + height);
            }
        }
    }

    /** A file as it is, line by line. */
    record Listing(String text) implements Block {}

    /** The sections with their places. */
    record Contents() implements Block {}
}
