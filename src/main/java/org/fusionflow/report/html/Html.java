package org.fusionflow.report.html;

/** Text inside HTML. */
final class Html {
    private Html() {}

    /** A text as content of an element or as a value in double quotes; characters that HTML does not have are left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    boolean control = character < ' ' && character != '\t' && character != '\n';
                    boolean half = character >= 0xD800 && character <= 0xDFFF;
                    if (!control && !half) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** A text inside quotes of JSON that stands in an element of a page. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
            } else if (character < ' '
                    || character == '<'
                    || character == '>'
                    || character == '&'
                    || character == 0x2028
                    || character == 0x2029
                    || Character.isSurrogate((char) character)) {
                json.append(String.format(java.util.Locale.ROOT, "\\u%04x", character));
            } else {
                json.append((char) character);
            }
        });
        return json.append('"').toString();
    }
}
