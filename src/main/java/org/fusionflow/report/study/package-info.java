/**
 * This package writes the reports of studies: {@link org.fusionflow.report.study.StudyReport} for one problem,
 * {@link org.fusionflow.report.study.GridReport} for studies with axes, which has settings, figures and checks, and a summary if there are several.
 */
@NullMarked
package org.fusionflow.report.study;

import org.jspecify.annotations.NullMarked;
