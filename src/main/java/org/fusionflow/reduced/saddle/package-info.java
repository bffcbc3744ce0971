/**
 * What are the fixed points of the flow, how does the flow leave them, and in which order are the modalities learned?
 *
 * <p>{@link org.fusionflow.reduced.saddle.SaddleGraph} lists the fixed points of a tree on given data, tags [SG-1] to
 * [SG-14] of {@code derivations/saddle-graph.md}: each {@link org.fusionflow.reduced.saddle.Saddle} with its map,
 * loss, lengths and {@link org.fusionflow.reduced.saddle.Exit}s, and the
 * {@link org.fusionflow.reduced.saddle.Escape}s from one point to the next.
 *
 * <p>{@link org.fusionflow.reduced.saddle.MatchedPhases} follows a small aligned start through the graph and predicts
 * the half time of every modality: at leading order ({@link org.fusionflow.reduced.saddle.FrozenFlow}) and refined
 * ({@link org.fusionflow.reduced.saddle.SlavedFlow}). {@link org.fusionflow.reduced.saddle.NeverLearned} and
 * {@link org.fusionflow.reduced.saddle.Reversal} cover modalities that a path does not learn.
 */
@NullMarked
package org.fusionflow.reduced.saddle;

import org.jspecify.annotations.NullMarked;
