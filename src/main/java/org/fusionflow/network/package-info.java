/**
 * What does the full network do, theory aside?
 *
 * <p>The multimodal deep linear network with one output, every weight of every layer, for any numeric fusion tree, and its
 * training on second moments. Nothing here knows of the rank-one manifold's reduced system: the package is the other route to
 * the same numbers, so it sees only {@code architecture}, {@code data} and the numerical packages {@code linear} and {@code ode}.
 *
 * <p>Reading order: {@link org.fusionflow.network.run.TrainingPlan} says what to run,
 * {@link org.fusionflow.network.Simulator} runs it, {@link org.fusionflow.network.result.TrainingResult} is what came of it.
 * Below that, {@link org.fusionflow.network.shape.Layout} puts all weights of a tree in one array; {@code LinearNetwork} is the
 * flow {@code dW/dt = b' (Sigma_yx - w Sigma) F'} on that array, in passes of vectors because the output is a scalar;
 * {@code Recorder} collects what every method reports; {@code method} holds the methods, above {@code run}. Where a linear network is wider than its dynamics need, a
 * {@link org.fusionflow.network.narrow.NarrowNetwork} is trained in its place.
 *
 * <p>Two extension points, each a small interface: {@link org.fusionflow.network.start.Initialization} (the weights at the start)
 * and {@link org.fusionflow.network.run.TrainingMethod} (the flow; stepwise methods are put together in {@code method}). A new one is a new class.
 */
@NullMarked
package org.fusionflow.network;

import org.jspecify.annotations.NullMarked;
