package org.fusionflow.network.result;

import org.fusionflow.architecture.LayerWeights;

/**
 * A training run and the weights that it ended with.
 *
 * @param result what was observed on the way
 * @param weights at the result's end time
 */
public record TrainedNetwork(TrainingResult result, LayerWeights weights) {}
