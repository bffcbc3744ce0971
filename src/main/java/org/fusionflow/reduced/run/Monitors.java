package org.fusionflow.reduced.run;

/**
 * How well a trajectory was integrated.
 *
 * @param energy largest difference over the steps between the fall of the loss since the start and the integral of the squared gradient
 *     norm, tag [FT-8], relative to the loss at the
 *     start
 * @param largestRise the most that the loss rose in one step, relative to the loss at the start; 0 if it never did
 * @param conserved largest change of a conserved quantity since the start, tag [FT-4], relative to the largest squared length; 0 in
 *     coordinates that have them built in
 * @param defect largest error of the interpolated solution that its defect stands for, relative to the state; see
 *     {@link org.fusionflow.ode.DenseDefect}
 */
public record Monitors(double energy, double largestRise, double conserved, double defect) {}
