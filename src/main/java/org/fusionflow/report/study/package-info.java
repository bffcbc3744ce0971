/**
 * What does the report of a study tell?
 *
 * <p>{@link org.fusionflow.report.study.StudyReport} tells of one problem, part by part: what was asked, what theory derives, what the
 * networks did, how far they agree, and how to get the same numbers again. Each of these is a {@code Part} about one {@code Subject}; what
 * does not apply to an architecture, to data or to a network is left out with a line that says why.
 * {@link org.fusionflow.report.study.GridReport} tells of studies with axes: settings, figures and checks, with a summary of several.
 *
 * <p>{@link org.fusionflow.report.study.Manuscript} numbers sections, tables and figures; other reports use it too.
 */
@NullMarked
package org.fusionflow.report.study;

import org.jspecify.annotations.NullMarked;
