/**
 * How does a result look on paper?
 *
 * <p>{@link org.fusionflow.report.PdfPages} is a flow of headings, paragraphs, formulas, tables and figures that is broken into
 * A4 pages and written as a PDF; {@link org.fusionflow.report.Prose} is text with emphasis and formulas in it,
 * {@link org.fusionflow.report.Table} a table. {@link org.fusionflow.report.CurveChart} and
 * {@link org.fusionflow.report.PhasePortrait} are the charts. None of them knows what a study is.
 *
 * <p>The same calls give the same bytes: the document has no date, a fixed identity, its own fonts and no locale. Everything is
 * vectors, all fonts are embedded, and formulas carry their TeX source as invisible text, so that they can be searched and
 * copied. This is the only package that sees AWT; it needs no display.
 */
@NullMarked
package org.fusionflow.report;

import org.jspecify.annotations.NullMarked;
