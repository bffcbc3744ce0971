package org.fusionflow.report.takeaway;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;
import org.fusionflow.report.document.Prose;

/**
 * A figure of a document with its size in its own file.
 *
 * @param stem of the names of its files
 * @param name such as {@code Figure 3}
 * @param caption as plain text
 * @param figure all its panels
 * @param width in points
 * @param height in points
 * @param scale of its text: 1, or less where nothing would fit otherwise
 */
record TakenFigure(String stem, String name, String caption, Figure figure, double width, double height, double scale) {
    private static final int WORDS = 5;
    private static final int LONGEST = 48;

    List<Plot> plots() {
        return figure.plots(width, height);
    }

    /**
     * The names of the files of a figure, from its number and the first words of its caption.
     *
     * @param figures number of figures of the document, which says how many digits a number has
     */
    static String stem(int number, int figures, Block.Drawing drawing) {
        int digits = Math.max(2, String.valueOf(figures).length());
        String slug = slug(drawing.caption());
        return String.format(Locale.ROOT, "figure-%0" + digits + "d", number) + (slug.isEmpty() ? "" : "-" + slug);
    }

    /** The first words of the first sentence, without formulas. */
    private static String slug(Prose caption) {
        String words = caption.parts().stream()
                .map(part -> part instanceof Prose.Words text ? text.text() : " ")
                .collect(Collectors.joining())
                .replace("’", "")
                .replaceAll("[.:;(].*", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
        StringBuilder slug = new StringBuilder();
        int count = 0;
        for (String word : words.split(" ", -1)) {
            if (count == WORDS || slug.length() + word.length() >= LONGEST) {
                break;
            }
            slug.append(slug.length() == 0 ? "" : "-").append(word);
            count++;
        }
        return slug.toString();
    }
}
