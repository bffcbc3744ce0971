package org.fusionflow.claims.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** U2: sets of more modalities than an int, or a long, has bits. A modality and its shadow are the same bit of an int. */
final class ModalityAttacks {
    private ModalityAttacks() {}

    private static String name(int m) {
        return "M" + (char) ('a' + m / 10) + m % 10;
    }

    private static String tree(int count, int depth) {
        return "architecture: "
                + IntStream.range(0, count)
                        .mapToObj(m -> name(m) + ":" + depth)
                        .collect(Collectors.joining(",", "(", "):0|"));
    }

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (int[] one : new int[][] {{33, 32}, {34, 33}, {40, 1}, {60, 59}, {66, 65}}) {
            String head = tree(one[0], 2);
            String m = name(one[1]);
            String shadow = name((one[1] + 32) % one[0]);
            String map = "At(w" + m + ",{" + m + "})";
            attacks.add(Attack.yes(head + "claim: " + map + " == s" + m + "/v" + m));
            attacks.add(Attack.no(head + "claim: " + map + " == s" + shadow + "/v" + shadow));
            attacks.add(Attack.no(head + "claim: " + map + " == 0"));
            attacks.add(Attack.yes(head + "claim: At(w" + shadow + ",{" + m + "}) == 0"));
            attacks.add(Attack.no(head + "claim: At(e" + shadow + ",{" + m + "}) == 0"));
            attacks.add(Attack.yes(head + "claim: At(e" + m + ",{" + m + "}) == 0"));
            attacks.add(Attack.no(head + "claim: Stable({" + m + "})"));
            attacks.add(Attack.yes(head + "claim: Stable({" + m + "}) => At(e" + shadow + ",{" + m + "}) < 0"));
        }
        return attacks;
    }
}
