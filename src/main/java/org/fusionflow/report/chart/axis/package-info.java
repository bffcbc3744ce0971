/**
 * This package has the scales of charts: an {@link org.fusionflow.report.chart.axis.Axis} with its
 * {@link org.fusionflow.report.chart.axis.Ticks}, and {@link org.fusionflow.report.chart.axis.ChartText}, in whose markup labels are written.
 */
@NullMarked
package org.fusionflow.report.chart.axis;

import org.jspecify.annotations.NullMarked;
