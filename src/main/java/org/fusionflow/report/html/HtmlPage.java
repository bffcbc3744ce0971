package org.fusionflow.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Prose;

/**
 * Writes a document as one HTML file without any other file. The policy in its head lets it load nothing and run its own script only, whatever the
 * texts of the document contain. The same document gives the same bytes.
 */
public final class HtmlPage {
    private HtmlPage() {}

    /**
     * Writes the page completely or not at all.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public static void write(Document document, Path target) {
        byte[] page = of(document).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(target, out -> out.write(page));
    }

    /** The text of the page. */
    public static String of(Document document) {
        Imprint imprint = document.imprint();
        String script = resource("report.js");
        Anchors anchors = new Anchors(document);
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                                + " font-src data:; script-src 'sha256-")
                .append(hash(script))
                .append("'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append(meta("generator", imprint.program()))
                .append(meta("author", imprint.author()))
                .append(meta("keywords", String.join(", ", imprint.keywords())))
                .append("<title>")
                .append(Html.escaped(imprint.title()))
                .append("</title>\n<style>\n")
                .append(resource("report.css"))
                .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#start\">Skip to the text</a>\n");
        title(imprint, new HtmlProse(anchors), page);
        HtmlBlocks blocks = new HtmlBlocks(anchors);
        page.append(blocks.contents(document))
                .append("<main id=\"start\">\n")
                .append(blocks.all(document))
                .append("</main>\n<footer>")
                .append(Html.escaped(imprint.program()))
                .append("</footer>\n<script>")
                .append(script)
                .append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private static void title(Imprint imprint, HtmlProse prose, StringBuilder page) {
        page.append("<header>\n<h1>")
                .append(prose.of(Prose.of(imprint.title())))
                .append("</h1>\n");
        if (!imprint.subtitle().isEmpty()) {
            page.append("<p class=\"subtitle\">")
                    .append(prose.of(Prose.of(imprint.subtitle())))
                    .append("</p>\n");
        }
        if (!imprint.author().isEmpty()) {
            page.append("<p class=\"author\">")
                    .append(Html.escaped(imprint.author()))
                    .append("</p>\n");
        }
        page.append("</header>\n");
    }

    private static String meta(String name, String content) {
        return content.isEmpty() ? "" : "<meta name=\"" + name + "\" content=\"" + Html.escaped(content) + "\">\n";
    }

    private static String hash(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
