package org.fusionflow.reduced.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledGainsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:1,B:1):1",
                "(A:2,B:2):0",
                "(A:3,B:3):1",
                "(A:2,B:2):3",
                "(A:5,B:5):0",
                "((A:2,B:1):1,C:3):1",
                "(A:2,B:3,C:4):0",
                "(((A:1,B:2):2,C:1):0,D:4):3",
                "(A:1):3"
            })
    void byteCodeEqualsTheSymbolicExpressionAtRandomPoints(String newick) {
        ReducedSystem system = ReducedSystem.of(FusionTree.parse(newick));
        Gains compiled = CompiledGains.of(system);
        List<String> names = system.tree().names();
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            double[] squares = new double[names.size()];
            Map<String, Double> values = new HashMap<>();
            for (int m = 0; m < squares.length; m++) {
                double length = Math.exp(6 * random.nextDouble() - 4);
                squares[m] = length * length;
                values.put("u" + names.get(m), length);
            }
            double[] gains = new double[squares.length];
            compiled.evaluate(squares, gains);
            for (int m = 0; m < gains.length; m++) {
                double expected = system.gains().get(m).value(values);
                // A handful of roundings of relative size 1e-16 in each of the two ways to the same product.
                assertEquals(expected, gains[m], 1e-14 * expected, newick + " seed 5 trial " + trial);
            }
        }
    }

    @Test
    void symbolicDepthsAreRefused() {
        ReducedSystem system = ReducedSystem.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"));
        assertThrows(IllegalArgumentException.class, () -> CompiledGains.of(system));
    }
}
