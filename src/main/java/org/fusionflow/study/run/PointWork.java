package org.fusionflow.study.run;

import java.util.List;

/** What a study asks, in jobs that may be done in any order and from several threads. */
interface PointWork {
    /** Number of jobs. */
    int jobs();

    /** Columns that the jobs compute. */
    List<String> header();

    /** What comes of a job, which depends on nothing else. */
    JobRows rows(int job);

    /** A job in words. */
    String describe(int job);

    /** The tables that all jobs make together. */
    StudyTables tables(List<JobRows> all);
}
