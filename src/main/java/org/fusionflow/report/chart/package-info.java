/**
 * This package draws charts: {@link org.fusionflow.report.chart.CurveChart} draws curves, {@link org.fusionflow.report.chart.HeatMap} a number
 * over a grid in colours, and {@link org.fusionflow.report.chart.PhasePortrait} a flow in the plane.
 *
 * <p>Each is a {@link org.fusionflow.report.chart.Panel}: a {@link org.fusionflow.report.chart.ChartGrid} puts panels beside each other with equal
 * edges and one legend, a {@link org.fusionflow.report.chart.StackedChart} a strip of differences below a chart. What an axis cannot show is marked
 * at its edge and stays among the numbers of the {@link org.fusionflow.report.document.Plot}. Below this package are {@code chart.axis}, scales and
 * their ticks, and {@code chart.look}, the visual grammar.
 *
 * <p>Ticks, labels and legends are drawn by this package, because those of the library depend on the locale. The package knows nothing of studies.
 */
@NullMarked
package org.fusionflow.report.chart;

import org.jspecify.annotations.NullMarked;
