package org.fusionflow.claims.asymptotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.run.HalfTimeStretches.Stretch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accuracy of stretches between half times, and of the arithmetic that asymptotic statements use. */
class HalfTimesTest {
    private static Map<String, Double> draw(FusionTree tree, int seed) {
        return new RandomStatistics(tree).draw(new Random(seed), all -> true).orElseThrow();
    }

    private static List<Stretch> stretches(FusionTree tree, Map<String, Double> values, double u0) {
        return new HalfTimes()
                .of(
                        tree,
                        new RandomStatistics(tree).moments(values),
                        List.of(Collections.nCopies(tree.names().size(), u0)))
                .get(0);
    }

    /** Two layers: {@code u^2} is logistic; one layer: an exponential. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-15, 1e-70, 1e-150})
    @Tag("closed-form")
    void oneModalityTakesTheTimeOfItsClosedForm(double u0) {
        for (int seed = 0; seed < 4; seed++) {
            FusionTree two = FusionTree.parse("(A:2):0");
            Map<String, Double> values = draw(two, seed);
            double s = values.getOrDefault("sA", Double.NaN);
            double v = values.getOrDefault("vA", Double.NaN);
            double logistic = (Math.log(s / v - u0 * u0) - 2 * Math.log(u0)) / (2 * s);
            assertEquals(1, stretches(two, values, u0).get(0).duration() / logistic, 0.1 * HalfTimes.ACCURACY);
            FusionTree one = FusionTree.parse("(A:1):0");
            double exponential = Math.log(2 * (1 - u0 * v / s)) / v;
            assertEquals(1, stretches(one, values, u0).get(0).duration() / exponential, 0.2 * HalfTimes.ACCURACY);
        }
    }

    /** Four layers alone: {@code t = integral of 1/(u^3 (s - v u^4))}, leading term and constant by series. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-20, 1e-45, 1e-69})
    @Tag("closed-form")
    void longTimesOfOneModalityAreRelativelyExact(double u0) {
        FusionTree four = FusionTree.parse("(A:4):0");
        Map<String, Double> values = draw(four, 1);
        assertEquals(
                1,
                stretches(four, values, u0).get(0).duration() * 2 * values.getOrDefault("sA", Double.NaN) * u0 * u0,
                0.1 * HalfTimes.ACCURACY);
    }

    /** Where one clock suffices, the sums of stretches are the half times of a prediction. */
    @ParameterizedTest
    @ValueSource(
            strings = {"(A:2,B:2):0", "(A:2,B:2):1", "(A:3,B:3):2", "(A:1,B:1):2", "((A:2,B:2):1,C:3):1", "(A:2,B:3):0"
            })
    void stretchesAddUpToTheHalfTimesOfAPrediction(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        for (int seed = 0; seed < 3; seed++) {
            Map<String, Double> values = draw(tree, seed);
            var prediction = Predictor.predict(
                    Problem.of(tree, new RandomStatistics(tree).moments(values), 0.01), PredictionRequest.HALF_TIMES);
            double time = 0;
            for (Stretch stretch : stretches(tree, values, 0.01)) {
                time += stretch.duration();
                assertEquals(prediction.halfTime(stretch.modality()).orElseThrow(), time, 1e-12 * time, newick);
            }
        }
    }

    /** After 1e140 time units the second phase of 150 keeps its digits: it is linear in ln(1/u0). */
    @Test
    void aSecondPhaseKeepsItsDigitsHoweverLongTheFirst() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):1");
        Map<String, Double> values = draw(tree, 1);
        double[] waits = new double[3];
        for (int i = 0; i < 3; i++) {
            waits[i] = stretches(tree, values, Math.pow(10, -50 * (i + 1) + 20))
                    .get(1)
                    .duration();
        }
        assertEquals(waits[2] - waits[1], waits[1] - waits[0], 1e-11 * waits[2]);
        assertTrue(waits[2] < 1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 220})
    void logarithmsAndExponentialsInvertEachOther(int digits) {
        Decimals decimals = new Decimals(digits);
        for (String text : List.of("1e-150", "0.3", "1", "2", "1.0000000001", "7e120")) {
            BigDecimal x = new BigDecimal(text);
            BigDecimal back = decimals.exp(decimals.log(x));
            assertTrue(
                    back.subtract(x).abs().compareTo(x.movePointLeft(digits - 5)) < 0, text + " came back as " + back);
            assertEquals(Math.log(x.doubleValue()), decimals.log(x).doubleValue(), 1e-14 * 350);
        }
        assertEquals(
                "2.718281828459045235", decimals.exp(BigDecimal.ONE).toString().substring(0, 20));
        assertEquals(
                Math.sqrt(2),
                decimals.power(BigDecimal.valueOf(2), new BigDecimal("0.5")).doubleValue(),
                1e-15);
        assertEquals(
                0.125,
                decimals.power(BigDecimal.valueOf(2), BigDecimal.valueOf(-3)).doubleValue(),
                0);
        assertEquals(
                -8,
                decimals.power(BigDecimal.valueOf(-2), BigDecimal.valueOf(3)).doubleValue(),
                0);
    }
}
