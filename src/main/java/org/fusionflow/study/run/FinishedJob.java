package org.fusionflow.study.run;

/**
 * What a job of a study found.
 *
 * @param job its number in the study, from 0
 * @param outcome how it ended
 * @param csv its rows, each ended by a line feed
 * @param nanos time that it took, in nanoseconds; no part of any table
 */
public record FinishedJob(int job, String outcome, String csv, long nanos) {}
