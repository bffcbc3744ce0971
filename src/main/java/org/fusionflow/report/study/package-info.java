/**
 * What does the report of a study tell?
 *
 * <p>{@link org.fusionflow.report.study.StudyReport} tells it part by part: what was asked, what theory derives, what
 * the networks did, how far they agree, and how to get the same numbers again. Each of these is a {@code Part} about one
 * {@code Subject}.
 *
 * <p>{@link org.fusionflow.report.study.Manuscript} numbers sections, tables and figures; other reports use it too.
 */
@NullMarked
package org.fusionflow.report.study;

import org.jspecify.annotations.NullMarked;
