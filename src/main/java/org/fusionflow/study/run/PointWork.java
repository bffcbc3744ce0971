package org.fusionflow.study.run;

import java.util.List;

/** The work of a study, as jobs that may be done in any order and from several threads. */
interface PointWork {
    /** Number of jobs. */
    int jobs();

    /** Columns that the jobs compute. */
    List<String> header();

    /** The rows of a job, which depend on no other job. */
    JobRows rows(int job);

    /** A job in words. */
    String describe(int job);

    /** The tables, put together from the rows of all jobs. */
    StudyTables tables(List<JobRows> all);
}
