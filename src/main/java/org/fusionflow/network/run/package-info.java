/**
 * What is one training run, and who watches it?
 *
 * <p>A {@link org.fusionflow.network.run.TrainingPlan} says all that the numbers of a run depend on: network, data,
 * start, {@link org.fusionflow.network.run.TrainingMethod}, seed, times, and the
 * {@link org.fusionflow.network.run.StopRule}, which may ask for a {@link org.fusionflow.network.run.Plateau}.
 * {@link org.fusionflow.network.run.Objectives} picks the fastest way to its loss and gradient.
 *
 * <p>A {@link org.fusionflow.network.run.TrainingRun} is what the method works with.
 * {@link org.fusionflow.network.run.Recorder} collects what every method reports:
 * {@link org.fusionflow.network.run.StepObserver} feeds it from steps, {@link org.fusionflow.network.run.FlowObserver}
 * from an integrator. {@link org.fusionflow.network.run.Watching} names who looks on from outside: a
 * {@link org.fusionflow.network.run.ProgressListener} and a {@link org.fusionflow.network.run.WeightWatcher}. None of
 * them changes the numbers.
 *
 * <p>The methods themselves are in {@code network.method}, which depends on this package.
 */
@NullMarked
package org.fusionflow.network.run;

import org.jspecify.annotations.NullMarked;
