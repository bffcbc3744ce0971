package org.fusionflow.report.page.type;

import java.io.IOException;
import java.io.InputStream;

/** The typefaces that the program brings along, so that a report looks the same on every machine. */
public enum Face {
    BODY("DejaVuSerifCondensed"),
    ITALIC("DejaVuSerifCondensed-Italic"),
    BOLD("DejaVuSerifCondensed-Bold"),
    /** For charts; also for glyphs that the other faces lack, because it has the most. */
    SANS("DejaVuSansCondensed"),
    MONO("DejaVuSansMono");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    /** The TrueType file; the caller closes it. */
    public InputStream open() throws IOException {
        String path = "fonts/" + file + ".ttf";
        InputStream stream = Face.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("the program lacks its font " + path);
        }
        return stream;
    }
}
