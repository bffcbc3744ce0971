/**
 * This package finds the largest stable learning rate: {@link org.fusionflow.network.stability.TopEigenvalue} is the largest curvature of a
 * loss, {@link org.fusionflow.network.stability.StableStep} the learning rate that it allows.
 *
 * <p>{@link org.fusionflow.linear.Lanczos} finds the eigenvalue with products of the Hessian.
 * {@link org.fusionflow.network.stability.DivergenceSearch} finds out why a run diverged; the reason is a
 * {@link org.fusionflow.network.stability.Divergence}.
 */
@NullMarked
package org.fusionflow.network.stability;

import org.jspecify.annotations.NullMarked;
