package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SaddleNoiseTest {
    /** Of a normal variable 68.27 % is within one standard deviation. */
    @Test
    void theShareInsideIsTheNormalOne() {
        assertEquals(0.682689492137, new SaddleNoise(2).inside(2, 1), 1e-11);
        assertEquals(0.954499736104, new SaddleNoise(2).inside(2, 0.25), 1e-11);
    }
}
