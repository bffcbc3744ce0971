package org.fusionflow.data.result;

/**
 * Where the outputs of a trajectory come nearest to those of a saddle. Its loss is what a plateau of the loss curve is compared by.
 *
 * @param time flow time
 * @param distance root mean square difference of what the modalities add to the outputs, {@code (sum over m of (w_m - w_Sm) Sigma_mm (w_m - w_Sm)')^(1/2)}:
 *     directions of small variance, in which maps differ without effect, count little
 * @param loss at that time
 */
public record ClosestApproach(double time, double distance, double loss) {}
