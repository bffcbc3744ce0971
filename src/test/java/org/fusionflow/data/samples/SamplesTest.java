package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.RandomMoments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Empirical moments and what they leave of the samples. */
class SamplesTest {
    private static final Modalities TWO = new Modalities(List.of("A", "B"), List.of(2, 1));

    private static Samples of(RandomMoments random) {
        return Samples.of(
                RandomMoments.MODALITIES,
                Arrays.stream(random.inputs).map(Vector::of).toList(),
                Vector.of(random.outputs));
    }

    @Test
    void momentsAreMeansOfProductsWithoutSubtractionOfMeans() {
        Samples samples = Samples.of(TWO, List.of(Vector.of(1, 2, 3), Vector.of(3, 0, 1)), Vector.of(2, 4));
        Moments moments = samples.moments();
        assertEquals(new Symmetric(new double[][] {{5, 1, 3}, {1, 2, 3}, {3, 3, 5}}), moments.inputCovariance());
        assertEquals(Vector.of(7, 2, 5), moments.correlation());
        assertEquals(10, moments.outputVariance());
        assertEquals(TWO, moments.modalities());
    }

    /** [OP-1]: two ways to the same number; above, at and below the number of inputs, which is 6. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 40})
    @Tag("closed-form")
    void lossOfTheMomentsIsTheLossOfTheSamples(int count) {
        for (long seed = 1; seed <= 10; seed++) {
            Samples samples = of(new RandomMoments(seed, count));
            Moments moments = samples.moments();
            Vector map = RandomMoments.map(seed);
            double loss = samples.loss(map);
            assertEquals(loss, moments.loss(map), 1e-13 * (loss + moments.outputVariance()), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    @Tag("closed-form")
    void leastSquaresFitsAsManySamplesAsThereAreInputsAndNoMore(int count) {
        for (long seed = 1; seed <= 10; seed++) {
            Samples few = of(new RandomMoments(seed, count));
            Vector fit = LeastSquares.on(few.moments(), Set.of(0, 1, 2)).map();
            // The error of the map is rounding times the condition, the loss its square.
            assertEquals(0, few.loss(fit), 1e-16 * few.moments().outputVariance(), "seed " + seed);
            Samples more = of(new RandomMoments(seed, 7));
            Vector best = LeastSquares.on(more.moments(), Set.of(0, 1, 2)).map();
            assertTrue(more.loss(best) > 1e-8, "seed " + seed);
        }
    }

    @Test
    void aCorrelationOfRoundingIsNone() {
        // 0.1 * 0.3 - 0.3 * 0.1 in an order that leaves a rounding error behind.
        List<Vector> inputs = List.of(Vector.of(0.1, 1, 1), Vector.of(0.2, 1, -1), Vector.of(-0.3, 1, 0));
        Moments moments = Samples.of(TWO, inputs, Vector.of(1, 1, 1)).moments();
        assertTrue(0.1 + 0.2 - 0.3 != 0, "the sum itself is not 0 in double precision");
        assertEquals(0, moments.correlation().at(0));
        assertEquals(1, moments.correlation().at(1));
    }

    @Test
    void severalOutputsShareTheirInputs() {
        Samples samples = Samples.of(
                TWO, List.of(Vector.of(1, 2, 3), Vector.of(3, 0, 1)), List.of(Vector.of(2, 1), Vector.of(4, -1)));
        assertEquals(2, samples.outputs());
        assertEquals(2, samples.count());
        assertEquals(-1, samples.output(1, 1));
        assertArrayEquals(new double[] {1, 3, 2, 0, 3, 1}, samples.inputsByFeature());
        assertArrayEquals(new double[] {2, 4, 1, -1}, samples.outputsByFeature());
        Moments moments = samples.moments();
        assertEquals(List.of(Vector.of(7, 2, 5), Vector.of(-1, 1, 1)), moments.rows());
        assertEquals(11, moments.outputVariance());
        // Errors 2-1-4, 4-3 and 1-6, -1-2 of the maps (1, 2, 0) and (0, 0, 2).
        assertEquals(0.25 * (9 + 1 + 25 + 9), samples.loss(List.of(Vector.of(1, 2, 0), Vector.of(0, 0, 2))), 1e-14);
        assertThrows(IllegalStateException.class, () -> samples.output(0));
        assertThrows(InvalidInput.class, moments::requireOneOutput);
    }

    @Test
    void oneOutputHasTheSameMomentsAsAmongSeveral() {
        for (long seed = 1; seed <= 5; seed++) {
            RandomMoments random = new RandomMoments(seed, 30);
            Samples one = of(random);
            Samples three = Samples.of(RandomMoments.MODALITIES, 30, 3, (p, x, y) -> {
                System.arraycopy(random.inputs[p], 0, x, 0, x.length);
                y[0] = p;
                y[1] = random.outputs[p];
                y[2] = -1;
            });
            assertEquals(one.moments().correlation(), three.moments().rows().get(1));
            assertEquals(one.moments().inputCovariance(), three.moments().inputCovariance());
        }
    }

    /** More samples and features than one block of the transposition. */
    @Test
    void featuresAreTransposedWhateverTheNumbers() {
        for (int count : new int[] {1, 255, 256, 257, 700}) {
            Samples samples = Samples.of(TWO, count, 1, (p, x, y) -> {
                x[0] = p;
                x[1] = 1000 + p;
                x[2] = 2000 + p;
                y[0] = -p;
            });
            double[] features = samples.inputsByFeature();
            for (int i = 0; i < 3; i++) {
                for (int p = 0; p < count; p++) {
                    assertEquals(1000 * i + p, features[i * count + p]);
                }
            }
        }
    }

    @Test
    void aTreeBringsItsOwnOrder() {
        Samples samples = Samples.of(TWO, List.of(Vector.of(1, 2, 3)), Vector.of(4));
        Samples swapped = samples.inOrderOf(FusionTree.parse("(B:1,A:1):1"));
        assertEquals(new Modalities(List.of("B", "A"), List.of(1, 2)), swapped.modalities());
        assertArrayEquals(new double[] {3, 1, 2}, swapped.inputsByFeature());
        assertEquals(4, swapped.output(0));
        assertThrows(InvalidInput.class, () -> samples.inOrderOf(FusionTree.parse("(A:1,C:1):1")));
    }

    @Test
    void numbersAreCopiedInAndKept() {
        List<Vector> inputs = new ArrayList<>(List.of(Vector.of(1, 2, 3)));
        Samples samples = Samples.of(TWO, inputs, Vector.of(4));
        inputs.clear();
        assertEquals(1, samples.count());
        assertEquals(3, samples.input(0, 2));
        assertEquals(4, samples.output(0));
    }

    private static void refused(String word, List<Vector> inputs, Vector outputs) {
        InvalidInput wrong = assertThrows(
                InvalidInput.class, () -> Samples.of(TWO, inputs, outputs).moments());
        assertTrue(String.valueOf(wrong.getMessage()).contains(word), wrong.getMessage());
    }

    @Test
    void whatAreNoSamplesIsRefused() {
        Vector good = Vector.of(1, 2, 3);
        refused("at least one", List.of(), Vector.of());
        refused("one output for each", List.of(good), Vector.of(1, 2));
        refused("row 2: expected 3", List.of(good, Vector.of(1, 2)), Vector.of(1, 2));
        refused("row 1, NaN", List.of(Vector.of(1, Double.NaN, 3)), Vector.of(1));
        refused("row 1, Infinity", List.of(good), Vector.of(Double.POSITIVE_INFINITY));
        refused("other than 0", List.of(Vector.of(0, 0, 0)), Vector.of(1));
        refused("1.8e308", List.of(Vector.of(1e200, 0, 0)), Vector.of(1));
        refused("outputs: expected numbers whose squares", List.of(good), Vector.of(1e200));
        assertThrows(InvalidInput.class, () -> Samples.of(TWO, List.of(good), List.of(Vector.of())));
        InvalidInput ragged = assertThrows(
                InvalidInput.class, () -> Samples.of(TWO, List.of(good, good), List.of(Vector.of(1, 2), Vector.of(1))));
        assertTrue(String.valueOf(ragged.getMessage()).contains("row 2: expected 2 outputs"), ragged.getMessage());
        InvalidInput tooMany =
                assertThrows(InvalidInput.class, () -> Samples.requireRoom(TWO, 1, Samples.MOST_NUMBERS / 4 + 1));
        assertTrue(String.valueOf(tooMany.getMessage()).contains("at most"), tooMany.getMessage());
        // What the heap has room for depends on the machine.
        Samples.requireRoom(TWO, 1, 100_000);
    }
}
