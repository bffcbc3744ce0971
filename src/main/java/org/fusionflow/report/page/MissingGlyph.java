package org.fusionflow.report.page;

/** The treatment of a character that no face of the program can show. */
public enum MissingGlyph {
    /** Show {@code ?} in its place (in a chart: an empty box). A file name in a study may use any script; its report must still be written. */
    REPLACE,
    /** Throw an {@link IllegalArgumentException} that names the character, for tests of the program's own texts. */
    FAIL
}
