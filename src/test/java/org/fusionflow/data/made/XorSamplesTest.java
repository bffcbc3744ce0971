package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A linear modality beside XOR. */
class XorSamplesTest {
    private static final FusionTree TREE = FusionTree.parse("(L:2,X:2):0");

    private static TrainingData data(String text) {
        return XorSamples.parse(text).trainingData(TREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples=200,heldout=40", "samples=200,heldout=40,balanced=true", "var=9,samples=64"})
    void everySampleIsItsDefinition(String text) {
        TrainingData data = data(text);
        Samples samples = data.samples().orElseThrow();
        assertEquals(new Modalities(List.of("L", "X"), List.of(1, 2)), samples.modalities());
        for (int p = 0; p < samples.count(); p++) {
            double a = samples.input(p, 1);
            double b = samples.input(p, 2);
            assertTrue(Math.abs(a) == 1 && Math.abs(b) == 1);
            assertEquals(samples.input(p, 0) + (a == b ? -1 : 1), samples.output(p));
        }
        assertTrue(data.population().isEmpty());
    }

    @Test
    @Tag("closed-form")
    void withoutSamplesTheSecondMomentsAreThePopulations() {
        Moments moments = data("var=4").moments().requireOneOutput();
        assertEquals(new Symmetric(new double[][] {{4, 0, 0}, {0, 1, 0}, {0, 0, 1}}), moments.inputCovariance());
        assertEquals(Vector.of(4, 0, 0), moments.correlation());
        assertEquals(5, moments.outputVariance());
        assertEquals(0.5, LeastSquares.on(moments, Set.of(0, 1)).loss(), 1e-15);
        assertTrue(data("var=4").samples().isEmpty());
        assertEquals(
                1,
                data("heldout=4").moments().requireOneOutput().inputCovariance().at(0, 0));
    }

    /** Standard deviations of the products by hand: inputs are independent, XOR has variance 1. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("closed-form")
    void manySamplesTendToThePopulation(int seed) {
        int count = 100_000;
        double v = 2;
        TrainingData data = data("var=2,samples=" + count + ",heldout=" + count + ",seed=" + seed);
        for (Samples samples :
                List.of(data.samples().orElseThrow(), data.heldOut().orElseThrow())) {
            Moments drawn = samples.moments();
            double error = 5 / Math.sqrt(count);
            assertEquals(v, drawn.inputCovariance().at(0, 0), error * Math.sqrt(2) * v);
            assertEquals(1, drawn.inputCovariance().at(1, 1));
            assertEquals(0, drawn.inputCovariance().at(1, 2), error);
            assertEquals(0, drawn.inputCovariance().at(0, 1), error * Math.sqrt(v));
            assertEquals(0, drawn.inputCovariance().at(0, 2), error * Math.sqrt(v));
            // x_A y = x_A^2 + x_A XOR has variance 2 v^2 + v, x_B1 y = x_B1 x_A - x_B2 has v + 1.
            assertEquals(v, drawn.correlation().at(0), error * Math.sqrt(2 * v * v + v));
            assertEquals(0, drawn.correlation().at(1), error * Math.sqrt(v + 1));
            assertEquals(0, drawn.correlation().at(2), error * Math.sqrt(v + 1));
            // y^2 = x_A^2 + 1 + 2 x_A XOR has variance 2 v^2 + 4 v.
            assertEquals(v + 1, drawn.outputVariance(), error * Math.sqrt(2 * v * v + 4 * v));
            double mean = 0;
            for (int p = 0; p < count; p++) {
                mean += samples.input(p, 1) / count;
            }
            assertEquals(0, mean, error);
        }
    }

    @Test
    void balancedMeansEachCornerEquallyOften() {
        TrainingData data = data("samples=400,heldout=8,balanced=true");
        for (Samples samples :
                List.of(data.samples().orElseThrow(), data.heldOut().orElseThrow())) {
            int[] corners = new int[4];
            for (int p = 0; p < samples.count(); p++) {
                corners[(samples.input(p, 1) > 0 ? 1 : 0) + (samples.input(p, 2) > 0 ? 2 : 0)]++;
            }
            int each = samples.count() / 4;
            assertArrayEquals(new int[] {each, each, each, each}, corners);
        }
        assertEquals(0, data.moments().requireOneOutput().inputCovariance().at(1, 2));
    }

    @Test
    void aSeedMeansItsSamplesAndHeldOutOnesDoNotDependOnTheirNumber() {
        TrainingData few = data("samples=10,heldout=5");
        TrainingData more = data("samples=30,heldout=5,seed=1,var=1");
        Samples samples = few.samples().orElseThrow();
        Samples heldOut = few.heldOut().orElseThrow();
        assertEquals(samples.output(9), more.samples().orElseThrow().output(9));
        assertArrayEquals(
                heldOut.inputsByFeature(), more.heldOut().orElseThrow().inputsByFeature());
        assertNotEquals(samples.output(0), heldOut.output(0));
        assertNotEquals(
                samples.output(0),
                data("samples=10,seed=2").samples().orElseThrow().output(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "var=0",
                "var=-1",
                "var=NaN",
                "var=1e17",
                "var=1e-17",
                "var=1,std=1",
                "samples=0",
                "samples=many",
                "samples=30000000",
                "samples=15000000,heldout=15000000",
                "samples=8,balanced=yes",
                "samples=10,balanced=true",
                "samples=8,heldout=2,balanced=true",
                "seed=-1",
                "var=1,var=1"
            })
    void aMalformedDescriptionIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> XorSamples.parse(text)).getMessage());
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aTreeOfOtherSizeIsRefused() {
        XorSamples xor = XorSamples.parse("samples=4");
        assertThrows(InvalidInput.class, () -> xor.trainingData(FusionTree.parse("(A:2):0")));
        assertThrows(InvalidInput.class, () -> xor.population(FusionTree.parse("(A:2,B:2,C:1):0")));
    }
}
