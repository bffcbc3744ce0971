/**
 * What is the loss of a network's weights, and how does it fall?
 *
 * <p>{@link org.fusionflow.network.model.Objective} is the question. {@link org.fusionflow.network.model.LinearNetwork} answers for linear
 * networks in passes of vectors, on a {@link org.fusionflow.network.model.MapLoss}: second moments for the mean squared error.
 */
@NullMarked
package org.fusionflow.network.model;

import org.jspecify.annotations.NullMarked;
