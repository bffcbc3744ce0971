/**
 * What are the fixed points of the flow, and how does the flow leave them?
 *
 * <p>{@link org.fusionflow.reduced.saddle.SaddleGraph} lists the fixed points of a tree on given data, tags [SG-1] to
 * [SG-14] of {@code derivations/saddle-graph.md}: each {@link org.fusionflow.reduced.saddle.Saddle} with its map,
 * loss, lengths and {@link org.fusionflow.reduced.saddle.Exit}s, and the
 * {@link org.fusionflow.reduced.saddle.Escape}s from one point to the next.
 */
@NullMarked
package org.fusionflow.reduced.saddle;

import org.jspecify.annotations.NullMarked;
