package org.fusionflow.data.result;

/**
 * Where a trajectory comes nearest to a saddle, in map space. Its loss is what a plateau of the loss curve is compared by.
 *
 * @param time flow time
 * @param distance {@code ||w - w_S||}
 * @param loss at that time
 */
public record ClosestApproach(double time, double distance, double loss) {}
