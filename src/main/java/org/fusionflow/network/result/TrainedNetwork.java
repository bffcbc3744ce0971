package org.fusionflow.network.result;

import org.fusionflow.architecture.LayerWeights;

/**
 * A training result together with the final weights.
 *
 * @param result what was observed during training
 * @param weights at the result's end time
 */
public record TrainedNetwork(TrainingResult result, LayerWeights weights) {}
