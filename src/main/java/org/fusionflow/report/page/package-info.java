/**
 * How does a document look on the pages of a PDF, and a figure in its own file?
 *
 * <p>{@link org.fusionflow.report.page.PdfPages} writes a document, {@link org.fusionflow.report.page.FigureFile} one figure;
 * {@link org.fusionflow.report.page.Paper} are the sizes of the sheets. Arrows of use inside: type &lt;- ink &lt;- text, strip &lt;- setting &lt;- page.
 *
 * <p>The same document gives the same bytes: it has no date, a fixed identity, its own fonts ({@link org.fusionflow.report.page.type.Face}) and
 * no locale. Everything is vector graphics, all fonts are embedded, and formulas contain their TeX source as invisible text, so that they can be
 * searched and copied. References, the contents and the outline lead to their places.
 */
@NullMarked
package org.fusionflow.report.page;

import org.jspecify.annotations.NullMarked;
