package org.fusionflow.reduced.run;

/**
 * A flow that was integrated in fewer directions than there are inputs.
 *
 * @param directions number of them, of all modalities together
 * @param error estimated relative error of half times that comes of leaving out the others
 */
public record Projection(int directions, double error) {}
