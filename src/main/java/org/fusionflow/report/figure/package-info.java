/**
 * This package draws the figures of a study from its tables: {@link org.fusionflow.report.figure.StudyFigure} draws what a
 * {@link org.fusionflow.study.design.figure.FigureSpec} describes.
 *
 * <p>{@code Curves} are series over a number, a {@code ColourMap} shows a quantity over two. Theory is drawn as lines, networks as open
 * points over them, both in the colour of their group, with one legend below all panels. Where networks stand over theory, a strip below each panel
 * has the error ({@link org.fusionflow.report.figure.ErrorStrips}), and beside two maps stands the map of their difference. {@link org.fusionflow.report.figure.FieldSymbols} turns names of columns into
 * the symbols of the field. {@link org.fusionflow.report.figure.StudyFigures} writes figures to files.
 */
@NullMarked
package org.fusionflow.report.figure;

import org.jspecify.annotations.NullMarked;
