package org.fusionflow.network.result;

import java.util.Optional;
import org.fusionflow.linear.Vector;

/**
 * What a trained network is without some modalities, whose inputs are set to 0.
 *
 * @param lossWithout loss on the training samples without each modality, in leaf order
 * @param accuracy shares of samples whose class is told, of the held-out samples if there are some: with all modalities, then with each modality
 *     alone; empty if the loss is not one of classes
 */
public record Ablated(Vector lossWithout, Optional<Vector> accuracy) {}
