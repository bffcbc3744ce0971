package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The toy, and samples of it. */
class ToySamplesTest {
    private static final FusionTree TREE = FusionTree.parse("(X:2,Y:2):0");

    @Test
    void withoutSamplesItIsTheToyBitForBit() {
        for (String text : List.of("ratio=2,rho=0.5", "ratio=3,rho=-0.2,wA=0.7,wB=1.3", "ratio=0.1,rho=1")) {
            Moments toy = ToyData.parse(text).moments();
            TrainingData data = ToySamples.parse(text).trainingData(TREE);
            assertEquals(
                    new Moments(
                            new Modalities(List.of("X", "Y"), List.of(1, 1)),
                            toy.inputCovariance(),
                            toy.rows(),
                            toy.outputVariance(),
                            toy.knowledge()),
                    data.moments().requireOneOutput());
            assertTrue(data.samples().isEmpty()
                    && data.heldOut().isEmpty()
                    && data.population().isEmpty());
        }
    }

    @Test
    void noiseOnlyAddsToTheVarianceOfThePopulation() {
        Moments plain =
                ToySamples.parse("ratio=2,rho=0.5").trainingData(TREE).moments().requireOneOutput();
        Moments noisy = ToySamples.parse("ratio=2,rho=0.5,noise=3")
                .trainingData(TREE)
                .moments()
                .requireOneOutput();
        assertEquals(plain.correlation(), noisy.correlation());
        assertEquals(plain.outputVariance() + 9, noisy.outputVariance());
    }

    @Test
    @Tag("closed-form")
    void manySamplesTendToTheToy() {
        for (int seed = 1; seed <= 3; seed++) {
            TrainingData data = ToySamples.parse(
                            "ratio=2,rho=-0.7,wB=3,noise=0.5,samples=100000,heldout=50000,seed=" + seed)
                    .trainingData(TREE);
            Population population = data.population().orElseThrow();
            LargeSamples.assertGaussian(population, data.samples().orElseThrow());
            LargeSamples.assertGaussian(population, data.heldOut().orElseThrow());
        }
    }

    @Test
    void aSeedMeansItsSamplesAndHeldOutOnesAreOthers() {
        TrainingData data =
                ToySamples.parse("ratio=2,rho=0,samples=5,heldout=3").trainingData(TREE);
        TrainingData more =
                ToySamples.parse("ratio=2,rho=0,samples=9,heldout=3,seed=1").trainingData(TREE);
        Samples samples = data.samples().orElseThrow();
        Samples heldOut = data.heldOut().orElseThrow();
        assertEquals(samples.output(4), more.samples().orElseThrow().output(4));
        assertArrayEquals(
                heldOut.inputsByFeature(), more.heldOut().orElseThrow().inputsByFeature());
        assertNotEquals(samples.output(0), heldOut.output(0));
        assertNotEquals(
                samples.output(0),
                ToySamples.parse("ratio=2,rho=0,samples=5,seed=2")
                        .trainingData(TREE)
                        .samples()
                        .orElseThrow()
                        .output(0));
        // Without noise the teacher is (1, 1).
        assertEquals(samples.input(2, 0) + samples.input(2, 1), samples.output(2), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "samples=5",
                "ratio=2,rho=0,samples=0",
                "ratio=2,rho=0,samples=1.5",
                "ratio=2,rho=0,samples=90000000",
                "ratio=2,rho=0,samples=20000000,heldout=20000000",
                "ratio=2,rho=0,samples=5,samples=5",
                "ratio=2,rho=0,heldout=-1",
                "ratio=2,rho=0,seed=-1",
                "ratio=2,rho=0,seed=9999999999999999999",
                "ratio=2,rho=0,noise=-1",
                "ratio=2,rho=0,noise=NaN",
                "ratio=2,rho=0,dof=3"
            })
    void aMalformedToyIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> ToySamples.parse(text)).getMessage());
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aTreeOfThreeIsRefused() {
        ToySamples toy = ToySamples.parse("ratio=2,rho=0");
        assertThrows(InvalidInput.class, () -> toy.trainingData(FusionTree.parse("(A:2,B:2,C:2):0")));
    }
}
