/**
 * How is a document written as a page of the web that needs nothing else?
 *
 * <p>{@link org.fusionflow.report.html.HtmlPage} writes the same {@link org.fusionflow.report.document.Block}s as the PDF to one file: formulas as
 * MathML, figures as SVG with their numbers beside them, which {@code report.js} shows under the pointer and zooms. The page may load nothing and run
 * no other script.
 */
@NullMarked
package org.fusionflow.report.html;

import org.jspecify.annotations.NullMarked;
