/**
 * This package defines one training run and its observers: {@link org.fusionflow.network.run.TrainingPlan} has everything on which the numbers
 * of a run depend, {@link org.fusionflow.network.run.TrainingRun} is the working state of a {@link org.fusionflow.network.run.TrainingMethod}.
 *
 * <p>A plan consists of the problem, a {@link org.fusionflow.network.run.NetworkSetup} (network, method, and the
 * {@link org.fusionflow.network.run.StopRule}, which may contain a {@link org.fusionflow.network.run.Plateau}), a seed, and a
 * {@link org.fusionflow.network.run.TrainingWatch}. {@link org.fusionflow.network.run.Objectives} chooses the fastest implementation of its loss
 * and gradient.
 *
 * <p>{@link org.fusionflow.network.run.Recorder} collects what every method reports: {@link org.fusionflow.network.run.StepObserver} feeds it
 * from steps, {@link org.fusionflow.network.run.FlowObserver} from an integrator. {@link org.fusionflow.network.run.Watching} holds the outside
 * observers: a {@link org.fusionflow.network.run.ProgressListener} and a {@link org.fusionflow.network.run.WeightWatcher}. None of them changes
 * the numbers.
 *
 * <p>What a problem's remedies change in a run is worked out here: {@link org.fusionflow.network.run.LayerRates} has the factors of layers at the
 * present time, {@link org.fusionflow.network.run.StillWatch} sees the end of runs whose gradient of the loss does not vanish, and
 * {@link org.fusionflow.network.run.RemedyCheck} refuses what has no meaning.
 *
 * <p>The methods themselves are in {@code network.method}, which depends on this package.
 */
@NullMarked
package org.fusionflow.network.run;

import org.jspecify.annotations.NullMarked;
