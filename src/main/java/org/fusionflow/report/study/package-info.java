/**
 * This package writes the reports of studies: {@link org.fusionflow.report.study.StudyReport} for one problem,
 * {@link org.fusionflow.report.study.GridReport} for studies with axes.
 *
 * <p>The report of one problem has parts: the question, the derivation, what the networks did, how far theory and networks agree, and how to
 * reproduce the numbers. Each is a {@code Part} about one {@code Subject}; what does not apply to an architecture, to data or to a network is
 * left out with a line that gives the reason. The report of studies with axes has settings, figures and checks, and a summary if there are
 * several.
 *
 * <p>{@link org.fusionflow.report.study.Manuscript} numbers sections, tables and figures; other reports use it too.
 */
@NullMarked
package org.fusionflow.report.study;

import org.jspecify.annotations.NullMarked;
