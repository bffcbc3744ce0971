package org.fusionflow.report.mathml;

import java.util.Map;

/** Letters in the alphabets of Unicode for mathematics, which browsers show where they ignore {@code mathvariant}. */
final class MathmlLetters {
    /** An alphabet by the places of A, a and 0; 0 if it lacks these, and its letters keep their shape. */
    private record Alphabet(int capitals, int small, int digits) {}

    private static final Map<String, Alphabet> ALPHABETS = Map.of(
            "mathcal", new Alphabet(0x1D49C, 0x1D4B6, 0),
            "mathscr", new Alphabet(0x1D49C, 0x1D4B6, 0),
            "mathbb", new Alphabet(0x1D538, 0x1D552, 0x1D7D8),
            "mathfrak", new Alphabet(0x1D504, 0x1D51E, 0),
            "mathbf", new Alphabet(0x1D400, 0x1D41A, 0x1D7CE),
            "boldsymbol", new Alphabet(0x1D468, 0x1D482, 0x1D7CE),
            "mathsf", new Alphabet(0x1D5A0, 0x1D5BA, 0x1D7E2),
            "mathtt", new Alphabet(0x1D670, 0x1D68A, 0x1D7F6));

    /** Letters that stood in Unicode before the alphabets came, whose places there are empty. */
    private static final Map<Integer, String> ELSEWHERE = Map.ofEntries(
            Map.entry(0x1D49D, "ℬ"),
            Map.entry(0x1D4A0, "ℰ"),
            Map.entry(0x1D4A1, "ℱ"),
            Map.entry(0x1D4A3, "ℋ"),
            Map.entry(0x1D4A4, "ℐ"),
            Map.entry(0x1D4A7, "ℒ"),
            Map.entry(0x1D4A8, "ℳ"),
            Map.entry(0x1D4AD, "ℛ"),
            Map.entry(0x1D4BA, "ℯ"),
            Map.entry(0x1D4BC, "ℊ"),
            Map.entry(0x1D4C4, "ℴ"),
            Map.entry(0x1D53A, "ℂ"),
            Map.entry(0x1D53F, "ℍ"),
            Map.entry(0x1D545, "ℕ"),
            Map.entry(0x1D547, "ℙ"),
            Map.entry(0x1D548, "ℚ"),
            Map.entry(0x1D549, "ℝ"),
            Map.entry(0x1D551, "ℤ"),
            Map.entry(0x1D506, "ℭ"),
            Map.entry(0x1D50B, "ℌ"),
            Map.entry(0x1D50C, "ℑ"),
            Map.entry(0x1D515, "ℜ"),
            Map.entry(0x1D51D, "ℨ"));

    private MathmlLetters() {}

    static boolean isAlphabet(String command) {
        return ALPHABETS.containsKey(command);
    }

    /** A text in an alphabet; characters that it lacks stay as they are. */
    static String in(String command, String text) {
        Alphabet alphabet = ALPHABETS.getOrDefault(command, new Alphabet(0, 0, 0));
        StringBuilder letters = new StringBuilder();
        text.codePoints().forEach(letter -> {
            int start = letter >= 'A' && letter <= 'Z'
                    ? alphabet.capitals - 'A'
                    : letter >= 'a' && letter <= 'z'
                            ? alphabet.small - 'a'
                            : letter >= '0' && letter <= '9' && alphabet.digits > 0 ? alphabet.digits - '0' : 0;
            int place = start + letter;
            String elsewhere = ELSEWHERE.get(place);
            if (elsewhere == null) {
                letters.appendCodePoint(place);
            } else {
                letters.append(elsewhere);
            }
        });
        return letters.toString();
    }
}
