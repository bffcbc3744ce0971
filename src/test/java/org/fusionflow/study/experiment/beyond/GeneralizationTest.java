package org.fusionflow.study.experiment.beyond;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.study.experiment.Rows;
import org.junit.jupiter.api.Test;

class GeneralizationTest {
    private static final QuickTable TABLE = QuickTable.of(new Generalization());
    private static final Rows ROWS = TABLE.rows();

    @Test
    void aCurveThreeEventsAndFourNetworks() {
        assertEquals(4, ROWS.where("at", "best").size());
        assertEquals(4 * (51 + 3), ROWS.size());
    }

    @Test
    void whatTheTableSaysIsFine() {
        TABLE.assertFine();
    }

    @Test
    void halfTimesThatAreOffFail() {
        TABLE.assertTurns("half times of A", Doctored.of(ROWS, "time", t -> 1.01 * t, "at", "halfA"));
        TABLE.assertTurns("half times of B", Doctored.of(ROWS, "time", t -> 0.99 * t, "at", "halfB"));
        TABLE.assertTurns("half times of B", Doctored.of(ROWS, "time", t -> Double.NaN, "at", "halfB"));
    }

    @Test
    void curvesThatAreOffFail() {
        for (String fusion : new String[] {"early", "late"}) {
            TABLE.assertTurns(
                    fusion + " fusion, training loss",
                    Doctored.of(ROWS, "loss", l -> l + 0.1, "at", "curve", "fusion", fusion));
            TABLE.assertTurns(
                    fusion + " fusion, error",
                    Doctored.of(ROWS, "error", e -> e + 0.1, "at", "curve", "fusion", fusion));
        }
    }

    @Test
    void anotherBestTimeOrLeastErrorFails() {
        TABLE.assertTurns("early-stopping time", Doctored.of(ROWS, "time", t -> 1.05 * t, "at", "best"));
        TABLE.assertTurns("least error", Doctored.of(ROWS, "error", e -> 1.01 * e, "at", "best"));
    }

    @Test
    void consequencesFailWhereTheyAreNotThere() {
        TABLE.assertTurns(
                "70 samples: late fusion has", Doctored.of(ROWS, "error", e -> 0.1, "at", "best", "fusion", "late"));
        TABLE.assertTurns(
                "700 samples: error at the end",
                Doctored.of(ROWS, "error", e -> 2 * e, "samples", "700", "fusion", "late"));
        TABLE.assertTurns(
                "70 samples, late fusion: while only A",
                Doctored.of(ROWS, "error", e -> 1, "samples", "70", "at", "curve"));
        TABLE.assertTurns(
                "70 samples, late fusion: whether the best time",
                Doctored.of(ROWS, "time", t -> 1e3, "samples", "70", "at", "best"));
        TABLE.assertTurns("early fusion: the best time", Doctored.of(ROWS, "time", t -> 0, "at", "best"));
    }
}
