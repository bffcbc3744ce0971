package org.fusionflow.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random fusion trees for laws that must hold for every tree; the same seed gives the same tree. */
final class RandomTrees {
    private final Random random;
    private final boolean symbolic;
    private int leaves;

    private RandomTrees(long seed, boolean symbolic) {
        this.random = new Random(seed);
        this.symbolic = symbolic;
    }

    static FusionTree numeric(long seed) {
        return new RandomTrees(seed, false).node(0);
    }

    static FusionTree symbolic(long seed) {
        return new RandomTrees(seed, true).node(0);
    }

    private FusionTree node(int nesting) {
        if (nesting > 0 && (nesting == 5 || random.nextInt(3) == 0)) {
            return new Modality("M" + leaves++, depth(1));
        }
        List<FusionTree> children = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            children.add(node(nesting + 1));
        }
        return new Fusion(children, depth(0));
    }

    private Depth depth(int least) {
        if (!symbolic || random.nextInt(3) == 0) {
            return Depth.of(least + random.nextInt(5));
        }
        // A factor of L keeps the depth symbolic.
        return new Depth(random.nextInt(9) - 4, 1 + random.nextInt(3), random.nextInt(7) - 3);
    }
}
