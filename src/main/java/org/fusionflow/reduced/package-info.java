/**
 * How does the reduced system move, and when is each modality learned?
 *
 * <p>{@link org.fusionflow.reduced.flow.CompiledGains} turns the gains that {@code symbolic} derived, tag [FT-6], into byte code;
 * {@link org.fusionflow.reduced.flow.BalancedFlow} is the vector field {@code dv_m/dt = g_m e_m} built on them, tag [FT-6];
 * {@link org.fusionflow.reduced.flow.WidthFlow} is the flow of the network of width k, for vector outputs; {@code reduced.run} integrates them and locates half times and visits of saddles.
 * {@link org.fusionflow.reduced.phase.PhaseTimes} evaluates the closed forms of [TM-1] to [TM-3] for given data, and
 * {@link org.fusionflow.reduced.Prediction} puts exact and leading-order values side by side with the warnings that a reader of
 * either needs.
 *
 * <p>All of it is for a balanced start aligned with the correlations, {@code v_m = u0 Sigma_yxm/||Sigma_yxm||}. Times are flow
 * times.
 */
@NullMarked
package org.fusionflow.reduced;

import org.jspecify.annotations.NullMarked;
