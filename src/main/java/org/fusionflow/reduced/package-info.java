/**
 * How does the reduced system move, and when is each modality learned?
 *
 * <p>{@link org.fusionflow.reduced.flow.CompiledGains} compiles the gains that {@code symbolic} derived, tag [FT-6],
 * to byte code. Two flows can be integrated: {@link org.fusionflow.reduced.flow.BalancedFlow} with
 * {@code dv_m/dt = g_m e_m}, tag [FT-6], and {@link org.fusionflow.reduced.flow.WidthFlow} for the network of width k
 * with any number of outputs and any start. {@code reduced.run} integrates them and locates half times and visits of saddles.
 * {@link org.fusionflow.reduced.phase.PhaseTimes} evaluates the closed forms of [TM-1] to [TM-3].
 * {@link org.fusionflow.reduced.Prediction} holds exact and leading-order values side by side, with the warnings that
 * apply to them.
 *
 * <p>Predictions assume a balanced start aligned with the correlations, {@code v_m = u0 Sigma_yxm/||Sigma_yxm||}.
 * Times are flow times. Tags FT and TM are derived in {@code derivations/two-modalities.md}, SG in
 * {@code saddle-graph.md}, EI in {@code effective-initialization.md}, OP in {@code overparameterization.md}.
 */
@NullMarked
package org.fusionflow.reduced;

import org.jspecify.annotations.NullMarked;
