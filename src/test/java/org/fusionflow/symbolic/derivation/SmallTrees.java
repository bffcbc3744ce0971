package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/**
 * Random trees as a user might type them: one to four modalities, at most six layers on a path, edges without layers, nodes with
 * one child, unequal depths. The same seed gives the same tree.
 */
public final class SmallTrees {
    private static final int DEEPEST = 6;
    private static final String NAMES = "ABCD";

    private final Random random;
    private int next;

    private SmallTrees(long seed) {
        this.random = new Random(seed);
    }

    static FusionTree of(long seed) {
        SmallTrees trees = new SmallTrees(seed);
        return trees.fusion(1 + (int) (seed % 4), DEEPEST);
    }

    /** Forty trees, ten of each number of modalities. */
    public static Stream<FusionTree> forty() {
        return IntStream.range(0, 40).mapToObj(SmallTrees::of);
    }

    private FusionTree fusion(int leaves, int layers) {
        int depth = random.nextInt(Math.min(3, layers));
        List<FusionTree> children = new ArrayList<>();
        int rest = leaves;
        while (rest > 0) {
            int here = 1 + random.nextInt(rest);
            boolean leaf = here == 1 && random.nextInt(6) > 0;
            boolean sameAgain = here == leaves && layers - depth < 3;
            if (leaf || layers - depth < 2 || sameAgain) {
                children.add(leaf(layers - depth));
                rest--;
            } else {
                children.add(fusion(here, layers - depth));
                rest -= here;
            }
        }
        return new Fusion(children, Depth.of(depth));
    }

    private FusionTree leaf(int layers) {
        String name = NAMES.substring(next, next + 1);
        next++;
        return new Modality(name, Depth.of(1 + random.nextInt(Math.min(4, layers))));
    }
}
