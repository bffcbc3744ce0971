package org.fusionflow.reduced.saddle;

import java.util.OptionalDouble;

/**
 * An edge of the saddle graph with its predicted duration.
 *
 * @param escape the edge
 * @param onPath true if the greedy path of the start takes it
 * @param duration leading order: on the path from the lengths with which the flow arrives; elsewhere as if the modality were aligned,
 *     left alone and started from u0. Empty without an escape
 * @param refined duration between half times; empty off the path, and where the refined phases take another way
 */
public record PredictedEdge(Escape escape, boolean onPath, OptionalDouble duration, OptionalDouble refined) {}
