package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidthPredictionTest {
    /** One output and k = 1 is the balanced rank-one prediction. */
    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):1", "(A:2,B:2):0", "(A:1,B:1):2"})
    void rankOneOfOneOutputIsTheScalarPrediction(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Moments moments = new ToyData(2, 0.4, 1, 1).moments();
        Prediction rank = Predictions.ofRank(tree, moments, 1, 0.05, 1, 3);
        Prediction scalar = Predictions.of(tree, moments, 0.05, new double[] {1, 3});
        // Half norms differ: the rank's are all final, as those of early fusion are.
        double last = scalar.trajectory().halfTimes().get(1).orElseThrow().time();
        assertEquals(last, rank.trajectory().halfTimes().get(1).orElseThrow().time(), 1e-9 * last);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    0,
                    scalar.trajectory()
                            .points()
                            .get(i)
                            .map()
                            .minus(rank.trajectory().points().get(i).map())
                            .norm(),
                    1e-10);
        }
        assertEquals(List.of(), rank.warnings());
    }

    /** Two outputs that see one modality each: two problems side by side in one network of width 2. */
    private static Moments apart() {
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 0}, {0, 1}}),
                List.of(Vector.of(3, 0), Vector.of(0, 1)),
                10);
    }

    @Test
    void outputsOfTheirOwnAreLearnedAsIfAlone() {
        Prediction p = Predictions.ofRank(FusionTree.parse("(A:1,B:1):1"), apart(), 2, 0.01);
        // Two layers, white inputs: each mode is logistic, ln(s/u0^2 - 1)/(2 s).
        for (int m = 0; m < 2; m++) {
            double s = m == 0 ? 3 : 1;
            double exact = Math.log(s / 1e-4 - 1) / (2 * s);
            assertEquals(exact, p.trajectory().halfTimes().get(m).orElseThrow().time(), 1e-9 * exact);
        }
    }

    @Test
    void aRankBelowTheOutputsIsSaidAndLearnsOnlyTheLargestMode() {
        Prediction p = Predictions.ofRank(FusionTree.parse("(A:1,B:1):1"), apart(), 1, 0.01);
        assertTrue(p.warnings().stream().anyMatch(w -> w.startsWith("rank 1")));
        assertTrue(p.warnings().stream().anyMatch(w -> w.startsWith("B is not half learned")));
        assertTrue(p.trajectory().halfTimes().get(1).isEmpty());
        assertEquals(
                List.of(),
                Predictions.ofRank(FusionTree.parse("(A:1,B:1):1"), apart(), 2, 0.01)
                        .warnings());
    }

    @Test
    void aModalityWithoutAMapIsSaidToHaveNoHalfTime() {
        Moments onlyA = new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 0}, {0, 1}}),
                List.of(Vector.of(3, 0), Vector.of(1, 0)),
                10);
        Prediction p = Predictions.ofRank(FusionTree.parse("(A:2,B:2):0"), onlyA, 2, 0.01);
        assertEquals(List.of("B ends with norm 0, so it has no half time"), p.warnings());
    }

    @Test
    void ranksBeyondTheirRangeAreRefused() {
        FusionTree tree = FusionTree.parse("(A:1,B:1):1");
        assertThrows(InvalidInput.class, () -> Predictions.ofRank(tree, apart(), 0, 0.1));
        assertThrows(InvalidInput.class, () -> Predictions.ofRank(tree, apart(), 101, 0.1));
    }
}
