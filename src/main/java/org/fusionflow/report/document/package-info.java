/**
 * What does a document say, whatever it looks like?
 *
 * <p>A {@link org.fusionflow.report.document.Document} is a sequence of {@link org.fusionflow.report.document.Block}s: headings,
 * {@link org.fusionflow.report.document.Prose}, formulas, {@link org.fusionflow.report.document.Table}s and
 * {@link org.fusionflow.report.document.Figure}s. References go to a {@link org.fusionflow.report.document.Label}.
 */
@NullMarked
package org.fusionflow.report.document;

import org.jspecify.annotations.NullMarked;
