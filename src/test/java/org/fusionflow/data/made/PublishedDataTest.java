package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The random data sets of the published program: Psi doubled for A, uniform teachers, constant entries. */
class PublishedDataTest {
    /**
     * With scale matrix Psi and n degrees of freedom, times n - D - 1, the entries have the mean Psi and variances
     * 2 psi_i^2/(n - D - 3) on the diagonal, psi_i psi_j (n - D - 1)/((n - D)(n - D - 3)) beside it.
     */
    @Test
    @Tag("closed-form")
    void theCovarianceOfDrawsHasTheMeanPsiAndTheVariancesOfTheDistribution() {
        int seeds = 20_000;
        int d = 3;
        int n = 20;
        double[] psi = {2, 2, 0.5};
        double[][] mean = new double[d][d];
        double[][] square = new double[d][d];
        double[][] fourth = new double[d][d];
        for (int seed = 1; seed <= seeds; seed++) {
            Symmetric drawn = RandomSamples.parse("A=2,B=1,covariance=wishart,dof=20,psi.A=2,psi.B=0.5,seed=" + seed)
                    .population()
                    .inputCovariance();
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double off = drawn.at(i, j) - (i == j ? psi[i] : 0);
                    mean[i][j] += off / seeds;
                    square[i][j] += off * off / seeds;
                    fourth[i][j] += off * off * off * off / seeds;
                }
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double unit = i == j ? 2.0 / (n - d - 3) : (n - d - 1.0) / ((n - d) * (n - d - 3.0));
                double variance = psi[i] * psi[j] * unit;
                assertEquals(0, mean[i][j], 5 * Math.sqrt(variance / seeds));
                double error = Math.sqrt((fourth[i][j] - square[i][j] * square[i][j]) / seeds);
                assertEquals(variance, square[i][j], 5 * error);
            }
        }
    }

    @Test
    @Tag("closed-form")
    void psiStretchesTheDrawWithoutItAndLeavesCorrelationsAsTheyAre() {
        String text = "A=3,B=2,covariance=wishart,seed=5";
        Symmetric drawn = RandomSamples.parse(text).population().inputCovariance();
        Symmetric doubled = RandomSamples.parse(text + ",psi.A=2").population().inputCovariance();
        assertEquals(2 * drawn.at(0, 1), doubled.at(0, 1), 1e-14 * Math.abs(drawn.at(0, 1)));
        assertEquals(Math.sqrt(2) * drawn.at(2, 3), doubled.at(2, 3), 1e-14 * Math.abs(drawn.at(2, 3)));
        assertEquals(drawn.at(3, 4), doubled.at(3, 4));
    }

    /** Mean 0 and variance 1/3; the extremes of n entries are 2/(n + 1) from the ends in the mean. */
    @Test
    @Tag("closed-form")
    void aUniformTeacherFillsTheRangeAndHasItsVariance() {
        int size = 20;
        int seeds = 5000;
        double[] entries = IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> RandomSamples.parse("A=20,teacher=uniform,samples=1,seed=" + seed))
                .flatMapToDouble(
                        random -> DoubleStream.of(random.population().teacher().toArray()))
                .toArray();
        int n = size * seeds;
        assertEquals(n, entries.length);
        double mean = DoubleStream.of(entries).average().orElseThrow();
        double variance = DoubleStream.of(entries).map(x -> x * x).average().orElseThrow();
        assertEquals(0, mean, 5 * Math.sqrt(1.0 / 3 / n));
        // The fourth moment is 1/5.
        assertEquals(1.0 / 3, variance, 5 * Math.sqrt((0.2 - 1.0 / 9) / n));
        double largest = DoubleStream.of(entries).max().orElseThrow();
        double least = DoubleStream.of(entries).min().orElseThrow();
        assertTrue(largest < 1 && largest > 1 - 20.0 / n, "largest " + largest);
        assertTrue(least >= -1 && least < -1 + 20.0 / n, "least " + least);
    }

    @Test
    void aUniformTeacherIsScaledOnlyWhereANormIsGiven() {
        String text = "A=4,B=3,teacher=uniform,outputs=2";
        Vector drawn = RandomSamples.parse(text).population().teachers().get(1);
        Vector scaled =
                RandomSamples.parse(text + ",norm.B=2").population().teachers().get(1);
        assertEquals(drawn.slice(0, 4), scaled.slice(0, 4));
        assertEquals(2, scaled.slice(4, 7).norm(), 1e-15);
        assertArrayEquals(
                drawn.slice(4, 7).times(2 / drawn.slice(4, 7).norm()).toArray(),
                scaled.slice(4, 7).toArray(),
                1e-15);
        assertNotEquals(
                drawn,
                RandomSamples.parse(text + ",seed=2").population().teachers().get(1));
        assertEquals(
                RandomSamples.parse("A=4,B=3,teacher=uniform").population().teacher(),
                RandomSamples.parse(text).population().teachers().get(0));
    }

    /** Variances 3 and 1, every entry of the teacher 0.1, noise of standard deviation 0.5. */
    @Test
    @Tag("published")
    void theOverparameterizedDataHaveVariancesThreeAndOneAndEntriesOfATenth() {
        var population = RandomSamples.parse("A=50,B=50,std.A=1.7320508075688772,teacher=0.1,noise=0.5,samples=70")
                .population();
        for (int i = 0; i < 100; i++) {
            assertEquals(i < 50 ? 3 : 1, population.inputCovariance().at(i, i), 1e-15);
            assertEquals(0.1, population.teacher().at(i));
        }
        assertEquals(0.01 * (50 * 3 + 50) + 0.25, population.moments().outputVariance(), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=5,psi.A=2",
                "A=5,covariance=blocks,psi.A=2",
                "A=5,covariance=wishart,psi.B=2",
                "A=5,covariance=wishart,psi.A=0",
                "A=5,covariance=wishart,psi.A=-1",
                "A=5,covariance=wishart,psi.A=x",
                "A=5,covariance=wishart,psi.A=1e17",
                "A=5,covariance=wishart,psi.A=2,std.A=1",
                "A=5,teacher=uniformly",
                "A=5,teacher=",
                "A=5,teacher=NaN",
                "A=5,teacher=1e9",
                "A=5,teacher=0.1,norm.A=2",
                "A=5,teacher=uniform,norm.B=2",
                "A=5,teacher=uniform,norm.A=-2"
            })
    void whatDoesNotFitTogetherIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> RandomSamples.parse(text))
                .getMessage());
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }
}
