/**
 * This package records quantities of a run over time: {@link org.fusionflow.data.problem.FlowTimes} gives the times, each
 * {@link org.fusionflow.network.record.Observable} a quantity, and {@link org.fusionflow.network.record.WeightRecorder} makes a
 * {@link org.fusionflow.network.record.Recording} of them.
 *
 * <p>The observables are loss, error on new data, map, norms and singular values of layers, alignment, conserved quantities, distances from
 * saddles, and weights of first layers; {@link org.fusionflow.network.record.Observables} lists them by name. A recording is written to a table
 * or to NumPy arrays. A new observable is a new class.
 *
 * <p>{@link org.fusionflow.network.record.SavedRun} is the end of a run in a file, from which it continues bit for bit;
 * {@link org.fusionflow.network.record.FromFile} starts a new run with such weights, or with a user's own.
 *
 * <p>No number in any file is infinite or NaN.
 */
@NullMarked
package org.fusionflow.network.record;

import org.jspecify.annotations.NullMarked;
