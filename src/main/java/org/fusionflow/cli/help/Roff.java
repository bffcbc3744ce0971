package org.fusionflow.cli.help;

/** Text in the language of roff, in which letters such as a backslash or a full stop at the beginning of a line mean something. */
final class Roff {
    private static final int LAST_OF_ASCII = 126;

    private Roff() {}

    /** A line of text with its end. */
    static String line(String text) {
        String escaped = escaped(text);
        return (escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" : "") + escaped + "\n";
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    /** The placeholders of a label in italics; what separates it from the name stays as it is. */
    static String italic(String text) {
        int letters = 0;
        while (letters < text.length() && " [=".indexOf(text.charAt(letters)) >= 0) {
            letters++;
        }
        String lead = text.substring(0, letters);
        return escaped(lead) + "\\fI" + escaped(text.substring(letters)) + "\\fR";
    }

    /** An argument of a macro. */
    static String argument(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /**
     * The same letters on paper: without this, hyphens, quotes, carets and tildes become typographic ones, which a shell does not take when they
     * are copied.
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (letter > LAST_OF_ASCII) {
                        escaped.append(String.format("\\[u%04X]", letter));
                    } else {
                        escaped.appendCodePoint(letter);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
