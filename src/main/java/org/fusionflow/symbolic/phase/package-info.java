/**
 * How long does one modality take, and how long the next, in closed form?
 *
 * <p>{@link org.fusionflow.symbolic.phase.Alone} is the time course of one modality while all others are 0, tag [FT-13].
 * {@link org.fusionflow.symbolic.phase.PhaseLaw} holds the two phases of two modalities that are fused at any layer,
 * tags [TM-1] to [TM-3]. {@link org.fusionflow.symbolic.phase.PhaseProofs} puts every closed form back into the flow
 * that it is said to solve, and {@link org.fusionflow.symbolic.phase.PhaseClaims} states the results in the claim
 * language.
 */
@NullMarked
package org.fusionflow.symbolic.phase;

import org.jspecify.annotations.NullMarked;
