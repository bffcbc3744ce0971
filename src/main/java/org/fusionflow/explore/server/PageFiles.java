package org.fusionflow.explore.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.report.page.type.Face;

/** The embedded files of the page, read once. */
final class PageFiles {
    /**
     * A file.
     *
     * @param type for browsers
     * @param bytes not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // Written to requests, and nothing else.
    record PageFile(String type, byte[] bytes) {}

    private static final Map<String, String> TYPES = Map.of(
            "explore.html", "text/html; charset=utf-8",
            "explore.css", "text/css; charset=utf-8",
            "explore.js", "text/javascript; charset=utf-8",
            "sliders.js", "text/javascript; charset=utf-8",
            "charts.js", "text/javascript; charset=utf-8",
            "networks.js", "text/javascript; charset=utf-8");

    private final Map<String, PageFile> files = new LinkedHashMap<>();

    PageFiles() throws IOException {
        for (Map.Entry<String, String> file : TYPES.entrySet()) {
            try (InputStream in = PageFiles.class.getResourceAsStream(file.getKey())) {
                if (in == null) {
                    throw new IOException("the program lacks its page " + file.getKey());
                }
                files.put(file.getKey(), new PageFile(file.getValue(), in.readAllBytes()));
            }
        }
        try (InputStream font = Face.SANS.open()) {
            files.put("chart.ttf", new PageFile("font/ttf", font.readAllBytes()));
        }
    }

    /** The file of a path; the page for an empty one. */
    Optional<PageFile> of(String path) {
        return Optional.ofNullable(files.get(path.isEmpty() ? "explore.html" : path));
    }
}
