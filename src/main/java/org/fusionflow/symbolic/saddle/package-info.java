/**
 * What are the fixed points of the balanced flow?
 *
 * <p>{@link org.fusionflow.symbolic.saddle.FixedPoints} finds all fixed points by a case split: every subset of the
 * modalities is proved to be the learned set of a fixed point, or to be that of none. A
 * {@link org.fusionflow.symbolic.saddle.FixedPoint} is identified by its learned modalities, tag [FT-7]
 * ({@code derivations/two-modalities.md}), and {@link org.fusionflow.symbolic.saddle.FixedPointValues} evaluates
 * expressions at it.
 *
 * <p>{@link org.fusionflow.symbolic.saddle.FixedPointSearch} tests the list numerically: a zero of the flow that is
 * not in the list is a contradiction.
 */
@NullMarked
package org.fusionflow.symbolic.saddle;

import org.jspecify.annotations.NullMarked;
