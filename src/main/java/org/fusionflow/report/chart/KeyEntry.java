package org.fusionflow.report.chart;

import org.fusionflow.report.chart.look.Look;

/**
 * An entry of a legend.
 *
 * @param label in the markup of an axis label
 * @param look that it explains
 */
public record KeyEntry(String label, Look look) {}
