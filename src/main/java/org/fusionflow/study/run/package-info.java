/**
 * This package computes the tables of a study: {@link org.fusionflow.study.run.StudyRun} writes them to files,
 * {@link org.fusionflow.study.run.StudyInMemory} keeps them, and {@link org.fusionflow.study.run.StudyResult} holds them with the results of the
 * checks.
 *
 * <p>A study is a list of independent jobs ({@link org.fusionflow.study.run.StudyJobs}): theory at a point, or a network from one seed. They are
 * computed in parallel, by threads or by any other {@link org.fusionflow.study.run.JobEngine}, and stored in a
 * journal, so that an interrupted run can be resumed. Tables are put together at the end, so their bytes depend neither on interruptions nor on
 * the number of threads.
 */
@NullMarked
package org.fusionflow.study.run;

import org.jspecify.annotations.NullMarked;
