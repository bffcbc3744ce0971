/**
 * This package computes the loss of a network and its gradient with respect to all weights; {@link org.fusionflow.network.model.Objective} is
 * the interface.
 *
 * <p>{@link org.fusionflow.network.model.LinearNetwork} is the objective of linear networks. It needs a
 * {@link org.fusionflow.network.model.MapLoss} of the data only: {@link org.fusionflow.network.model.QuadraticLoss} for the mean squared error
 * on second moments. {@link org.fusionflow.network.model.SampleNetwork} makes forward and backward passes over samples, for every activation and
 * loss. {@link org.fusionflow.network.model.DirectionNetwork} replaces samples by a few input directions where ReLU networks allow it.
 * Where a {@link org.fusionflow.network.mask.MaskedLoss} is minimized in place of the loss, all of these report the loss on the data and give the
 * gradient of the other. {@link org.fusionflow.network.model.WeightDecay} adds a penalty, {@link org.fusionflow.network.model.Batched} restricts an objective to a
 * batch. {@link org.fusionflow.network.model.PatternNetwork} is the objective with the activation pattern held, for the flow through kinks.
 */
@NullMarked
package org.fusionflow.network.model;

import org.jspecify.annotations.NullMarked;
