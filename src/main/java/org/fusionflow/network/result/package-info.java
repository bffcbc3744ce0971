/**
 * This package holds the results of training runs: {@link org.fusionflow.network.result.TrainingResult} has the outcome, half times, the map at
 * the requested times and the drift of the conserved quantities.
 *
 * <p>{@link org.fusionflow.network.result.TrainedRun} adds the state at the end, {@link org.fusionflow.network.result.TrainedNetwork} the final
 * weights. A {@link org.fusionflow.network.result.Checkpoint} holds everything from which a run continues bit for bit: the weights, the memory
 * of the method, and the {@link org.fusionflow.network.result.History} of what the run has observed.
 */
@NullMarked
package org.fusionflow.network.result;

import org.jspecify.annotations.NullMarked;
