package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Populations: their moments, the error on new data, and samples that are drawn from them. */
class PopulationTest {
    private static final Modalities MODALITIES = new Modalities(List.of("A", "B"), List.of(2, 1));
    private static final Symmetric SIGMA =
            new Symmetric(new double[][] {{4, 0.5, 0.3}, {0.5, 1, -0.2}, {0.3, -0.2, 0.25}});
    private static final Population POPULATION = new Population(MODALITIES, SIGMA, Vector.of(1, -2, 3), 0.5);

    @Test
    @Tag("closed-form")
    void errorOnNewDataIsTheLossOfThePopulationsMoments() {
        Moments moments = POPULATION.moments();
        for (Vector map : List.of(Vector.of(0, 0, 0), Vector.of(1, -2, 3), Vector.of(0.3, 4, -2))) {
            double loss = moments.loss(map);
            assertEquals(loss, POPULATION.generalizationError(map), 1e-14 * moments.outputVariance());
        }
        assertEquals(0.125, POPULATION.generalizationError(POPULATION.teacher()));
        assertEquals(0.125, POPULATION.irreducibleError());
        assertEquals(0.5 * moments.outputVariance(), POPULATION.generalizationError(Vector.of(0, 0, 0)), 1e-14);
    }

    /** A mean of P numbers of standard deviation s misses by 5 s/sqrt(P) once in two million. */
    @Test
    void momentsOfManySamplesTendToThePopulations() {
        int count = 200_000;
        Moments drawn = POPULATION.draw(count, 11).moments();
        Moments exact = POPULATION.moments();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double s = Math.sqrt(SIGMA.at(i, i) * SIGMA.at(j, j) + SIGMA.at(i, j) * SIGMA.at(i, j));
                assertEquals(SIGMA.at(i, j), drawn.inputCovariance().at(i, j), 5 * s / Math.sqrt(count));
            }
            double c = exact.correlation().at(i);
            double s = Math.sqrt(SIGMA.at(i, i) * exact.outputVariance() + c * c);
            assertEquals(c, drawn.correlation().at(i), 5 * s / Math.sqrt(count));
        }
        double v = exact.outputVariance();
        assertEquals(v, drawn.outputVariance(), 5 * Math.sqrt(2.0 / count) * v);
    }

    /** Third and fourth moments of the normal distribution, 0 and 3, whose estimators vary by 15/P and 96/P. */
    @Test
    void noiseAndInputsAreGaussian() {
        int count = 100_000;
        Population plain = new Population(
                new Modalities(List.of("A"), List.of(1)), new Symmetric(new double[][] {{1}}), Vector.of(0), 1);
        Samples samples = plain.draw(count, 5);
        double[] third = new double[2];
        double[] fourth = new double[2];
        for (int s = 0; s < count; s++) {
            double x = samples.input(s, 0);
            double y = samples.output(s);
            third[0] += x * x * x / count;
            third[1] += y * y * y / count;
            fourth[0] += x * x * x * x / count;
            fourth[1] += y * y * y * y / count;
        }
        for (int k = 0; k < 2; k++) {
            assertEquals(0, third[k], 5 * Math.sqrt(15.0 / count));
            assertEquals(3, fourth[k], 5 * Math.sqrt(96.0 / count));
        }
        assertEquals(0, samples.moments().correlation().at(0), 5 / Math.sqrt(count));
    }

    /** Seeds 1, 2, 3, ...: their first numbers are as unrelated as all others. */
    @Test
    void neighbouringSeedsAreUnrelated() {
        int seeds = 2000;
        double mean = 0;
        double product = 0;
        double before = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            double first = new Gaussians(seed, 1).next();
            mean += first / seeds;
            product += first * before / seeds;
            before = first;
        }
        assertEquals(0, mean, 5 / Math.sqrt(seeds));
        assertEquals(0, product, 5 / Math.sqrt(seeds));
        assertNotEquals(new Gaussians(1, 1).next(), new Gaussians(1, 2).next());
    }

    @Test
    void moreSamplesOfASeedBeginWithTheFewerOnes() {
        Samples few = POPULATION.draw(3, 7);
        Samples more = POPULATION.draw(10, 7);
        for (int s = 0; s < 3; s++) {
            assertEquals(few.output(s), more.output(s));
            assertEquals(few.input(s, 2), more.input(s, 2));
        }
        assertNotEquals(few.output(0), POPULATION.draw(3, 8).output(0));
    }

    /** Input B is -A: the covariance is singular and every sample must show it. */
    @Test
    void perfectCorrelationHoldsInEverySample() {
        Population singular = new Population(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{4, -2}, {-2, 1}}),
                Vector.of(1, 1),
                0);
        Samples samples = singular.draw(50, 3);
        for (int s = 0; s < 50; s++) {
            assertEquals(0, samples.input(s, 0) + 2 * samples.input(s, 1), 1e-7);
        }
    }

    @Test
    void aTreeBringsItsOwnOrder() {
        Population swapped = POPULATION.inOrderOf(FusionTree.parse("(B:2,A:2):0"));
        assertEquals(Vector.of(3, 1, -2), swapped.teacher());
        assertEquals(
                POPULATION.generalizationError(Vector.of(1, 2, 4)),
                swapped.generalizationError(Vector.of(4, 1, 2)),
                1e-14);
        assertThrows(InvalidInput.class, () -> POPULATION.inOrderOf(FusionTree.parse("(A:2,C:2):0")));
    }

    private static void refused(String word, Symmetric sigma, Vector teacher, double noise) {
        InvalidInput wrong = assertThrows(InvalidInput.class, () -> new Population(MODALITIES, sigma, teacher, noise));
        assertTrue(String.valueOf(wrong.getMessage()).contains(word), wrong.getMessage());
    }

    @Test
    void whatIsNoPopulationIsRefused() {
        Vector teacher = Vector.of(1, 2, 3);
        refused("teacher", SIGMA, Vector.of(1, 2), 0.5);
        refused("noise", SIGMA, teacher, -0.5);
        refused("noise", SIGMA, teacher, Double.NaN);
        refused("noise", SIGMA, teacher, Double.POSITIVE_INFINITY);
        refused("3 x 3", new Symmetric(new double[][] {{1}}), teacher, 0);
        refused("positive semidefinite", new Symmetric(new double[][] {{1, 2, 0}, {2, 1, 0}, {0, 0, 1}}), teacher, 0);
        refused("finite", SIGMA, Vector.of(1, Double.NaN, 0), 0);
        assertThrows(InvalidInput.class, () -> POPULATION.draw(0, 1));
    }
}
