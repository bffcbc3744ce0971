package org.fusionflow.data.result;

import org.fusionflow.linear.Vector;

/**
 * The state of learning at one time.
 *
 * @param time flow time, &ge; 0
 * @param loss {@code (<|y - w x|^2>) / 2}
 * @param map {@code w}, a row over all inputs
 */
public record TrajectoryPoint(double time, double loss, Vector map) {}
