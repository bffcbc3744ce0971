package org.fusionflow.study.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;

/** Where a course first comes to half of its last value. */
class LearningEpochsTest {
    private static final Vector EPOCHS = Vector.of(0, 1, 4, 10);

    @Test
    void aCrossingLiesOnTheLineBetweenTwoRecordedEpochs() {
        // From 0.1 at epoch 1 to 0.7 at epoch 4, half of 0.8 is half of the way.
        assertEquals(2.5, LearningEpochs.half(EPOCHS, new double[] {0, 0.1, 0.7, 0.8}), 1e-12);
    }

    @Test
    void theFirstOfSeveralCrossingsCounts() {
        assertEquals(0.5, LearningEpochs.half(EPOCHS, new double[] {0, 0.8, 0.2, 0.8}), 1e-12);
    }

    @Test
    void aCourseThatBeginsAtHalfIsThereFromTheFirstEpoch() {
        assertEquals(0, LearningEpochs.half(EPOCHS, new double[] {0.4, 0.5, 0.6, 0.8}));
    }

    @Test
    void whatEndsAtNothingHasNoHalf() {
        assertEquals(Double.NaN, LearningEpochs.half(EPOCHS, new double[] {0, 1, 1, 0}));
        assertEquals(Double.NaN, LearningEpochs.half(EPOCHS, new double[] {0, 1, 1, -1}));
        assertEquals(Double.NaN, LearningEpochs.half(EPOCHS, new double[0]));
    }
}
