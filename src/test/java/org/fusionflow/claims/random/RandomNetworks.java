package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;

/** Architectures for random claims: one to four modalities, nested, of unequal depths, some of them fused early or with symbols. */
final class RandomNetworks {
    private static final List<List<String>> NAMES =
            List.of(List.of("A", "B", "C", "D"), List.of("A", "B", "C", "D"), List.of("Img", "Txt", "Aud", "Vid"));

    private RandomNetworks() {}

    /** Every tenth has the depths {@code Lf} and {@code L-Lf}, every sixth starts with early fusion. */
    static FusionTree of(int index, Random random) {
        List<String> names = NAMES.get(random.nextInt(NAMES.size()));
        if (index % 10 == 9) {
            return FusionTree.parse("(" + names.get(0) + ":Lf," + names.get(1) + ":Lf):(L-Lf)");
        }
        int count = index % 15 == 7 ? 1 : 2 + random.nextInt(3);
        return FusionTree.parse(fused(names.subList(0, count), random, index % 6 == 4));
    }

    /** An inner node has two children or more, so that its edge is the only one above its leaves. */
    private static String fused(List<String> names, Random random, boolean early) {
        List<String> children = new ArrayList<>();
        int from = 0;
        while (from < names.size()) {
            boolean first = from == 0;
            int most = names.size() - from - (first && names.size() > 1 ? 1 : 0);
            int size = random.nextInt(3) == 0 ? most : 1;
            List<String> part = names.subList(from, from + size);
            children.add(size == 1 ? part.get(0) + ":" + depth(1, early, random) : fused(part, random, early));
            from += size;
        }
        return "(" + String.join(",", children) + "):" + depth(0, false, random);
    }

    private static int depth(int least, boolean early, Random random) {
        // Depths of 4 are rare, as they are in use.
        return early ? least : random.nextInt(8) == 0 ? 4 : least + random.nextInt(3);
    }
}
