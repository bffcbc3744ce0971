/**
 * This package is the visual grammar of all charts, so that a modality, theory, a network or a saddle looks the same in every figure:
 * {@link org.fusionflow.report.chart.look.Grammar} says what has which {@link org.fusionflow.report.chart.look.Look}.
 *
 * <p>{@link org.fusionflow.report.chart.look.PointKind} is the kind of a fixed point, {@link org.fusionflow.report.chart.look.Shades} a colour
 * scale of maps. The package draws nothing.
 */
@NullMarked
package org.fusionflow.report.chart.look;

import org.jspecify.annotations.NullMarked;
