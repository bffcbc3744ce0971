package org.fusionflow.report.study.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of the libraries that computed the numbers and pages, as recorded by the build. */
final class Libraries {
    private final Properties versions = new Properties();

    Libraries() {
        try (InputStream in = Libraries.class.getResourceAsStream("libraries.properties")) {
            if (in != null) {
                versions.load(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Name and version, {@code Symja 3.0.0}; the name alone if the build did not record it. */
    String named(String library) {
        String version = versions.getProperty(library, "");
        return version.isEmpty() ? library : library + "\u00a0" + version;
    }
}
