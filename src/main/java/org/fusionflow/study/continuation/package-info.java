/**
 * This package follows fixed points along a parameter: {@link org.fusionflow.study.continuation.SaddleContinuation} makes one row for each fixed
 * point, and {@link org.fusionflow.study.continuation.SpecialPointSearch} locates the
 * {@linkplain org.fusionflow.study.continuation.SpecialPoint values} at which the dynamics change.
 */
@NullMarked
package org.fusionflow.study.continuation;

import org.jspecify.annotations.NullMarked;
