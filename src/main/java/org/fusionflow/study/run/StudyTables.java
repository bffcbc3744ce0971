package org.fusionflow.study.run;

import java.util.List;
import java.util.Optional;
import org.fusionflow.study.continuation.SpecialPoint;
import org.fusionflow.study.design.StudyTable;

/**
 * The tables of a study.
 *
 * @param points for people
 * @param computed one row a point with all columns that have one value a point: what checks see
 * @param runs one row a run
 * @param curves empty if nothing is recorded
 * @param units empty if they are not recorded
 * @param special what lies between the points; empty for studies without
 */
record StudyTables(
        StudyTable points,
        StudyTable computed,
        StudyTable runs,
        Optional<StudyTable> curves,
        Optional<StudyTable> units,
        Optional<List<SpecialPoint>> special) {}
