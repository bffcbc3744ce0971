/**
 * This package draws what is not a curve: the tree of a network ({@link org.fusionflow.report.diagram.FusionDrawing}), the fixed points with their
 * losses ({@link org.fusionflow.report.diagram.SaddleDrawing}), and the phases of learning over time
 * ({@link org.fusionflow.report.diagram.PhaseBands}).
 *
 * <p>Each places its lines and labels in a {@link org.fusionflow.report.diagram.Sketch}, which knows where they are before anything is drawn.
 */
@NullMarked
package org.fusionflow.report.diagram;

import org.jspecify.annotations.NullMarked;
