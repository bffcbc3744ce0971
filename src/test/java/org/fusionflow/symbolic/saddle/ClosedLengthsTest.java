package org.fusionflow.symbolic.saddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closed forms of lengths, put into the equations g u = w. */
class ClosedLengthsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:1,B:1):1; 2",
                "(A:3,B:3):2; 2",
                "((A:2,B:2):1,C:3):2; 3",
                "((A:1,B:1):1,(C:1,D:1):1):1; 4",
                "((A:2,B:1):1,C:3):2; 1",
                "(A:2,B:3):1; 1",
                "(A:2,B:2):0; 2"
            })
    void solveTheEquations(String newick, int learned) {
        FusionTree tree = FusionTree.parse(newick);
        Map<Integer, Expr> sizes = new LinkedHashMap<>();
        Map<String, Double> values = new HashMap<>();
        for (int m = 0; m < learned; m++) {
            sizes.put(m, Expr.positive("w" + m));
            values.put("w" + m, 0.3 + 0.7 * m);
        }
        Map<Integer, Expr> lengths = ClosedLengths.of(tree, sizes);
        assertEquals(sizes.keySet(), lengths.keySet());
        Map<String, Double> there = new HashMap<>();
        for (int m = 0; m < tree.names().size(); m++) {
            Expr length = lengths.get(m);
            there.put("u" + tree.names().get(m), length == null ? 0 : length.value(values));
        }
        for (int m = 0; m < learned; m++) {
            double gain = ReducedSystem.of(tree).gains().get(m).value(there);
            assertEquals(
                    0.3 + 0.7 * m, gain * there.getOrDefault("u" + tree.names().get(m), 0.0), 1e-12);
        }
    }

    @Test
    void unequalNumbersOfLayersBelowAFusionHaveNone() {
        Map<Integer, Expr> both = Map.of(0, Expr.positive("w0"), 1, Expr.positive("w1"));
        assertTrue(ClosedLengths.of(FusionTree.parse("(A:1,B:2):1"), both).isEmpty());
        assertTrue(
                ClosedLengths.of(FusionTree.parse("((A:2,B:1):1,C:3):2"), both).isEmpty());
    }
}
