/**
 * This package makes reports and figures: {@code report.page} sets text, formulas, tables and figures on the pages of a PDF,
 * {@code report.chart} draws charts, {@code report.figure} draws the figures of a study from its tables, and {@code report.study} writes the
 * report of one study or of several.
 *
 * <p>Arrows: {@code page <- chart <- figure <- study}. This is the only package that uses AWT; it needs no display.
 */
@NullMarked
package org.fusionflow.report;

import org.jspecify.annotations.NullMarked;
