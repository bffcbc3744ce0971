/**
 * This package runs long work in parallel and keeps what is finished: {@link org.fusionflow.study.journal.Workers} shares tasks among threads,
 * {@link org.fusionflow.study.journal.Journal} stores finished tasks on disk, so that an interrupted run can be resumed.
 */
@NullMarked
package org.fusionflow.study.journal;

import org.jspecify.annotations.NullMarked;
