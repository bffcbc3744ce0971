/**
 * Which equations does the reduced system obey?
 *
 * <p>A {@link org.fusionflow.reduced.flow.ReducedFlow} is the gradient flow of a network on a manifold that it never
 * leaves. {@link org.fusionflow.reduced.flow.BalancedFlow} is {@code dv_m/dt = g_m e_m} of a balanced start, tag [FT-6];
 * {@link org.fusionflow.reduced.flow.WidthFlow} is the flow of the network of width k with vector outputs;
 * {@link org.fusionflow.reduced.flow.ReducedField} is the balanced flow of two scalar modalities in the plane.
 *
 * <p>{@link org.fusionflow.reduced.flow.CompiledGains} turns the {@link org.fusionflow.reduced.flow.Gains} that
 * {@code symbolic} derived into byte code, {@link org.fusionflow.reduced.flow.FirstPhase} the integrand of the first
 * phase, tag [TM-2]. {@link org.fusionflow.reduced.flow.Regression} is the part of the equations that knows the data.
 */
@NullMarked
package org.fusionflow.reduced.flow;

import org.jspecify.annotations.NullMarked;
