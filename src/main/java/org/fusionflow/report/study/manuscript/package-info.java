/**
 * This package answers how a report writes what it says: {@link org.fusionflow.report.study.manuscript.Manuscript} numbers sections, tables and
 * figures, and
 * {@link org.fusionflow.report.study.manuscript.CheckLine} puts the outcome of a check into words.
 */
@NullMarked
package org.fusionflow.report.study.manuscript;

import org.jspecify.annotations.NullMarked;
