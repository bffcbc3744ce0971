package org.fusionflow.data.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant by one that is misspelt. */
public final class Spelling {
    private Spelling() {}

    /** The known word that differs from the given one in one letter, or in two if it has at least five; empty
     * if none does, and for a word of one letter, from which every other is as far. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int most = word.length() < 2 ? 0 : word.length() < 5 ? 1 : 2;
        return known.stream()
                .filter(other -> Math.abs(other.length() - word.length()) <= most && distance(word, other) <= most)
                .min(Comparator.comparingInt(other -> distance(word, other)));
    }

    /** {@code unknown key 'rato' (did you mean ratio?)}, or without the question if no known word is near. */
    public static String unknownKey(String key, Collection<String> known) {
        return "unknown key '" + key + "'"
                + nearest(key, known)
                        .map(near -> " (did you mean " + near + "?)")
                        .orElse("");
    }

    /** Number of letters to add, leave out, replace, or exchange with the next; capitals count as small letters. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], 1 + steps[i - 2][j - 2]);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
