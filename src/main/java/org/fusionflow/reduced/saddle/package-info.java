/**
 * Where does the flow rest, how does it leave, and in which order are the modalities learned?
 *
 * <p>{@link org.fusionflow.reduced.saddle.SaddleGraph} lists the fixed points of a tree on given data, tags [SG-1] to [SG-14]: each
 * {@link org.fusionflow.reduced.saddle.Saddle} with its map, loss and lengths, its {@link org.fusionflow.reduced.saddle.Exit}s, and
 * the {@link org.fusionflow.reduced.saddle.Escape}s that lead from one to the next.
 *
 * <p>{@link org.fusionflow.reduced.saddle.MatchedPhases} follows a small aligned start through the graph, phase by phase, and predicts
 * the half time of every modality at leading order ({@link org.fusionflow.reduced.saddle.FrozenFlow}) and refined
 * ({@link org.fusionflow.reduced.saddle.SlavedFlow}). Paths say what they cannot do:
 * {@link org.fusionflow.reduced.saddle.NeverLearned} and {@link org.fusionflow.reduced.saddle.Reversal}.
 */
@NullMarked
package org.fusionflow.reduced.saddle;

import org.jspecify.annotations.NullMarked;
