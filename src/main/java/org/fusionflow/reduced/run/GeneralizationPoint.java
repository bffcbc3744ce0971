package org.fusionflow.reduced.run;

/**
 * Errors of the map at one time.
 *
 * @param time flow time, &ge; 0
 * @param trainLoss on the statistics that the flow descends on
 * @param generalizationError {@code E_g}, tag [OP-8]
 */
public record GeneralizationPoint(double time, double trainLoss, double generalizationError) {}
