/**
 * In which types do theory and simulation report their results?
 *
 * <p>Both use the same types, so that their results can be compared. A
 * {@link org.fusionflow.data.result.TrajectoryPoint} is the state of learning at one time, a
 * {@link org.fusionflow.data.result.LocatedTime} is a time with an interval that contains it, and a
 * {@link org.fusionflow.data.result.ClosestApproach} says where a trajectory comes nearest to a saddle.
 *
 * <p>{@link org.fusionflow.data.result.HalfNorms} says at which norms a modality counts as half learned.
 */
@NullMarked
package org.fusionflow.data.result;

import org.jspecify.annotations.NullMarked;
