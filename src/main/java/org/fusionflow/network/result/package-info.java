/**
 * What came of a training run?
 *
 * <p>{@link org.fusionflow.network.result.TrainingResult} is what was observed: the outcome, half times, the map at the
 * requested times, the conserved quantities' drift. {@link org.fusionflow.network.result.TrainedRun} adds where the run
 * ended, {@link org.fusionflow.network.result.TrainedNetwork} the weights that it ended with.
 *
 * <p>A {@link org.fusionflow.network.result.Checkpoint} holds all from which a run goes on bit for bit: the weights,
 * what the method remembers, and the {@link org.fusionflow.network.result.History} of what the run has seen.
 */
@NullMarked
package org.fusionflow.network.result;

import org.jspecify.annotations.NullMarked;
