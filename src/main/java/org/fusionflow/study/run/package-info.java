/**
 * How is a study computed?
 *
 * <p>A {@link org.fusionflow.study.run.StudyRun} is a list of jobs that need no other: theory at a point, a network from one seed. They are
 * computed in parallel and kept in a journal, so that an interrupted run can be taken up again; tables are put together from them at the end,
 * so their bytes depend neither on that nor on the number of threads. {@link org.fusionflow.study.run.StudyResult} has the tables and
 * what the checks say of them.
 */
@NullMarked
package org.fusionflow.study.run;

import org.jspecify.annotations.NullMarked;
