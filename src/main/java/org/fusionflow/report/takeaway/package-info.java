/**
 * How is a figure of a document taken along, for a paper of one's own?
 *
 * <p>A {@link org.fusionflow.report.takeaway.FigureFolder} gets every figure as PDF and SVG in a {@link org.fusionflow.report.takeaway.ColumnWidth},
 * the numbers that it shows as {@link org.fusionflow.report.takeaway.FigureNumbers}, and a
 * {@link org.fusionflow.report.takeaway.RedrawScript} that draws them again with matplotlib.
 */
@NullMarked
package org.fusionflow.report.takeaway;

import org.jspecify.annotations.NullMarked;
