package org.fusionflow.report.document;

import java.util.List;

/**
 * The imprint of a document: the texts of its title, its footers and its properties.
 *
 * @param title also in every footer
 * @param subtitle may be empty
 * @param author may be empty
 * @param keywords for the document properties
 * @param program name and version of the program, such as {@code fusionflow 0.1.0}
 */
public record Imprint(String title, String subtitle, String author, List<String> keywords, String program) {
    public Imprint {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title: expected some text, found none");
        }
        keywords = List.copyOf(keywords);
    }
}
