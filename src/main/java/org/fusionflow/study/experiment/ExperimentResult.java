package org.fusionflow.study.experiment;

import java.util.List;

/**
 * An experiment that was run.
 *
 * @param seconds that its jobs took, all threads together; without those that were finished in an earlier run
 */
public record ExperimentResult(Experiment experiment, Rows rows, List<StudyFinding> findings, double seconds) {
    public ExperimentResult {
        findings = List.copyOf(findings);
    }

    /** False where a statement of ours is not borne out. */
    public boolean holds() {
        return findings.stream().allMatch(StudyFinding::isFine);
    }
}
