/**
 * This package draws charts: {@link org.fusionflow.report.chart.CurveChart} draws curves, {@link org.fusionflow.report.chart.HeatMap} a number
 * over a grid in colours, and {@link org.fusionflow.report.chart.PhasePortrait} a flow in the plane.
 *
 * <p>A chart has {@link org.fusionflow.report.chart.Axis axes}. {@link org.fusionflow.report.chart.Look} is the look of a curve,
 * {@link org.fusionflow.report.chart.Shades} a colour scale, {@link org.fusionflow.report.chart.PointKind} the kind of a fixed point.
 *
 * <p>Every chart is a {@code Figure} of the package {@code report.page}. Ticks, labels and legends are drawn by this package, because those of
 * the library depend on the locale. The package knows nothing of studies.
 */
@NullMarked
package org.fusionflow.report.chart;

import org.jspecify.annotations.NullMarked;
