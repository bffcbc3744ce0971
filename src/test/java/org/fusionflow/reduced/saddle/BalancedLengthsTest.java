package org.fusionflow.reduced.saddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.reduced.flow.CompiledGains;
import org.fusionflow.reduced.flow.Gains;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths of a balanced network with given maps. */
class BalancedLengthsTest {
    /** Gain times length is the norm of the map, with the gains that the computer algebra derived. */
    @Test
    void solveTheDerivedEquationsForRandomTreesAndNormsOfAnySize() {
        for (long seed = 0; seed < 60; seed++) {
            FusionTree tree = RandomProblem.vector(seed).tree();
            Gains gains = CompiledGains.of(ReducedSystem.of(tree));
            EdgeMasks edges = new EdgeMasks(tree);
            int leaves = edges.leaves();
            Random random = new Random(seed);
            double[] norms = new double[leaves];
            for (int m = 0; m < leaves; m++) {
                norms[m] = Math.pow(10, seed % 2 == 0 ? random.nextGaussian() : 12 * random.nextGaussian());
            }
            double[] lengths = new BalancedLengths(edges).lengths((1 << leaves) - 1, norms);
            double[] squares = new double[leaves];
            double[] gain = new double[leaves];
            for (int m = 0; m < leaves; m++) {
                squares[m] = lengths[m] * lengths[m];
            }
            gains.evaluate(squares, gain);
            for (int m = 0; m < leaves; m++) {
                assertEquals(1, gain[m] * lengths[m] / norms[m], 1e-12, tree.newick() + " seed " + seed);
            }
        }
    }

    @Tag("closed-form")
    @ParameterizedTest
    @CsvSource(
            value = {"(A:1):3;4", "((A:2,B:1):1,C:3):1;4", "(A:5,B:1):2;7", "(A:2,B:2):0;2"},
            delimiter = ';')
    void aSingleModalityHasTheRootOfItsMap(String newick, int layers) {
        EdgeMasks edges = new EdgeMasks(FusionTree.parse(newick));
        for (double norm : new double[] {1e-250, 0.3, 7, 1e200}) {
            double[] norms = new double[edges.leaves()];
            norms[0] = norm;
            double length = new BalancedLengths(edges).lengths(1, norms)[0];
            assertEquals(1, length / Math.pow(norm, 1.0 / layers), 1e-13);
        }
    }

    /** Two equal modalities below one node share its norm: u^(d-1) (2 u^2)^(e/2) u = w. */
    @Tag("closed-form")
    @Test
    void equalModalitiesShareTheEdgeAboveThem() {
        EdgeMasks edges = new EdgeMasks(FusionTree.parse("(A:3,B:3):2"));
        double[] lengths = new BalancedLengths(edges).lengths(3, new double[] {0.7, 0.7});
        assertEquals(Math.pow(0.35, 1.0 / 5), lengths[0], 1e-14);
        assertEquals(lengths[0], lengths[1], 1e-15);
    }

    @Test
    void aFixedLengthBesideTheLearnedOnesCountsInTheSharedEdge() {
        EdgeMasks edges = new EdgeMasks(FusionTree.parse("(A:2,B:2):2"));
        double[] squares = {1, 0.25};
        new BalancedLengths(edges).solve(1, new double[] {0.6, Double.NaN}, squares);
        // u^2 (u^2 + 1/4) = 0.6
        assertEquals(0.6, squares[0] * (squares[0] + 0.25), 1e-14);
        assertEquals(0.25, squares[1]);
        assertTrue(squares[0] > 0);
    }
}
