package org.fusionflow.study.run;

import java.util.Optional;
import org.fusionflow.study.continuation.SpecialPoints;
import org.fusionflow.study.design.column.StudyTable;

/**
 * The tables of a study.
 *
 * @param points for output
 * @param computed one row for each point with all columns that have one value for each point, for the checks
 * @param runs one row for each run
 * @param curves empty if nothing is recorded
 * @param units empty if they are not recorded
 * @param special points at which the dynamics change; empty for studies without
 */
record StudyTables(
        StudyTable points,
        StudyTable computed,
        StudyTable runs,
        Optional<StudyTable> curves,
        Optional<StudyTable> units,
        Optional<SpecialPoints> special) {}
