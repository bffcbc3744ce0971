package org.fusionflow.study.run;

import java.util.List;
import java.util.Optional;

/** The work of a study, as jobs that may be done in any order and from several threads. */
interface PointWork {
    /** Number of jobs. */
    int jobs();

    /** Columns that the jobs compute. */
    List<String> header();

    /** The rows of a job, which depend on no other job. */
    JobRows rows(int job);

    /** What is wrong with rows that a journal holds for a job, such as the number of cells; empty if nothing is. */
    Optional<String> problem(int job, JobRows rows);

    /** A job in words. */
    String describe(int job);

    /** The tables, put together from the rows of all jobs. */
    StudyTables tables(List<JobRows> all);
}
