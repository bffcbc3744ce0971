/**
 * This package reads training loops that a user recorded, so that they are measured as networks are that we train:
 * {@link org.fusionflow.network.replay.RecordingFile} is a file of arrays with what it tells of its network,
 * {@link org.fusionflow.network.replay.RecordedRun} its course on a problem, and {@link org.fusionflow.network.replay.RecordedLoss} compares the
 * recorded loss with that of the recorded maps.
 *
 * <p>The files are those of {@code simulate --record} and of {@code record} of the Python client. Arrays, with n times, K outputs and D inputs:
 *
 * <pre>
 *   time         n            flow times, ascending, at least 0
 *   loss         n            half the mean squared error, summed over outputs
 *   map          n x (K D)    linear map, output by output; of a network that is not linear, least squares on the data
 *   step         n            steps so far; optional
 *   contribution n x M        root mean square change of the output without each modality; optional for linear networks
 *   lossWithout  n x M        loss without each modality; optional
 *   modalities, dimensions, outputs, architecture, u0, activationSlope, biases, method    of network and problem; optional
 *   data.A, ..., data.y       training samples in rows; optional
 * </pre>
 */
@NullMarked
package org.fusionflow.network.replay;

import org.jspecify.annotations.NullMarked;
