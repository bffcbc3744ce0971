package org.fusionflow.reduced.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error on new data along the flow and the best time to stop. */
class GeneralizationRunTest {
    private static GeneralizationCurve run(String tree, String random, double u0, double... times) {
        RandomSamples data = RandomSamples.parse(random);
        return GeneralizationRun.of(
                Problem.of(FusionTree.parse(tree), data.draw().moments(), u0), data.population(), times);
    }

    /** Few noisy samples, several seeds and trees: the optimum must lie below a fine grid of times, and at its lowest place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:2,B:2):0; 1",
                "(A:2,B:2):0; 2",
                "(A:1,B:1):1; 3",
                "(A:3,B:3):1; 4",
                "(A:1,B:2):1; 5",
                "((A:2,C:1):1,B:2):0; 6"
            })
    void theOptimumIsTheLeastErrorOfTheWholeTrajectory(String tree, long seed) {
        String data = (tree.contains("C") ? "C=2," : "") + "A=4,B=3,std.A=2,noise=0.8,samples=9,seed=" + seed;
        GeneralizationCurve coarse = run(tree, data, 0.2);
        assertTrue(coarse.settled());
        int points = 2000;
        double[] grid = new double[points + 1];
        // Dense at the beginning, where all happens; training itself ends much later.
        for (int i = 0; i <= points; i++) {
            grid[i] = coarse.end().time() * Math.pow((double) i / points, 3);
        }
        GeneralizationCurve curve = run(tree, data, 0.2, grid);
        double best = curve.best().generalizationError();
        int lowest = 0;
        for (int i = 0; i <= points; i++) {
            double error = curve.points().get(i).generalizationError();
            // Points inside a step are good to 1e-9 or so.
            assertTrue(error >= best - 1e-9, "error " + error + " at " + grid[i] + " below the optimum " + best);
            if (error < curve.points().get(lowest).generalizationError()) {
                lowest = i;
            }
        }
        double time = curve.bestTime().time();
        assertTrue(time >= grid[Math.max(0, lowest - 1)] && time <= grid[Math.min(points, lowest + 1)], "time " + time);
    }

    /** A scalar modality fitted too large: the map grows through the teacher's, where the error is the noise's alone. */
    @Test
    @Tag("closed-form")
    void theOptimumOfAMapThatOvershootsIsWhereItPassesTheTeacher() {
        Modalities one = new Modalities(java.util.List.of("A"), java.util.List.of(1));
        Symmetric unit = new Symmetric(new double[][] {{1}});
        Population population = new Population(one, unit, Vector.of(1), 0.4);
        double u0 = 0.1;
        Moments training = new Moments(one, unit, Vector.of(2), 4);
        GeneralizationCurve curve =
                GeneralizationRun.of(Problem.of(FusionTree.parse("(A:2):0"), training, u0), population, new double[0]);
        // w' = 2 w (2 - w) from w0 = u0^2 reaches 1 at ln(2/w0 - 1)/4.
        double time = Math.log(2 / (u0 * u0) - 1) / 4;
        assertEquals(time, curve.bestTime().time(), 1e-9);
        assertTrue(curve.bestTime().latest() - curve.bestTime().earliest() < 1e-12);
        assertEquals(0.08, curve.best().generalizationError(), 1e-12);
        // (2 - 1)^2/2 above the noise's at the end.
        assertEquals(0.58, curve.end().generalizationError(), 1e-8);
        assertTrue(curve.overfits() && curve.hasInteriorOptimum());
    }

    @Test
    void manyNoiselessSamplesAreBestLearnedToTheEnd() {
        GeneralizationCurve curve = run("(A:2,B:2):0", "A=3,B=2,std.A=2,samples=60", 0.1);
        assertTrue(curve.settled());
        assertFalse(curve.overfits());
        assertFalse(curve.hasInteriorOptimum());
        assertEquals(curve.end(), curve.best());
        assertEquals(curve.end().time(), curve.bestTime().time());
        assertEquals(0, curve.end().generalizationError(), 1e-15);
    }

    /** The output of one sample is noise alone: whatever is learned from it is wrong. */
    @Test
    void noiseAloneIsBestNotLearnedAtAll() {
        GeneralizationCurve curve = run("(A:2,B:2):0", "A=3,B=2,norm.A=0,norm.B=0,noise=1,samples=3", 0.1);
        assertEquals(0, curve.bestTime().time());
        assertEquals(curve.start(), curve.best());
        assertTrue(curve.overfits());
        assertFalse(curve.hasInteriorOptimum());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.1, 0.01})
    @Tag("closed-form")
    void theErrorStartsNearHalfTheOutputVariance(double u0) {
        RandomSamples data = RandomSamples.parse("A=3,B=2,std.A=2,noise=0.5,samples=20");
        GeneralizationCurve curve = run("(A:3,B:3):1", "A=3,B=2,std.A=2,noise=0.5,samples=20", u0, 0);
        double half = 0.5 * data.population().moments().outputVariance();
        // The start's map has norm 2 u0^4, and the error changes by that times the correlations.
        assertEquals(half, curve.start().generalizationError(), 20 * Math.pow(u0, 4));
        assertEquals(curve.start(), curve.points().get(0));
    }

    @Test
    void errorsAtGivenTimesGoOnBeyondTheEndOfTraining() {
        GeneralizationCurve curve = run("(A:2,B:2):0", "A=3,B=2,std.A=2,noise=0.5,samples=40", 0.1, 0, 1, 1e6);
        assertEquals(3, curve.points().size());
        assertEquals(1e6, curve.points().get(2).time());
        assertEquals(curve.end().generalizationError(), curve.points().get(2).generalizationError(), 1e-9);
        assertTrue(curve.points().get(1).trainLoss() < curve.points().get(0).trainLoss());
    }

    @Test
    void wrongRequestsAreRefused() {
        RandomSamples data = RandomSamples.parse("A=3,B=2,samples=20");
        Moments moments = data.draw().moments();
        Population other = RandomSamples.parse("A=2,B=3,samples=20").population();
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        double[] none = {};
        assertThrows(InvalidInput.class, () -> GeneralizationRun.of(Problem.of(tree, moments, 0.1), other, none));
        assertThrows(
                InvalidInput.class, () -> GeneralizationRun.of(Problem.of(tree, moments, 0), data.population(), none));
        assertThrows(
                InvalidInput.class,
                () -> GeneralizationRun.of(
                        Problem.of(FusionTree.parse("(A:2,C:2):0"), moments, 0.1), data.population(), none));
    }

    /** Fewer samples than inputs: rounding moves the map along directions that no sample has, by 1e-16 in a time of 1. */
    @ParameterizedTest
    @ValueSource(doubles = {1e12, 1e18, 1e300})
    void theErrorStaysWhereTrainingEnds(double late) {
        String data = "A=3,B=3,std.A=2,noise=0.8,samples=4,seed=11";
        GeneralizationCurve curve = run("(A:2,B:2):0", data, 0.2, 0, late);
        GeneralizationCurve alone = run("(A:2,B:2):0", data, 0.2);
        assertEquals(alone.end(), curve.end());
        assertEquals(alone.end().generalizationError(), curve.points().get(1).generalizationError(), 1e-12);
    }

    /** While one modality waits 1e18, what is learned does not drift. */
    @Test
    void directionsWithoutSamplesStayWhereTheyAre() {
        String data = "A=3,B=4,std.A=10,noise=0,samples=6,seed=11";
        GeneralizationCurve curve = run("(A:2,B:5):0", data, 1e-4, 1e3, 1e8, 1e11);
        assertEquals(
                curve.points().get(0).generalizationError(),
                curve.points().get(1).generalizationError(),
                1e-9);
        assertEquals(
                curve.points().get(1).generalizationError(),
                curve.points().get(2).generalizationError(),
                1e-9);
    }
}
