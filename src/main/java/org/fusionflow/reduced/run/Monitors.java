package org.fusionflow.reduced.run;

/**
 * Measures of how accurately a trajectory was integrated.
 *
 * @param energy largest violation of the energy identity [FT-8], relative to the loss at the start: the difference
 *     between the decrease of the loss since the start and the integral of the squared norm of the gradient
 * @param largestRise largest increase of the loss in one step, relative to the loss at the start; 0 if it never rose
 * @param conserved largest change of a conserved quantity since the start, tag [FT-5], relative to the largest
 *     squared length; 0 in coordinates in which they are constant by construction
 * @param defect largest estimated error of the interpolated solution, from its defect, relative to the state; see
 *     {@link org.fusionflow.ode.DenseDefect}
 */
public record Monitors(double energy, double largestRise, double conserved, double defect) {}
