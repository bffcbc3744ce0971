package org.fusionflow.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.report.document.Document;

/**
 * Writes a document as PDF. Headings stay with the text that follows, figures with their captions; a figure that does not fit on its page stands at the top of
 * the next one. The footer of every page has program, title and page number. The same document gives the same bytes.
 */
public final class PdfPages {
    private PdfPages() {}

    /**
     * Writes the document completely or not at all.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public static Printed write(Document document, Paper paper, Path target) {
        // First in memory: what the document says of itself must not depend on whether a pipe reads it to its end.
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        Printed printed;
        try {
            printed = writeTo(document, paper, target.toString(), pdf);
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
    public static Printed writeTo(Document document, Paper paper, String name, OutputStream out) throws IOException {
        return PdfWriter.write(name, document, paper, out);
    }
}
