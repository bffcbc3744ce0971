package org.fusionflow.advise.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static Samples samples(int count) {
        return RandomSamples.parse("A=2,B=2,noise=0.5,samples=" + count).draw();
    }

    @Test
    void fewSamplesAreCutFourTimes() {
        Splits few = Splits.of(TrainingData.of(samples(60)), 1);
        assertEquals(Splits.Basis.FOLDS, few.basis());
        assertEquals(20, few.list().size());
        // A test set is a quarter of a training set.
        assertEquals(0.25, few.overlap());
        assertEquals(5, Splits.of(TrainingData.of(samples(500)), 1).list().size());
    }

    @Test
    void heldOutSamplesAreTestedInParts() {
        Samples held = samples(50);
        TrainingData data =
                new TrainingData(samples(60).moments(), Optional.of(samples(60)), Optional.of(held), Optional.empty());
        Splits splits = Splits.of(data, 1);
        assertEquals(Splits.Basis.HELD_OUT, splits.basis());
        assertEquals(5, splits.list().size());
        // All maps are trained on the same data.
        assertEquals(0, splits.overlap());
        double mean = splits.list().stream()
                .mapToDouble(split -> split.test().outputVariance())
                .average()
                .orElseThrow();
        assertEquals(held.moments().outputVariance(), mean, 1e-12 * mean);
    }

    @Test
    void networksAreTriedOnFoldsOrOnHeldOutSamples() {
        assertEquals(5, Splits.Trials.of(TrainingData.of(samples(60)), 1).list().size());
        assertTrue(Splits.Trials.of(TrainingData.of(samples(8)), 1).list().isEmpty());
        TrainingData held = new TrainingData(
                samples(8).moments(), Optional.of(samples(8)), Optional.of(samples(9)), Optional.empty());
        assertEquals(1, Splits.Trials.of(held, 1).list().size());
    }
}
