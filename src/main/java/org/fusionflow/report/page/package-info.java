/**
 * This package writes PDF documents: {@link org.fusionflow.report.page.PdfPages} sets headings, paragraphs, formulas, tables and figures on A4
 * pages.
 *
 * <p>{@link org.fusionflow.report.page.Prose} is text with emphasis and formulas, {@link org.fusionflow.report.page.Table} a table,
 * {@link org.fusionflow.report.page.Figure} something that is drawn, {@link org.fusionflow.report.page.FigureFile} writes one to its own file,
 * and {@link org.fusionflow.report.page.Imprint} has title and properties of a document. {@link org.fusionflow.report.page.PageStyle} holds the
 * measures.
 *
 * <p>The same calls give the same bytes: the document has no date, a fixed identity, its own fonts ({@link org.fusionflow.report.page.Face}) and
 * no locale. Everything is vector graphics, all fonts are embedded, and formulas contain their TeX source as invisible text, so that they can be
 * searched and copied.
 */
@NullMarked
package org.fusionflow.report.page;

import org.jspecify.annotations.NullMarked;
