package org.fusionflow.report.chart;

/**
 * An entry of a legend that several charts share.
 *
 * @param label markup as that of an {@link Axis}
 * @param look what it names
 */
public record KeyEntry(String label, Look look) {}
