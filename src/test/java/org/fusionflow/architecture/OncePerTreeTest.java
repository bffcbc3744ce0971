package org.fusionflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OncePerTreeTest {
    @Test
    void isDerivedOnceAndDoesNotGrow() {
        AtomicInteger derived = new AtomicInteger();
        OncePerTree<String> known = new OncePerTree<>();
        FusionTree tree = FusionTree.parse("(A:3,B:3):1");
        for (int i = 0; i < 3; i++) {
            assertEquals(tree.newick(), known.of(FusionTree.parse("(A:3,B:3):1"), t -> {
                derived.incrementAndGet();
                return t.newick();
            }));
        }
        assertEquals(1, derived.get());
        for (int i = 1; i < 2 * OncePerTree.MOST; i++) {
            known.of(FusionTree.parse("(A:" + i + ",B:2):1"), FusionTree::newick);
        }
        assertTrue(known.size() <= OncePerTree.MOST, () -> known.size() + " are kept");
    }
}
