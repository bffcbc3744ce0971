package org.fusionflow.reduced.saddle.path;

import java.util.OptionalDouble;
import org.fusionflow.reduced.saddle.Escape;

/**
 * An edge of the saddle graph with its predicted duration in flow time.
 *
 * @param escape the edge
 * @param onPath true if the predicted path takes it
 * @param duration at leading order: on the path from the lengths with which the flow arrives; elsewhere for an
 *     aligned modality that grows alone from u0. Empty without an escape
 * @param refined duration between half times; empty off the path, and where the refined path differs
 */
public record PredictedEdge(Escape escape, boolean onPath, OptionalDouble duration, OptionalDouble refined) {}
