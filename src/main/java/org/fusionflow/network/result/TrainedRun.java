package org.fusionflow.network.result;

import org.fusionflow.network.shape.Layout;

/**
 * A training result together with the state in which the run ended.
 *
 * @param result what was observed during training
 * @param layout of the network, which gives the positions of the weights of {@code end}
 * @param end state from which training can continue
 */
public record TrainedRun(TrainingResult result, Layout layout, Checkpoint end) {}
