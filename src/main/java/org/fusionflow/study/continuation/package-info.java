/**
 * Where do the fixed points go when a parameter changes?
 *
 * <p>A {@link org.fusionflow.study.continuation.SaddleContinuation} has one row a fixed point along the one axis of a study;
 * {@link org.fusionflow.study.continuation.SpecialPointSearch} locates what changes between two of its values.
 */
@NullMarked
package org.fusionflow.study.continuation;

import org.jspecify.annotations.NullMarked;
