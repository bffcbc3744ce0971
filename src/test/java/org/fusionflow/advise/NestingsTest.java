package org.fusionflow.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.junit.jupiter.api.Test;

class NestingsTest {
    private static List<String> list(int layers, String... names) {
        return new Nestings(List.of(names), layers)
                .list().stream().map(FusionTree::newick).toList();
    }

    private static double count(int layers, String... names) {
        return new Nestings(List.of(names), layers).count();
    }

    @Test
    void threeModalitiesOfTwoLayersHaveOneForEachPair() {
        assertEquals(
                List.of("((B:1,C:1):1,A:2):0", "((A:1,B:1):1,C:2):0", "((A:1,C:1):1,B:2):0"), list(2, "A", "B", "C"));
    }

    /** 3 L (L - 1)/2. */
    @Test
    void threeModalitiesHaveThreeForEachPairOfLayers() {
        for (int layers = 2; layers <= 5; layers++) {
            List<String> all = list(layers, "A", "B", "C");
            assertEquals(3 * layers * (layers - 1) / 2, all.size());
            assertEquals(all.size(), new HashSet<>(all).size());
            assertEquals(all.size(), count(layers, "A", "B", "C"));
        }
    }

    /** Three balanced trees at L = 2; at L = 3 twelve combs and 3 (1 + 2 * 2) balanced ones. */
    @Test
    void fourModalities() {
        assertEquals(3, list(2, "A", "B", "C", "D").size());
        assertEquals(27, list(3, "A", "B", "C", "D").size());
    }

    @Test
    void whereThereAreTooManyTheLatestAreListedOrNone() {
        List<String> latest = list(7, "A", "B", "C");
        assertEquals(18, latest.size());
        assertTrue(latest.stream().allMatch(tree -> tree.endsWith(":0")), latest.toString());
        assertEquals(63, count(7, "A", "B", "C"));
        assertEquals(List.of(), list(12, "A", "B", "C"));
        assertEquals(List.of(), list(20, "A", "B", "C", "D", "E", "F", "G", "H"));
        assertTrue(count(20, "A", "B", "C", "D", "E", "F", "G", "H") > 1e6);
    }

    @Test
    void twoModalitiesHaveNone() {
        assertEquals(List.of(), list(4, "A", "B"));
    }
}
