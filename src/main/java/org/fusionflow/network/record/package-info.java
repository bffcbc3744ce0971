/**
 * What is kept of a run, beyond its map at a few times?
 *
 * <p>{@link org.fusionflow.network.record.FlowTimes} says when, each {@link org.fusionflow.network.record.Observable} what:
 * loss, error on new data, map, layers' norms and singular values, alignment, conserved quantities, distances to saddles, weights of first layers;
 * {@link org.fusionflow.network.record.Observables} knows them by name. {@link org.fusionflow.network.record.WeightRecorder} watches a run and
 * makes a {@link org.fusionflow.network.record.Recording}, which goes to a table or to NumPy arrays. A new observable is a new class.
 *
 * <p>{@link org.fusionflow.network.record.SavedRun} is where a run ended, in a file from which it goes on bit for bit;
 * {@link org.fusionflow.network.record.FromFile} starts a new run with such weights, or with a user's own.
 *
 * <p>No number in any file is infinite or not a number.
 */
@NullMarked
package org.fusionflow.network.record;

import org.jspecify.annotations.NullMarked;
