package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictorLawsTest {
    private static Prediction toy(String tree, double ratio, double rho, double u0, double... times) {
        return Predictions.of(FusionTree.parse(tree), new ToyData(ratio, rho, 1, 1).moments(), u0, times);
    }

    /** Two-dimensional A and B whose residual at the saddle is turned by the cross-covariance. */
    private static Moments turned(double cross, double first, double second) {
        double[][] sigma = {
            {1, 0, 0, cross},
            {0, 1, 0, 0},
            {0, 0, 1, 0},
            {cross, 0, 0, 1}
        };
        Symmetric covariance = new Symmetric(sigma);
        Vector correlation = Vector.of(2, 0, first, second);
        return new Moments(new Modalities(List.of("A", "B"), List.of(2, 2)), covariance, correlation, 9);
    }

    @Test
    void halfTimeOfATwoLayerModalityAloneIsLogistic() {
        // B uncorrelated with everything and without weight: A obeys w' = 2 w (s - w v), w(0) = u0^2.
        Prediction p = Predictions.of(
                FusionTree.parse("(A:2,B:2):0"), new ToyData(2, 0, 1, 1e-3).moments(), 1e-3, new double[0]);
        double expected = Math.log(1 / 1e-6 - 1) / (2 * 4);
        assertEquals(expected, p.trajectory().halfTimes().get(0).orElseThrow().time(), 1e-9 * expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):0", "(A:3,B:3):1", "(A:1,B:1):2", "(A:2,B:2):2"})
    void swappingTheModalitiesSwapsTheResults(String tree) {
        double[][] sigma = {{4, 0.6}, {0.6, 1}};
        double[][] swapped = {{1, 0.6}, {0.6, 4}};
        Moments one = new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)), new Symmetric(sigma), Vector.of(4.6, 1.6), 6.2);
        Moments other = new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)), new Symmetric(swapped), Vector.of(1.6, 4.6), 6.2);
        Prediction a = Predictions.of(FusionTree.parse(tree), one, 0.1, new double[0]);
        Prediction b = Predictions.of(FusionTree.parse(tree), other, 0.1, new double[0]);
        assertEquals(0, a.first());
        assertEquals(1, b.first());
        assertEquals(a.timeRatio().orElseThrow(), b.timeRatio().orElseThrow(), 1e-12);
        assertEquals(
                a.laws().formulaRatio().orElseThrow(), b.laws().formulaRatio().orElseThrow(), 1e-12);
        assertEquals(
                a.laws().formulaTimes().get(0).orElseThrow(),
                b.laws().formulaTimes().get(1).orElseThrow(),
                1e-9);
    }

    @Test
    void rotatingAModalitysInputsChangesNothing() {
        Moments plain = turned(0.4, 0.8, 0.2);
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        double[][] rotation = {{c, -s, 0, 0}, {s, c, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        double[][] sigma = new double[4][4];
        double[] correlation = new double[4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                correlation[i] += rotation[i][j] * plain.correlation().at(j);
                for (int k = 0; k < 4; k++) {
                    for (int l = 0; l < 4; l++) {
                        sigma[i][j] += rotation[i][k] * plain.inputCovariance().at(k, l) * rotation[j][l];
                    }
                }
            }
        }
        Moments turned =
                new Moments(plain.modalities(), new Symmetric(sigma), Vector.of(correlation), plain.outputVariance());
        FusionTree tree = FusionTree.parse("(A:3,B:3):1");
        assertEquals(
                Predictions.of(tree, plain, 0.1, new double[0]).timeRatio().orElseThrow(),
                Predictions.of(tree, turned, 0.1, new double[0]).timeRatio().orElseThrow(),
                1e-10);
    }

    @ParameterizedTest
    @CsvSource({"'(A:2,B:2):0',0.5", "'(A:3,B:3):1',-0.3", "'(A:1,B:1):3',0.2", "'(A:4,B:4):0',0.5"})
    void theLossNeverRisesAlongTheFlow(String tree, double rho) {
        double[] times = new double[201];
        double end = toy(tree, 2, rho, 0.15).trajectory().endTime() * 1.5;
        for (int i = 0; i < times.length; i++) {
            times[i] = end * i / 200;
        }
        List<TrajectoryPoint> points =
                toy(tree, 2, rho, 0.15, times).trajectory().points();
        assertEquals(times.length, points.size());
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i).loss() <= points.get(i - 1).loss() + 1e-13, "at " + times[i]);
        }
    }

    /** Theory notes, section 4: signed laws of three reversals and the norm form that the formula keeps. */
    @ParameterizedTest
    @Tag("published")
    @CsvSource({"2,-0.9,16.8,8.4", "3,-0.6,13.5,11.0", "1.5,-0.7,3.45,3.25"})
    void correctedRatioIsTheSignedLawWhereTheResidualReverses(double ratio, double rho, double signed, double norms) {
        Prediction p = toy("(A:2,B:2):0", ratio, rho, 1e-4);
        assertEquals(signed, p.laws().correctedRatio().orElseThrow(), 0.05);
        assertEquals(norms, p.laws().formulaRatio().orElseThrow(), 0.05);
        assertTrue(p.timeRatio().isEmpty());
    }

    @Test
    void refinedIncludesTheDelayOfAMisalignedEscape() {
        Prediction p = Predictions.of(FusionTree.parse("(A:2,B:2):0"), turned(0.8, 0.3, 0.7), 1e-8, new double[0]);
        double exact = p.timeRatio().orElseThrow();
        double refined = Math.abs(p.laws().correctedRatio().orElseThrow() - exact);
        double formula = Math.abs(p.laws().formulaRatio().orElseThrow() - exact);
        assertTrue(refined < 0.5 * formula, "refined off by " + refined + ", formula by " + formula);
    }

    @Test
    void formulaApproachesTheExactRatioAtItsOrderForDeepIntermediateFusion() {
        // (A:3,B:3):1: error O(u0^(L-2)) relative to the excess, which itself is O(u0): at least first order overall.
        double coarse = ratioError(0.08);
        double fine = ratioError(0.04);
        assertTrue(fine < 0.55 * coarse, coarse + " then " + fine);
    }

    private static double ratioError(double u0) {
        Prediction p = toy("(A:3,B:3):1", 2, 0, u0);
        return Math.abs(p.laws().asymptoticRatio().orElseThrow() - p.timeRatio().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"1.5,0.3", "2,-0.2", "3,0.8"})
    void consequencesOfToyDataHaveTheirClosedForms(double ratio, double rho) {
        Prediction p = toy("(A:3,B:3):0", ratio, rho, 0.1);
        assertEquals(rho / ratio, p.misattribution().orElseThrow().at(0), 1e-12);
        assertEquals(0.5 * (1 - rho * rho), p.plateauLoss().orElseThrow(), 1e-12);
        double signed = 1 + (ratio * ratio - 1) / (1 - rho * rho);
        assertEquals(signed, p.laws().formulaRatio().orElseThrow(), 1e-9);
    }
}
