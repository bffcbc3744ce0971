/**
 * Which equations does the reduced system obey?
 *
 * <p>A {@link org.fusionflow.reduced.flow.ReducedFlow} is the gradient flow of a network on an invariant manifold.
 * {@link org.fusionflow.reduced.flow.BalancedFlow} is {@code dv_m/dt = g_m e_m} for a balanced start, tag [FT-6];
 * {@link org.fusionflow.reduced.flow.WidthFlow} is the flow of the network of width k with several outputs;
 * {@link org.fusionflow.reduced.flow.ReducedField} is the balanced flow of two scalar modalities in the plane.
 *
 * <p>{@link org.fusionflow.reduced.flow.CompiledGains} compiles the {@link org.fusionflow.reduced.flow.Gains} that
 * {@code symbolic} derived to byte code, {@link org.fusionflow.reduced.flow.CompiledPhase} the integrand of the first
 * phase, tag [TM-2]. {@link org.fusionflow.reduced.flow.Regression} holds the data: correlations, covariance,
 * residual and loss. The tags are derived in {@code derivations/two-modalities.md}.
 */
@NullMarked
package org.fusionflow.reduced.flow;

import org.jspecify.annotations.NullMarked;
