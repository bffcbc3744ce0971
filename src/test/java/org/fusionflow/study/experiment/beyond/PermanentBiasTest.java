package org.fusionflow.study.experiment.beyond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.study.experiment.Rows;
import org.junit.jupiter.api.Test;

class PermanentBiasTest {
    private static final QuickTable TABLE = QuickTable.of(new PermanentBias());
    private static final Rows ROWS = TABLE.rows();

    @Test
    void threeNumbersOfSamplesAndTwoStartsOfTheFewest() {
        assertEquals(2 + 1 + 1, ROWS.size());
        assertEquals(1, ROWS.having("tB").where("samples", 700).size());
    }

    @Test
    void whatTheTableSaysIsFine() {
        TABLE.assertFine();
    }

    @Test
    void onlyWhereSamplesAreAsManyAsInputsDoesAStartEscape() {
        assertTrue(ROWS.where("samples", 50).number(0, "saddleResidual") < 1e-9);
        TABLE.assertTurns(
                "as many samples as inputs of A: what B keeps",
                Doctored.of(ROWS, "normB", n -> 0.05 * n, "samples", "50"));
    }

    @Test
    void numbersThatAreOffFail() {
        TABLE.assertTurns(
                "fewer samples than inputs of A: residual", Doctored.of(ROWS, "residualB", r -> 0.01, "samples", "30"));
        TABLE.assertTurns(
                "fewer samples than inputs of A: what remains",
                Doctored.of(ROWS, "normB", n -> 1.2 * n, "samples", "30"));
        TABLE.assertTurns(
                "fewer samples than inputs of A: exponent",
                Doctored.of(ROWS, "normB", n -> 1.3 * n, "samples", "30", "gamma", "0.001"));
        TABLE.assertTurns(
                "fewer samples than inputs of A: B is never", Doctored.of(ROWS, "tB", t -> 5, "samples", "30"));
        TABLE.assertFails(
                "as many samples as inputs of A: what remains of B, network",
                Doctored.of(ROWS, "normB", n -> 1.05 * n, "samples", "50"));
        TABLE.assertTurns(
                "more samples than inputs of A: half time", Doctored.of(ROWS, "tB", t -> 1.02 * t, "samples", "700"));
        TABLE.assertTurns(
                "more samples than inputs of A: half time", Doctored.of(ROWS, "tB", t -> Double.NaN, "samples", "700"));
        TABLE.assertTurns(
                "more samples than inputs of A: B's map", Doctored.of(ROWS, "normB", n -> 0.9 * n, "samples", "700"));
    }
}
