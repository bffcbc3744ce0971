package org.fusionflow.study.experiment.nonlinear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;
import org.junit.jupiter.api.Test;

class NonlinearExperimentsTest {
    private static Rows quick(Experiment experiment) {
        List<Row> rows = new ArrayList<>();
        experiment.jobs(Scale.QUICK).forEach(job -> rows.addAll(job.work().get()));
        return new Rows(experiment.columns(), rows);
    }

    /** The table with another number in a column of the rows of a place. */
    private static Rows doctored(Rows rows, String where, Object value, String column, Object number) {
        int at = rows.columns().indexOf(where);
        int changed = rows.columns().indexOf(column);
        List<Row> others = new ArrayList<>();
        for (Row row : rows.rows()) {
            List<String> cells = new ArrayList<>(row.cells());
            if (cells.get(at).equals(Row.of(value).cells().get(0))) {
                cells.set(changed, Row.of(number).cells().get(0));
            }
            others.add(new Row(cells));
        }
        return new Rows(rows.columns(), others);
    }

    private static List<String> failing(Experiment experiment, Rows rows) {
        return experiment.findings(rows, Scale.QUICK).stream()
                .filter(finding -> !finding.isFine())
                .map(StudyFinding::statement)
                .toList();
    }

    @Test
    void xorNeedsLateFusion() {
        Experiment experiment = new XorFusion();
        Rows rows = quick(experiment);
        assertEquals(List.of(), failing(experiment, rows));
        assertEquals(
                2,
                failing(experiment, doctored(rows, "fusion", "late", "loss", 0.5))
                        .size());
        List<String> early = failing(experiment, doctored(rows, "fusion", "early", "loss", 0.01));
        assertEquals(List.of("early fusion misses XOR at variance 36.0"), early);
    }

    @Test
    void unitsOfLateFusionCoverTheCorners() {
        Experiment experiment = new XorUnits();
        Rows rows = quick(experiment);
        assertEquals(List.of(), failing(experiment, rows));
        assertFalse(failing(experiment, doctored(rows, "fusion", "late", "weightB1", 0.1))
                .isEmpty());
        assertFalse(failing(experiment, doctored(rows, "fusion", "early", "weightB1", 9.0))
                .isEmpty());
    }

    @Test
    void classesHaveAUnimodalPhaseUnderEveryLoss() {
        Experiment experiment = new ClassificationPhase();
        Rows rows = quick(experiment);
        assertEquals(List.of(), failing(experiment, rows));
        assertEquals(
                2,
                failing(experiment, doctored(rows, "loss", "logistic", "timeRatio", 0.9))
                        .size());
        assertEquals(
                1,
                failing(experiment, doctored(rows, "loss", "mse", "plateauLoss", 0.2))
                        .size());
        assertTrue(rows.numbers("timeRatio").length == 3);
    }
}
