package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;

/** What belongs together, and what does not. */
class TrainingDataTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    @Test
    void statisticsAloneAndSamplesWithTheirMoments() {
        Moments toy = new ToyData(2, 0.5, 1, 1).moments();
        assertEquals(toy, TrainingData.of(toy).moments().requireOneOutput());
        assertTrue(TrainingData.of(toy).samples().isEmpty());
        Samples samples = RandomSamples.parse("A=2,B=1,samples=5,outputs=2").draw();
        TrainingData data = TrainingData.of(samples);
        assertEquals(samples.moments(), data.moments());
        assertEquals(samples, data.samples().orElseThrow());
        String message = String.valueOf(assertThrows(InvalidInput.class, data.moments()::requireOneOutput)
                .getMessage());
        assertTrue(message.contains("2 outputs: expected one"), message);
    }

    @Test
    void aTreeOrdersAllParts() {
        TrainingData data = RandomSamples.parse("B=2,A=1,samples=5,heldout=3,outputs=2")
                .trainingData(FusionTree.parse("(B:1,A:1):1"));
        TrainingData ordered = data.inOrderOf(TREE);
        Modalities expected = new Modalities(List.of("A", "B"), List.of(1, 2));
        assertEquals(expected, ordered.moments().modalities());
        assertEquals(expected, ordered.samples().orElseThrow().modalities());
        assertEquals(expected, ordered.heldOut().orElseThrow().modalities());
        assertEquals(expected, ordered.population().orElseThrow().modalities());
        assertEquals(ordered.samples().orElseThrow().moments(), ordered.moments());
        assertEquals(data, data.inOrderOf(FusionTree.parse("(B:1,A:1):1")));
    }

    @Test
    void partsOfOtherDataAreRefused() {
        TrainingData data = RandomSamples.parse("A=2,B=1,samples=5,heldout=2").trainingData(TREE);
        TrainingData wide = RandomSamples.parse("A=1,B=2,samples=5,heldout=2").trainingData(TREE);
        TrainingData two =
                RandomSamples.parse("A=2,B=1,samples=5,heldout=2,outputs=2").trainingData(TREE);
        for (TrainingData other : List.of(wide, two)) {
            refused("samples:", data.moments(), other.samples(), Optional.empty(), Optional.empty());
            refused("held-out samples:", data.moments(), data.samples(), other.heldOut(), Optional.empty());
            refused("population:", data.moments(), data.samples(), data.heldOut(), other.population());
        }
    }

    private static void refused(
            String word,
            Moments moments,
            Optional<Samples> samples,
            Optional<Samples> heldOut,
            Optional<Population> population) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> new TrainingData(moments, samples, heldOut, population))
                        .getMessage());
        assertTrue(message.startsWith(word) && message.contains("expected"), message);
    }

    @Test
    void aPopulationOfSeveralOutputsAddsTheirErrors() {
        Population two = RandomSamples.parse("A=2,B=1,outputs=2,noise=0.5").population();
        List<Vector> map = List.of(Vector.of(1, 0, 2), Vector.of(0, -1, 0));
        double sum = 0;
        for (int o = 0; o < 2; o++) {
            sum += new Population(
                            two.modalities(),
                            two.inputCovariance(),
                            two.teachers().get(o),
                            0.5)
                    .generalizationError(map.get(o));
        }
        assertEquals(sum, two.generalizationError(map), 1e-14 * sum);
        assertEquals(0.25, two.irreducibleError());
        assertThrows(InvalidInput.class, two::teacher);
        assertThrows(InvalidInput.class, two.moments()::requireOneOutput);
        assertThrows(IllegalArgumentException.class, () -> two.generalizationError(List.of(Vector.of(1, 0, 2))));
    }
}
