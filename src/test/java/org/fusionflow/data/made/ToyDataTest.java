package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The toy statistics and their closed forms. */
class ToyDataTest {
    @Test
    void momentsMatchTheDefinition() {
        Moments moments = ToyData.parse("ratio=2,rho=0.5,wA=3,wB=-1").moments();
        assertEquals(new Symmetric(new double[][] {{4, 1}, {1, 1}}), moments.inputCovariance());
        assertEquals(Vector.of(3 * 4 - 1, 3 - 1), moments.correlation());
        // <(3a - b)^2> = 9*4 - 6*1 + 1
        assertEquals(31, moments.outputVariance(), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 0.5", "3, -0.2", "1.5, 0.9", "4, 0.25", "1, 0.3", "10, -0.05"})
    @Tag("closed-form")
    void lateRatioOfUnitWeightsDependsOnRatioAndRhoAlone(double ratio, double rho) {
        Moments moments = new ToyData(ratio, rho, 1, 1).moments();
        double residual = LeastSquares.on(moments, Set.of(0)).residual().at(1);
        double lateRatio = 1 + (moments.speed(0) - moments.speed(1)) / Math.abs(residual);
        assertEquals(1 + (ratio * ratio - 1) / (1 - rho * rho), lateRatio, 1e-12 * lateRatio);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 0.5", "3, -0.2", "1.5, 0.9", "4, 0.25"})
    @Tag("closed-form")
    void misattributionOfUnitWeightsIsRhoOverRatio(double ratio, double rho) {
        Moments moments = new ToyData(ratio, rho, 1, 1).moments();
        double alone = LeastSquares.on(moments, Set.of(0)).map().at(0);
        double together = LeastSquares.on(moments, Set.of(0, 1)).map().at(0);
        assertEquals(rho / ratio, alone - together, 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"100000, 0", "0.00001, 0", "30000, 0.9", "2, 0.999999"})
    void bothWeightsAreFoundUpToTheLimitsOfTheToy(double ratio, double rho) {
        LeastSquares both = LeastSquares.on(new ToyData(ratio, rho, 1, 1).moments(), Set.of(0, 1));
        // A covariance of condition 1e10 leaves about six digits.
        assertEquals(1, both.map().at(0), 1e-5);
        assertEquals(1, both.map().at(1), 1e-5);
    }

    @Test
    void weightsAreOneUnlessGivenAndPartsComeInAnyOrder() {
        assertEquals(new ToyData(2, 0.5, 1, 1), ToyData.parse("ratio=2,rho=0.5"));
        assertEquals(new ToyData(2, -0.5, 1, 4), ToyData.parse(" wB = 4 , rho=-.5, ratio=2e0 "));
    }

    @Test
    void perfectlyCorrelatedInputsAreAllowed() {
        Moments moments = ToyData.parse("ratio=2,rho=1").moments();
        assertEquals(0, LeastSquares.on(moments, Set.of(0)).residual().norm(), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "ratio=2",
                "rho=0.5",
                "ratio=2,rho=0.5,",
                "ratio=2,,rho=0.5",
                "ratio=2,rho",
                "ratio=2,rho=",
                "ratio=2;rho=0.5",
                "ratio=2,rho=0.5,rho=0.5",
                "ratio=2,rho=0.5,w=1",
                "Ratio=2,rho=0.5",
                "ratio=two,rho=0.5",
                "ratio=NaN,rho=0.5",
                "ratio=Infinity,rho=0.5",
                "ratio=0x10,rho=0.5",
                "ratio=2d,rho=0.5",
                "ratio=2,rho=0,5",
                "ratio=1_000,rho=0.5",
                "ratio=0,rho=0.5",
                "ratio=-2,rho=0.5",
                "ratio=1e9,rho=0",
                "ratio=1e-300,rho=0",
                "ratio=1e300,rho=0",
                "ratio=1e999,rho=0",
                "ratio=2,rho=1.0001",
                "ratio=2,rho=-2",
                "ratio=2,rho=0,wA=0,wB=0",
                "ratio=2,rho=0,wA=1e309",
                "ratio==2,rho=0"
            })
    void malformedToyIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> ToyData.parse(text)).getMessage());
        assertTrue(message.startsWith("toy ") && message.contains("expected"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void weightsWhoseVarianceOverflowsAreRefused() {
        ToyData toy = ToyData.parse("ratio=2,rho=0,wA=1e200");
        assertThrows(InvalidInput.class, toy::moments);
    }
}
