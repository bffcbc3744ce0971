/**
 * How do words, formulas, tables and figures become a PDF?
 *
 * <p>{@link org.fusionflow.report.page.PdfPages} is a flow of headings, paragraphs, formulas, tables and figures that is
 * set on A4 pages. {@link org.fusionflow.report.page.Prose} is text with emphasis and formulas in it,
 * {@link org.fusionflow.report.page.Table} a table, {@link org.fusionflow.report.page.Figure} something that is drawn,
 * and {@link org.fusionflow.report.page.Imprint} what a document says about itself.
 * {@link org.fusionflow.report.page.PageStyle} holds the measures.
 *
 * <p>The same calls give the same bytes: the document has no date, a fixed identity, its own fonts ({@link
 * org.fusionflow.report.page.Face}) and no locale. Everything is vectors, all fonts are embedded, and formulas carry
 * their TeX source as invisible text, so that they can be searched and copied.
 */
@NullMarked
package org.fusionflow.report.page;

import org.jspecify.annotations.NullMarked;
