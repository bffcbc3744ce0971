/**
 * How does a number become a line, an arrow or a colour?
 *
 * <p>{@link org.fusionflow.report.chart.CurveChart} draws curves over an {@link org.fusionflow.report.chart.Axis},
 * {@link org.fusionflow.report.chart.HeatMap} a number over a grid, with colours from
 * {@link org.fusionflow.report.chart.Shades}, and {@link org.fusionflow.report.chart.PhasePortrait} a flow in the plane
 * with its fixed points, by {@link org.fusionflow.report.chart.PointKind}. {@link org.fusionflow.report.chart.Look} says
 * how a curve is drawn.
 *
 * <p>Every chart is a {@code Figure} of the package {@code report.page}. Ticks, labels and legends are our own, because
 * those of the library follow the locale. No chart knows what a study is.
 */
@NullMarked
package org.fusionflow.report.chart;

import org.jspecify.annotations.NullMarked;
