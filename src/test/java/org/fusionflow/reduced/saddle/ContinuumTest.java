package org.fusionflow.reduced.saddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictions;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modalities that share inputs have fixed points that are not isolated. */
class ContinuumTest {
    private static final double U0 = 1e-3;

    /** Gaussian inputs; each modality reads some of them, and the output is their weighted sum. */
    private static Moments shared(int[][] reads, double... weights) {
        Random random = new Random(5);
        List<String> names = List.of("A", "B", "C").subList(0, reads.length);
        Modalities modalities = new Modalities(
                names, Arrays.stream(reads).map(columns -> columns.length).toList());
        return Samples.of(modalities, 300, 1, (sample, x, y) -> {
                    double[] source = random.doubles(weights.length, -1.7, 1.7).toArray();
                    y[0] = 0;
                    for (int k = 0; k < weights.length; k++) {
                        y[0] += weights[k] * source[k];
                    }
                    int at = 0;
                    for (int[] columns : reads) {
                        for (int column : columns) {
                            x[at++] = source[column];
                        }
                    }
                })
                .moments();
    }

    private static Saddle last(Moments moments, String tree) {
        return MatchedPhases.of(SaddleGraph.of(FusionTree.parse(tree), moments), U0)
                .target(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):0", "(A:3,B:3):0", "(A:2,B:2):2", "(A:4,B:4):1"})
    void twoModalitiesWithOneInputMeetInTheMiddle(String tree) {
        Moments moments = ToyData.parse("ratio=1,rho=1").moments();
        Saddle both = last(moments, tree);
        assertEquals("{A,B}", both.learned().toString());
        assertEquals(1, both.continuum().orElseThrow().dimension());
        assertEquals(1, both.map().at(0), 1e-9);
        assertEquals(1, both.map().at(1), 1e-9);
        List<ContinuumEquation> equations = ContinuumEquation.of(moments, both.learned());
        assertEquals(1, equations.size());
        assertEquals(Vector.of(1, 1), equations.get(0).coefficients());
        assertEquals(2, equations.get(0).value(), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"'(A:2,B:2):0'", "'(A:3,B:3):1'", "'(A:1,B:1):1'", "'(A:1,B:1):0'"})
    void bothHalfTimesExist(String tree) {
        Prediction p = Predictions.of(
                FusionTree.parse(tree), ToyData.parse("ratio=1,rho=1").moments(), U0);
        double first = p.halfTime(0).orElseThrow();
        assertEquals(first, p.halfTime(1).orElseThrow(), 1e-9 * first);
        assertEquals(1, p.reference().targets().get(0).norm(), 1e-3);
        assertTrue(p.warnings().stream().noneMatch(warning -> warning.contains("permanent")));
    }

    @Test
    void oppositeInputsMeetInTheMiddleToo() {
        Saddle both = last(ToyData.parse("ratio=1,rho=-1,wB=-3").moments(), "(A:2,B:2):0");
        assertEquals(
                Vector.of(1, -1),
                ContinuumEquation.of(ToyData.parse("ratio=1,rho=-1,wB=-3").moments(), both.learned())
                        .get(0)
                        .coefficients());
        assertEquals(2, both.map().at(0), 1e-9);
        assertEquals(-2, both.map().at(1), 1e-9);
    }

    @Test
    void threeModalitiesWithOneInputShareItEqually() {
        Moments moments = shared(new int[][] {{0}, {0}, {0}}, 3);
        Saddle all = last(moments, "(A:2,B:2,C:2):0");
        assertEquals("{A,B,C}", all.learned().toString());
        assertEquals(2, all.continuum().orElseThrow().dimension());
        for (int m = 0; m < 3; m++) {
            assertEquals(1, all.map().at(m), 1e-6);
        }
    }

    /** A = (x1, x2) is learned first; B = (x2, x3) then has only x3 to learn, so the path leaves x2 with A. */
    @Test
    void whatWasLearnedFirstStaysWhereItWasLearned() {
        Moments moments = shared(new int[][] {{0, 1}, {1, 2}}, 2, 1.5, 0.8);
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        MatchedPhases path = MatchedPhases.of(SaddleGraph.of(tree, moments), 1e-9);
        Saddle both = path.target(1);
        assertEquals(1, both.continuum().orElseThrow().dimension());
        assertEquals(2, both.map().at(0), 1e-9);
        assertEquals(1.5, both.map().at(1) + both.map().at(2), 1e-9);
        assertEquals(0, both.map().at(2), 0.01);
        assertEquals(0.8, both.map().at(3), 1e-9);
        // The map of least norm would halve x2.
        assertEquals(0.75, both.point().map().at(2), 1e-9);
    }

    @Test
    void theFlowEndsWhereThePathSays() {
        Moments moments = shared(new int[][] {{0, 1}, {1, 2}}, 2, 1.5, 0.8);
        Prediction p = Predictions.of(FusionTree.parse("(A:2,B:3):1"), moments, U0, 1e6);
        Vector end = p.trajectory().points().get(0).map();
        Saddle both = p.path().orElseThrow().target(1);
        for (int i = 0; i < 4; i++) {
            // The path starts each phase at the fixed point; corrections are of the order of the lengths that remain.
            assertEquals(end.at(i), both.map().at(i), 0.05, end + " " + both.map());
        }
    }

    /** As many equations as the rank, as many directions as free unknowns, on every point of the continuum. */
    @Test
    void directionsAndEquationsDescribeTheSameSet() {
        Moments moments = shared(new int[][] {{0, 1, 2}, {1, 2, 3}, {0, 3}}, 1, 2, 3, 4);
        SaddleGraph graph = SaddleGraph.of(FusionTree.parse("(A:2,B:2,C:2):0"), moments);
        Saddle all = graph.end();
        Continuum continuum = all.continuum().orElseThrow();
        assertEquals(4, continuum.dimension());
        List<ContinuumEquation> equations = ContinuumEquation.of(moments, all.learned());
        assertEquals(4, equations.size());
        for (ContinuumEquation equation : equations) {
            assertEquals(equation.value(), equation.coefficients().dot(all.map()), 1e-9);
            for (Vector direction : continuum.directions()) {
                assertEquals(0, equation.coefficients().dot(direction), 1e-9);
            }
        }
        for (Vector direction : continuum.directions()) {
            assertEquals(all.loss(), moments.loss(all.map().plus(direction.times(3))), 1e-9);
        }
    }

    @Test
    void independentInputsAreIsolated() {
        assertTrue(last(ToyData.parse("ratio=2,rho=0.9").moments(), "(A:2,B:2):0")
                .continuum()
                .isEmpty());
        // Within one modality an aligned start never leaves the span of its inputs.
        Moments inside = shared(new int[][] {{0, 0}, {1}}, 1, 1);
        assertTrue(SaddleGraph.of(FusionTree.parse("(A:2,B:2):0"), inside)
                .end()
                .continuum()
                .isEmpty());
    }
}
