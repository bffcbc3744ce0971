package org.fusionflow.report.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressQuantilesTest {
    private static final double PLATEAU = 0.4;

    /** A loss with a plateau, which falls at a time and at four times this time; the norm is what the loss has lost. */
    private static SeedCourse staircase(double at) {
        int count = 4001;
        double[] times = new double[count];
        double[] losses = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = 0.02 * i;
            losses[i] = 1
                    - (1 - PLATEAU) / (1 + Math.exp(-30 * (times[i] / at - 1)))
                    - PLATEAU / (1 + Math.exp(-30 * (times[i] / at - 4)));
        }
        return new SeedCourse("", times, losses);
    }

    private static SeedCourse norm(SeedCourse loss) {
        double[] norms = new double[loss.values().length];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = 1 - loss.values()[i];
        }
        return new SeedCourse("", loss.times(), norms);
    }

    private static double timeAt(SeedCourse course, double level) {
        int i = 0;
        while (course.values()[i] > level) {
            i++;
        }
        return course.times()[i];
    }

    @Test
    void aQuantileOfStaircasesIsAStaircase() {
        List<SeedCourse> losses = new ArrayList<>();
        for (int seed = 0; seed <= 20; seed++) {
            losses.add(staircase(5 + 0.5 * seed));
        }
        ProgressQuantiles quantiles = new ProgressQuantiles(losses, losses);
        assertEquals(10, timeAt(quantiles.at("", 0.5), 0.7), 0.2);
        assertEquals(6, timeAt(quantiles.at("", 0.1), 0.7), 0.2);
        assertEquals(14, timeAt(quantiles.at("", 0.9), 0.7), 0.2);
        SeedCourse median = quantiles.at("", 0.5);
        int onPlateau = 0;
        for (int i = 0; i < median.times().length; i++) {
            double time = median.times()[i];
            // The mean over these seeds at equal time is nowhere flat here.
            if (time > 14 && time < 32) {
                assertEquals(PLATEAU, median.values()[i], 0.02, "time " + time);
                onPlateau++;
            }
        }
        assertTrue(onPlateau > 0);
    }

    @Test
    void aNormStandsAtTheProgressOfItsLossAndIsNeverBelowZero() {
        List<SeedCourse> losses = List.of(staircase(5), staircase(7), staircase(10));
        List<SeedCourse> norms =
                losses.stream().map(ProgressQuantilesTest::norm).toList();
        SeedCourse ofLoss = new ProgressQuantiles(losses, losses).at("", 0.5);
        SeedCourse ofNorm = new ProgressQuantiles(losses, norms).at("", 0.5);
        for (int i = 0; i < ofLoss.times().length; i++) {
            assertEquals(ofLoss.times()[i], ofNorm.times()[i]);
            assertEquals(1 - ofLoss.values()[i], ofNorm.values()[i], 1e-12);
            assertTrue(ofNorm.values()[i] >= 0);
            assertTrue(i == 0 || ofNorm.times()[i] >= ofNorm.times()[i - 1]);
        }
    }

    @Test
    void seedsThatDoNotGoOnCountAsLate() {
        SeedCourse stuck = new SeedCourse("", new double[] {0, 1, 100}, new double[] {1, 0.9, 0.9});
        List<SeedCourse> losses = List.of(staircase(5), staircase(6), stuck);
        ProgressQuantiles quantiles = new ProgressQuantiles(losses, losses);
        SeedCourse late = quantiles.at("", 0.9);
        assertEquals(0.9, late.values()[late.values().length - 1], 0.01);
        SeedCourse early = quantiles.at("", 0);
        assertEquals(0, early.values()[early.values().length - 1], 0.01);
    }
}
