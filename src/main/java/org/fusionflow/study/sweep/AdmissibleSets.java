package org.fusionflow.study.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;

/**
 * The sets of modalities that can be learned at a fixed point of a network whatever the data, tag [FT-7]: those whose unlearned
 * leaves all have zero gain there. A leaf's {@code order} is the number of small factors of its gain, tag [FT-9]: one less than
 * its own depth, and the depths of the edges above it that hold no learned leaf.
 */
final class AdmissibleSets {
    /** 2^16 fixed points a row are more than anyone reads. */
    private static final int MOST_MODALITIES = 16;

    private AdmissibleSets() {}

    /** Admissible sets of leaf indices, small ones first, then in the order of the leaves. */
    static List<Set<Integer>> of(FusionTree tree) {
        int count = tree.names().size();
        if (count > MOST_MODALITIES) {
            throw new InvalidInput("architecture: expected at most " + MOST_MODALITIES
                    + " modalities to follow their fixed points, found " + count);
        }
        List<Set<Integer>> sets = new ArrayList<>();
        for (int bits = 0; bits < 1 << count; bits++) {
            Set<Integer> learned = new TreeSet<>();
            for (int m = 0; m < count; m++) {
                if ((bits >> m & 1) == 1) {
                    learned.add(m);
                }
            }
            int[] orders = orders(tree, learned);
            boolean admissible = true;
            for (int m = 0; m < count; m++) {
                admissible &= learned.contains(m) || orders[m] >= 1;
            }
            if (admissible) {
                sets.add(learned);
            }
        }
        sets.sort(Comparator.comparingInt(Set::size));
        return sets;
    }

    /** Number of small factors of the gain of every leaf while exactly {@code learned} is learned. */
    static int[] orders(FusionTree tree, Set<Integer> learned) {
        int[] orders = new int[tree.names().size()];
        add(tree, 0, 0, learned, orders);
        return orders;
    }

    private static int add(FusionTree node, int firstLeaf, int above, Set<Integer> learned, int[] orders) {
        if (node.children().isEmpty()) {
            orders[firstLeaf] = above + node.depth().value() - 1;
            return firstLeaf + 1;
        }
        int leaves = node.names().size();
        boolean small = learned.stream().noneMatch(m -> m >= firstLeaf && m < firstLeaf + leaves);
        int factors = above + (small ? node.depth().value() : 0);
        int leaf = firstLeaf;
        for (FusionTree child : node.children()) {
            leaf = add(child, leaf, factors, learned, orders);
        }
        return leaf;
    }
}
