/**
 * What is the gradient flow of a network, as algebra, and how is it proved?
 *
 * <p>{@link org.fusionflow.symbolic.flow.ReducedSystem} is the balanced rank-one flow of a fusion tree, tag [FT-6];
 * the package {@code reduced} compiles and integrates the same expressions that are proved here.
 * {@link org.fusionflow.symbolic.flow.RankOneFlow} is the flow in lengths, or in amplitudes before balance is
 * assumed; {@link org.fusionflow.symbolic.flow.ConservedQuantities} are its constants, tag [FT-5]; and
 * {@link org.fusionflow.symbolic.flow.SymbolicMoments} are the second moments as symbols.
 * {@link org.fusionflow.symbolic.flow.Training} is what changes where a network is trained otherwise: learning rates of edges, or another objective.
 *
 * <p>The proofs start from the weight matrices. {@link org.fusionflow.symbolic.flow.ExplicitNetwork} writes all
 * layers out; {@link org.fusionflow.symbolic.flow.NetworkProofs} and {@link org.fusionflow.symbolic.flow.LayerProofs}
 * prove statements about them, {@link org.fusionflow.symbolic.flow.BalanceProofs} and
 * {@link org.fusionflow.symbolic.flow.LossProofs} their consequences. {@link org.fusionflow.symbolic.algebra.DepthSet}
 * gives the depths that a case of a proof covers. The tags are derived in {@code derivations/two-modalities.md}, for
 * any tree in {@code rank-one-reduction.md}.
 */
@NullMarked
package org.fusionflow.symbolic.flow;

import org.jspecify.annotations.NullMarked;
