/**
 * How does a result look on paper?
 *
 * <p>{@code report.page} sets text, formulas, tables and figures on the pages of a PDF. {@code report.chart} draws the figures.
 * {@code report.study} tells one study or many with both.
 *
 * <p>Arrows: {@code page <- chart <- study}. This is the only package that sees AWT; it needs no display.
 */
@NullMarked
package org.fusionflow.report;

import org.jspecify.annotations.NullMarked;
