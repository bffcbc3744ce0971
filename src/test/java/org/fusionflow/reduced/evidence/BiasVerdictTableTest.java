package org.fusionflow.reduced.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.BiasVerdict;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Verdicts on 40 designed data sets, 50 draws each: 8 true effects times 5 numbers of samples. The document {@code validation/bias-verdicts.md} has the
 * table that this test makes; seeds are 1 to 50 everywhere.
 */
@Tag("long")
class BiasVerdictTableTest {
    private static final List<Double> EFFECTS = List.of(0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0);
    private static final List<Integer> SAMPLES = List.of(20, 50, 200, 1000, 10_000);
    private static final int DRAWS = 50;
    private static final int INPUTS_A = 5;
    private static final int INPUTS_B = 3;
    private static final double RHO = 0.4;

    /** Five inputs A and three B, those of one number correlated; {@code 2 Delta / sigma^2} of B is the effect. */
    private static Population population(double effect) {
        int d = INPUTS_A + INPUTS_B;
        double[][] covariance = new double[d][d];
        double[] teacher = new double[d];
        for (int i = 0; i < d; i++) {
            covariance[i][i] = i < INPUTS_A ? 4 : 1;
            teacher[i] = i < INPUTS_A ? 0.5 : Math.sqrt(effect / INPUTS_B / (1 - RHO * RHO));
        }
        for (int i = 0; i < INPUTS_B; i++) {
            covariance[i][INPUTS_A + i] = 2 * RHO;
            covariance[INPUTS_A + i][i] = 2 * RHO;
        }
        return new Population(
                new Modalities(List.of("A", "B"), List.of(INPUTS_A, INPUTS_B)),
                new Symmetric(covariance),
                Vector.of(teacher),
                1);
    }

    private static BiasVerdict verdict(Population source, int samples, int seed) {
        Problem problem =
                new Problem(FusionTree.parse("(A:2,B:2):0"), TrainingData.of(source.draw(samples, seed)), 0.01);
        return Predictor.predict(problem, PredictionRequest.HALF_TIMES)
                .bias()
                .orElseThrow()
                .verdict();
    }

    /** Probability that a noncentral F exceeds the critical value of the level: a Poisson mixture of beta distributions. */
    private static double power(double effect, int samples) {
        double freedom = samples - INPUTS_A - INPUTS_B;
        double critical = new FDistribution(INPUTS_B, freedom).inverseCumulativeProbability(1 - NestedRegression.LEVEL);
        double x = INPUTS_B * critical / (INPUTS_B * critical + freedom);
        double mean = (samples - INPUTS_A) * effect / 2;
        double sum = 0;
        double logWeight = -mean;
        for (int j = 0; j < 2000 + 4 * mean; j++) {
            sum += Math.exp(logWeight) * Beta.regularizedBeta(x, INPUTS_B / 2.0 + j, freedom / 2);
            logWeight += mean > 0 ? Math.log(mean / (j + 1)) : Double.NEGATIVE_INFINITY;
        }
        return 1 - sum;
    }

    @Test
    void tableOfTheDocumentIsWhatTheVerdictsAre() throws Exception {
        StringBuilder table = new StringBuilder("| true effect |");
        SAMPLES.forEach(p -> table.append(" P = ").append(p).append(" |"));
        table.append("\n| ---: |").append(" ---: |".repeat(SAMPLES.size())).append("\n");
        int alarms = 0;
        for (double effect : EFFECTS) {
            Population source = population(effect);
            table.append(String.format(Locale.ROOT, "| %s |", effect == 0 ? "0" : String.valueOf(effect)));
            for (int samples : SAMPLES) {
                long found = IntStream.rangeClosed(1, DRAWS)
                        .parallel()
                        .filter(seed -> verdict(source, samples, seed) == BiasVerdict.TRANSIENT)
                        .count();
                alarms += effect == 0 ? (int) found : 0;
                table.append(String.format(Locale.ROOT, " %d (%.1f) |", found, DRAWS * power(effect, samples)));
            }
            table.append("\n");
        }
        // 250 draws at the level .01: 2.5 alarms with a deviation of 1.6; five deviations are allowed.
        assertTrue(alarms < 11, alarms + " alarms");
        assertTrue(
                Files.readString(Path.of("validation/bias-verdicts.md")).contains(table),
                "validation/bias-verdicts.md: expected\n" + table);
    }
}
