/**
 * How large may a learning rate be?
 *
 * <p>{@link org.fusionflow.network.stability.TopEigenvalue} is the largest curvature of a loss at given weights, found by
 * {@link org.fusionflow.linear.Lanczos} on products with the Hessian;
 * {@link org.fusionflow.network.stability.StableStep} is the learning rate that it allows.
 * {@link org.fusionflow.network.stability.DivergenceSearch} finds out why a run diverged and says so in a
 * {@link org.fusionflow.network.stability.Divergence}.
 */
@NullMarked
package org.fusionflow.network.stability;

import org.jspecify.annotations.NullMarked;
