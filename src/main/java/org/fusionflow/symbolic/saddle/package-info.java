/**
 * Where does the balanced flow rest?
 *
 * <p>{@link org.fusionflow.symbolic.saddle.FixedPoints} finds all fixed points by cases: every subset of modalities is
 * shown to be learned at one point, or at none. A {@link org.fusionflow.symbolic.saddle.FixedPoint} is described by the
 * modalities that are learned there, tag [FT-7], and {@link org.fusionflow.symbolic.saddle.FixedPointValues} evaluates
 * expressions there.
 *
 * <p>{@link org.fusionflow.symbolic.saddle.FixedPointSearch} puts the list to the test: it searches zeros of the flow
 * numerically, and one that the list lacks is a contradiction.
 */
@NullMarked
package org.fusionflow.symbolic.saddle;

import org.jspecify.annotations.NullMarked;
