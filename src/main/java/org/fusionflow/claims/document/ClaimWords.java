package org.fusionflow.claims.document;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words and lines were probably written as a part of a claim block? */
public final class ClaimWords {
    /** Longest part of a line that is looked at: no word of a claim stands behind it. */
    private static final int LONGEST = 200;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** A field, also behind the mark of a list or quote, or in bold; not a cell of a table. */
    private static final Pattern FIELD =
            Pattern.compile("[\\s>*_+#.)(\\d-]*(\\p{L}+)[*_]*\\s*[:\uFF1A].*", Pattern.DOTALL);

    /** A fence as it is mistyped: two backticks, quotes, colons, or indented too far. */
    private static final Pattern FENCE = Pattern.compile("\\s*[`~'\u2018\u2019\u00B4\":]{2,}([^`]*)");

    private ClaimWords() {}

    /** True if a word of the text behind a fence is {@code claim}, or differs from it by a letter, case or ending. */
    static boolean areLikeClaim(String info) {
        Matcher word = WORD.matcher(start(info));
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            if (lower.startsWith("claim") || differInOne(lower, "claim")) {
                return true;
            }
        }
        return false;
    }

    /** True if the lines have a statement of a claim with its equality, or with another field. */
    static boolean haveAStatement(List<String> lines) {
        boolean statement = false;
        boolean more = false;
        for (String line : lines) {
            Matcher field = FIELD.matcher(start(line));
            if (field.matches()) {
                String key = field.group(1).toLowerCase(Locale.ROOT);
                boolean states = states(key);
                statement |= states;
                more |= !states && ClaimBlock.KEYS.contains(key);
            }
            more |= line.indexOf('=') >= 0;
        }
        return statement && more;
    }

    /** True if a line of text looks like the fence of a claim. */
    static boolean isFence(String line) {
        Matcher fence = FENCE.matcher(start(line));
        return fence.matches() && areLikeClaim(fence.group(1));
    }

    private static boolean states(String key) {
        for (Claim.Kind kind : Claim.Kind.values()) {
            if (key.equals(kind.key()) || differInOne(key, kind.key())) {
                return true;
            }
        }
        return false;
    }

    private static String start(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    /** True if one letter more, less or other, or two that changed places, makes one word the other. */
    public static boolean differInOne(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        String restA = a.substring(same);
        String restB = b.substring(same);
        if (restA.isEmpty() || restB.isEmpty()) {
            return restA.length() + restB.length() <= 1;
        }
        return restA.substring(1).equals(restB)
                || restB.substring(1).equals(restA)
                || restA.substring(1).equals(restB.substring(1))
                || (restA.length() > 1
                        && restB.length() > 1
                        && restA.charAt(0) == restB.charAt(1)
                        && restA.charAt(1) == restB.charAt(0)
                        && restA.substring(2).equals(restB.substring(2)));
    }
}
