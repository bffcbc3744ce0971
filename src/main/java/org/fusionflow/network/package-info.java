/**
 * This package trains the full network: {@link org.fusionflow.network.run.TrainingPlan} describes a run,
 * {@link org.fusionflow.network.Simulator} runs it, and {@link org.fusionflow.network.result.TrainingResult} is the outcome.
 *
 * <p>The network has every weight of every layer of a numeric fusion tree. The package knows nothing of the reduced system on the rank-one
 * manifold: it is the second, independent route to the same numbers, so it depends only on {@code architecture}, {@code data} and the numerical
 * packages {@code linear} and {@code ode}.
 *
 * <p>Below these types, {@link org.fusionflow.network.shape.Layout} puts all weights of a tree in one array. For a linear network,
 * {@code LinearNetwork} computes the flow {@code dW/dt = b' (Sigma_yx - w Sigma) F'} on that array with products of matrices and vectors.
 * {@code Recorder} collects what every method reports; {@code method} holds the methods, above {@code run}. Where a linear network is wider than
 * its dynamics need, a {@link org.fusionflow.network.narrow.NarrowNetwork} is trained in its place. A run that a user recorded elsewhere is observed by the same {@code CourseObserver} as steps of training, see
 * {@link org.fusionflow.network.replay.RecordedRun}.
 *
 * <p>There are two extension points, each a small interface: {@link org.fusionflow.network.start.Initialization} (the initial weights) and
 * {@link org.fusionflow.network.run.TrainingMethod} (the flow; stepwise methods are composed in {@code method}). A new one is a new class.
 */
@NullMarked
package org.fusionflow.network;

import org.jspecify.annotations.NullMarked;
