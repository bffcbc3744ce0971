/**
 * What do remedies change in the theory?
 *
 * <p>Some change the moments that the flow sees ({@link org.fusionflow.reduced.remedy.MinimizedMoments}). Others change the rates and starts of layers:
 * constant rates are scalings of inputs and starts ({@link org.fusionflow.reduced.remedy.ScaledProblem}), so that the path through the graph of fixed points
 * is known; the flow itself has the rates of its edges ({@link org.fusionflow.reduced.flow.EdgeFlow}).
 */
@NullMarked
package org.fusionflow.reduced.remedy;

import org.jspecify.annotations.NullMarked;
