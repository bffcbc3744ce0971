package org.fusionflow.study.experiment.beyond;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.study.experiment.Rows;
import org.junit.jupiter.api.Test;

class OverparameterizedGridTest {
    private static final QuickTable TABLE = QuickTable.of(new OverparameterizedGrid());
    private static final Rows ROWS = TABLE.rows();

    @Test
    void everyFusionLayerOfTwoAndThreeLayersFromTwoStarts() {
        assertEquals((2 + 3) * 2, ROWS.size());
    }

    @Test
    void whatTheTableSaysIsFine() {
        TABLE.assertFine();
    }

    @Test
    void timesThatFollowAnotherLawFail() {
        TABLE.assertTurns("both modalities", Doctored.of(ROWS, "tB", t -> Double.NaN, "fusion", "3"));
        TABLE.assertTurns("L = 3: exponent of t_A", Doctored.of(ROWS, "tA", t -> 1.5 * t, "layers", "3", "u0", "0.2"));
        TABLE.assertTurns("L_f = 1: exponent", Doctored.of(ROWS, "tB", t -> 5 * t, "fusion", "1", "u0", "0.1"));
        TABLE.assertTurns("L_f = 3: exponent", Doctored.of(ROWS, "tB", t -> 2 * t, "fusion", "3", "u0", "0.2"));
        TABLE.assertTurns("L_f = 2: slope", Doctored.of(ROWS, "tB", t -> 1.3 * t, "fusion", "2", "u0", "0.1"));
        TABLE.assertTurns("the deeper", Doctored.of(ROWS, "tB", t -> 1e4, "fusion", "1"));
    }

    @Test
    void errorsOfAnotherKindFail() {
        TABLE.assertTurns(
                "early fusion has the smaller error on new data than late fusion, mean over draws, at",
                Doctored.of(ROWS, "end", e -> 9, "fusion", "1"));
        TABLE.assertTurns(
                "early fusion has the smaller error on new data than late fusion, mean over draws, each",
                Doctored.of(ROWS, "best", e -> 9, "fusion", "1"));
        TABLE.assertTurns("L_f = 1: best", Doctored.of(ROWS, "bestTime", t -> 0, "fusion", "1"));
        TABLE.assertTurns("L_f > 2: fraction", Doctored.of(ROWS, "bestTime", t -> 1e6, "fusion", "3"));
        TABLE.assertTurns("L_f = 1: error", Doctored.of(ROWS, "end", e -> 1.1 * e, "fusion", "1", "u0", "0.2"));
        TABLE.assertTurns("L_f > 2: relative", Doctored.of(ROWS, "end", e -> 2 * e, "fusion", "3", "u0", "0.2"));
    }

    /** Minimum of (t - 1.3)^2 + 2, between uneven times. */
    @Test
    void aParabolaIsFoundExactly() {
        double[] times = {0, 0.9, 1.2, 1.6, 2.5};
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = (times[i] - 1.3) * (times[i] - 1.3) + 2;
        }
        LeastPoint least = LeastPoint.of(times, values);
        assertEquals(1.3, least.time(), 1e-12);
        assertEquals(2, least.value(), 1e-12);
    }

    @Test
    void aPowerIsFoundExactly() {
        PowerLaw law = PowerLaw.fit(new double[] {1, 2, 5}, new double[] {3, 0.75, 0.12});
        assertEquals(-2, law.exponent(), 1e-12);
        assertEquals(0, law.misfit(), 1e-12);
    }
}
