package org.fusionflow.report.page.type;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Characters of one document that no face of the program can show, and those that it shows in the wrong order. */
public final class MissingGlyphs {
    /** Printed in their place. */
    static final int BOX = '\u25a1';

    private static final int MOST_NAMED = 8;

    private final SortedSet<Integer> lacking = new TreeSet<>();
    private final SortedSet<Integer> rightToLeft = new TreeSet<>();

    void lacks(int character) {
        lacking.add(character);
    }

    /** Notes a character of a script that is written from right to left; lines are set from left to right. */
    void note(int character) {
        byte direction = Character.getDirectionality(character);
        if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
            rightToLeft.add(character);
        }
    }

    /** Warnings about a document in which boxes stand for characters. */
    public List<String> ofDocument(String file) {
        return warnings(
                file, "the fonts of the program lack ", ", of which a box □ is printed: write them in other letters");
    }

    /** Warnings about a file whose viewer chooses the fonts. */
    public List<String> ofViewer(String file) {
        return warnings(
                file, "the fonts of the program lack ", ": whether they are seen depends on the fonts of the viewer");
    }

    private List<String> warnings(String file, String what, String then) {
        List<String> warnings = new java.util.ArrayList<>();
        if (!lacking.isEmpty()) {
            warnings.add(file + ": " + what + named(lacking) + then);
        }
        if (!rightToLeft.isEmpty()) {
            warnings.add(file + ": lines are set from left to right, also " + named(rightToLeft)
                    + ", which are read from right to left");
        }
        return warnings;
    }

    private static String named(SortedSet<Integer> characters) {
        String first =
                characters.stream().limit(MOST_NAMED).map(MissingGlyphs::named).collect(Collectors.joining(", "));
        int more = characters.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String named(int character) {
        String code = String.format(Locale.ROOT, "U+%04X", character);
        return Character.getType(character) == Character.CONTROL
                ? code
                : Character.toString(character) + " (" + code + ")";
    }
}
