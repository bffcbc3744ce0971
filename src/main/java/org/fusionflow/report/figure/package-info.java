/**
 * How is a figure of a study drawn from its tables?
 *
 * <p>{@link org.fusionflow.report.figure.StudyFigure} draws what a {@link org.fusionflow.study.design.FigureSpec} asks for: series of
 * {@code Curves} over a number, a {@code ColourMap} over two. Theory is drawn as lines, networks as points, both in the colour of their
 * group, with one legend below all panels. {@link org.fusionflow.report.figure.FieldSymbols} turns names of columns into the symbols of the
 * field.
 */
@NullMarked
package org.fusionflow.report.figure;

import org.jspecify.annotations.NullMarked;
