/**
 * This package draws the runs of one network of a study over time beside the reduced flow, with what they differ by:
 * {@link org.fusionflow.report.study.course.NetworkCharts}.
 *
 * <p>{@link org.fusionflow.report.study.course.WatchedRuns} has the numbers, of each seed and of theory at the same times.
 * {@link org.fusionflow.report.study.course.TimeScale} and {@link org.fusionflow.report.study.course.LossScale} choose the axes on which phases and
 * plateaus can be seen.
 */
@NullMarked
package org.fusionflow.report.study.course;

import org.jspecify.annotations.NullMarked;
