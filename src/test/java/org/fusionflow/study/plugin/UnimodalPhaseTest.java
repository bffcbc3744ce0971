package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnimodalPhaseTest {
    @Test
    void theRiseIsFromTheLeastErrorUntilThenAndRelativeToIt() {
        assertEquals(0.5, UnimodalPhase.rise(new double[] {4, 2, 2.5, 3, 1}), 1e-12);
        assertEquals(0, UnimodalPhase.rise(new double[] {4, 2, 1}), 1e-12);
    }

    @Test
    void aPhaseWithoutRecordedTimesHasNoRise() {
        assertTrue(Double.isNaN(UnimodalPhase.rise(new double[0])));
    }
}
