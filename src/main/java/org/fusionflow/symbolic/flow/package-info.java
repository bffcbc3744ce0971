/**
 * What is the flow of a network, as algebra, and why is it so?
 *
 * <p>{@link org.fusionflow.symbolic.flow.ReducedSystem} is the balanced rank-one flow of a fusion tree, tag [FT-6]: what
 * is proved of it is what the package {@code reduced} compiles and integrates.
 * {@link org.fusionflow.symbolic.flow.RankOneFlow} is the flow before balance,
 * {@link org.fusionflow.symbolic.flow.ConservedQuantities} are its constants, tag [FT-5], and
 * {@link org.fusionflow.symbolic.flow.SymbolicMoments} are the data as symbols.
 *
 * <p>The proofs start from the matrices. {@link org.fusionflow.symbolic.flow.ExplicitNetwork} writes all layers out;
 * {@link org.fusionflow.symbolic.flow.NetworkProofs} and {@link org.fusionflow.symbolic.flow.LayerProofs} are statements
 * about it, {@link org.fusionflow.symbolic.flow.BalanceProofs} and {@link org.fusionflow.symbolic.flow.LossProofs} about
 * what follows. {@link org.fusionflow.symbolic.flow.DepthRange} says for which depths a case holds.
 */
@NullMarked
package org.fusionflow.symbolic.flow;

import org.jspecify.annotations.NullMarked;
