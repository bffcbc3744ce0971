package org.fusionflow.report;

import java.util.regex.Pattern;

/** The few standard commands that the typesetter does not know, in words that it does. */
final class TexDialect {
    private static final Pattern SIZED_BAR =
            Pattern.compile("\\\\(left|right|middle|[bB]igg?[lr]?)\\s*\\\\[lr](v|V)ert(?![a-zA-Z])");
    private static final Pattern OPENING_BAR = Pattern.compile("\\\\l(v|V)ert(?![a-zA-Z])");
    private static final Pattern CLOSING_BAR = Pattern.compile("\\\\r(v|V)ert(?![a-zA-Z])");

    private TexDialect() {}

    /** Bars that open and close, as {@code amsmath} has them; with {@code \mathopen} a sign after one stays a sign. */
    static String translate(String tex) {
        String sized = SIZED_BAR.matcher(tex).replaceAll("\\\\$1\\\\$2ert ");
        String opened = OPENING_BAR.matcher(sized).replaceAll("\\\\mathopen{\\\\$1ert}");
        return CLOSING_BAR.matcher(opened).replaceAll("\\\\mathclose{\\\\$1ert}");
    }
}
