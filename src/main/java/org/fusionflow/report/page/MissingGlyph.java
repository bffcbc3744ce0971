package org.fusionflow.report.page;

/** What to do with a character that no face of the program can show. */
public enum MissingGlyph {
    /** Show {@code ?} in its place (in a chart: an empty box). A study may name a file in any script; its report must still come out. */
    REPLACE,
    /** Throw an {@link IllegalArgumentException} that names the character: for tests of texts that we write ourselves. */
    FAIL
}
