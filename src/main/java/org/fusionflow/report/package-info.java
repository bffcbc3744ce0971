/**
 * This package makes reports and figures: {@code report.formula} sets formulas, {@code report.document} is the content of a document,
 * {@code report.page} sets it on the pages of a PDF, {@code report.chart} draws charts, {@code report.diagram} trees, fixed points and phases,
 * {@code report.seed} has the curves of several seeds, {@code report.figure} draws the figures of a study from
 * its tables, {@code report.html} and {@code report.mathml} write a document as a web page, {@code report.takeaway} gives its figures away, and
 * {@code report.study} writes the report of one study or of several.
 *
 * <p>Arrows: {@code formula <- document <- page <- chart <- diagram, seed, figure, takeaway <- html <- study}. This is the only package that uses AWT; it needs no display.
 */
@NullMarked
package org.fusionflow.report;

import org.jspecify.annotations.NullMarked;
