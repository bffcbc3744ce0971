package org.fusionflow.report.chart;

/**
 * An entry of a legend that several charts share.
 *
 * @param label in the markup of an {@link Axis} label
 * @param look that it explains
 */
public record KeyEntry(String label, Look look) {}
