package org.fusionflow.study.run;

import java.util.List;
import java.util.Optional;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.continuation.SpecialPoints;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;

/**
 * The result of a study.
 *
 * @param study that was run
 * @param points one row for each point, or, for a study that follows saddles, for each fixed point
 * @param runs one row for each point, network and seed; without rows if there are no networks
 * @param curves one row for each point, network, seed and time; empty if nothing is recorded
 * @param units one row for each point, network, seed, time and hidden unit that reads inputs; empty if they are not recorded
 * @param checks in the order of the study
 * @param special points at which the dynamics change, for a study that follows saddles; empty for others
 * @param courses predictions and runs with all their states; only for a study without axes that was run in memory
 * @param failures jobs that failed numerically, in words; their cells are empty
 * @param seconds that the jobs took, summed over threads, without those that were finished in an earlier run
 */
public record StudyResult(
        Study study,
        StudyTable points,
        StudyTable runs,
        Optional<StudyTable> curves,
        Optional<StudyTable> units,
        List<CheckResult> checks,
        Optional<SpecialPoints> special,
        Optional<Courses> courses,
        List<String> failures,
        double seconds) {
    public StudyResult {
        checks = List.copyOf(checks);
        failures = List.copyOf(failures);
    }

    /** True if all checks hold. */
    public boolean holds() {
        return checks.stream().allMatch(CheckResult::holds);
    }

    /** False if something is wrong. A published claim that does not hold is a result, so it is fine. */
    public boolean isFine() {
        return checks.stream().allMatch(CheckResult::isFine);
    }
}
