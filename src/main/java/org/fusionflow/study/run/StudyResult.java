package org.fusionflow.study.run;

import java.util.List;
import java.util.Optional;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.continuation.SpecialPoint;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyTable;

/**
 * A study that was run.
 *
 * @param study what was asked
 * @param points one row a point, or, of a study that follows saddles, one row a fixed point
 * @param runs one row a point, network and seed; without rows if there are no networks
 * @param curves one row a point, network, seed and time; empty if nothing is recorded
 * @param units one row a point, network, seed, time and hidden unit that reads inputs; empty if they are not recorded
 * @param checks in the order of the study
 * @param special what lies between the points of a study that follows saddles; empty for others
 * @param courses theory and runs with all their states; only of a study without axes that was run in memory
 * @param failures jobs that failed numerically, in words; their cells are empty
 * @param seconds that the jobs took, all threads together; without those that were finished in an earlier run
 */
public record StudyResult(
        Study study,
        StudyTable points,
        StudyTable runs,
        Optional<StudyTable> curves,
        Optional<StudyTable> units,
        List<CheckResult> checks,
        Optional<List<SpecialPoint>> special,
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

    /** True if nothing is wrong: a published claim that does not hold is a result. */
    public boolean isFine() {
        return checks.stream().allMatch(CheckResult::isFine);
    }
}
