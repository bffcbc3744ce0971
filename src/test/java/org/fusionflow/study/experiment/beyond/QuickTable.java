package org.fusionflow.study.experiment.beyond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;
import org.fusionflow.study.experiment.StudyFinding.Verdict;

/** An experiment in its quick form and what is asked of it. */
record QuickTable(Experiment experiment, Rows rows) {
    static QuickTable of(Experiment experiment) {
        List<Row> rows = new ArrayList<>();
        for (Job job : experiment.jobs(Scale.QUICK)) {
            rows.addAll(job.work().get());
        }
        return new QuickTable(experiment, new Rows(experiment.columns(), rows));
    }

    List<StudyFinding> findings(Rows table) {
        return experiment.findings(table, Scale.QUICK);
    }

    void assertFine() {
        for (StudyFinding finding : findings(rows)) {
            assertTrue(finding.isFine(), finding::toString);
        }
    }

    /** The finding that begins so does not hold in a doctored table. */
    void assertFails(String beginning, Rows doctored) {
        assertNotEquals(Verdict.HOLDS, one(beginning, doctored).verdict(), beginning);
    }

    /** The same for one that held before. */
    void assertTurns(String beginning, Rows doctored) {
        assertEquals(Verdict.HOLDS, one(beginning, rows).verdict(), beginning);
        assertFails(beginning, doctored);
    }

    private StudyFinding one(String beginning, Rows table) {
        List<StudyFinding> found = findings(table).stream()
                .filter(finding -> finding.statement().startsWith(beginning))
                .toList();
        assertEquals(1, found.size(), beginning);
        return found.get(0);
    }
}
