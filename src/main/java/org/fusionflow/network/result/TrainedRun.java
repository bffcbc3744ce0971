package org.fusionflow.network.result;

import org.fusionflow.network.shape.Layout;

/**
 * A training run and where it ended.
 *
 * @param result what was observed on the way
 * @param layout of the network: what the weights of {@code end} are
 * @param end the state from which training can go on
 */
public record TrainedRun(TrainingResult result, Layout layout, Checkpoint end) {}
