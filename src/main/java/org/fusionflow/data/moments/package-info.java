/**
 * What do the full-batch dynamics of a linear network see of the data?
 *
 * <p>They see second moments only. {@link org.fusionflow.data.moments.Moments} are those of data with any number of outputs.
 * They are checked when they are made: the covariance is positive semidefinite to rounding, and some map explains the
 * correlations.
 *
 * <p>{@link org.fusionflow.data.moments.LeastSquares} is the best linear map from a subset of the modalities. These maps
 * are the fixed points of the dynamics in map space.
 */
@NullMarked
package org.fusionflow.data.moments;

import org.jspecify.annotations.NullMarked;
