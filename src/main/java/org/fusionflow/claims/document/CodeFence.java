package org.fusionflow.claims.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that opens or closes a fenced block of code.
 *
 * @param sign backtick or tilde
 * @param length number of signs, at least 3
 * @param info what follows on the line, without blanks around it
 */
record CodeFence(char sign, int length, String info) {
    private static final Pattern LINE = Pattern.compile(" {0,3}(`{3,}|~{3,})([^\\r\\n]*)");

    /** The fence of a line of Markdown, from which the marks of block quotes and list items are removed. */
    static Optional<CodeFence> of(String line) {
        Matcher fence = LINE.matcher(line);
        if (!fence.matches()) {
            return Optional.empty();
        }
        char sign = fence.group(1).charAt(0);
        String info = fence.group(2).strip();
        // A backtick behind backticks makes the line inline code.
        return sign == '`' && info.indexOf('`') >= 0
                ? Optional.empty()
                : Optional.of(new CodeFence(sign, fence.group(1).length(), info));
    }

    /** True if the first word of the line is {@code claim}; attributes may follow. */
    boolean isClaim() {
        return info.split("[\\s{]", 2)[0].equals("claim");
    }

    /** True if the line means a claim, well written or not. */
    boolean isLikeClaim() {
        return isClaim() || ClaimWords.areLikeClaim(info);
    }

    /** True if this line cannot be part of a block that the other line opened, unless that block was left open by mistake. */
    boolean opensWithin(CodeFence other) {
        return sign == other.sign && length >= other.length && !info.isEmpty();
    }

    /** A line that closes the block. */
    String closing() {
        return String.valueOf(sign).repeat(length);
    }
}
