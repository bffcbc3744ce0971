/**
 * In which order does a small aligned start learn the modalities, and when?
 *
 * <p>{@link org.fusionflow.reduced.saddle.path.MatchedPhases} follows the start through the graph of fixed points and
 * predicts the half time of every modality: at leading order ({@link org.fusionflow.reduced.saddle.path.FrozenFlow}) and
 * refined ({@link org.fusionflow.reduced.saddle.path.SlavedFlow}).
 * {@link org.fusionflow.reduced.saddle.path.NeverLearned} and {@link org.fusionflow.reduced.saddle.path.Reversal} cover
 * modalities that a path does not learn.
 */
@NullMarked
package org.fusionflow.reduced.saddle.path;

import org.jspecify.annotations.NullMarked;
