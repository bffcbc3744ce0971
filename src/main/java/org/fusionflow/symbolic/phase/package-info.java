/**
 * How long does the learning of one modality take, and of the next, in closed form?
 *
 * <p>{@link org.fusionflow.symbolic.phase.Alone} is the time course of one modality while all others are 0, tag
 * [FT-13]. {@link org.fusionflow.symbolic.phase.PhaseLaw} holds the durations of the two phases of two modalities
 * that are fused at any layer, tags [TM-1] to [TM-3]. {@link org.fusionflow.symbolic.phase.PhaseProofs} proves every
 * closed form by substitution into the flow, and {@link org.fusionflow.symbolic.phase.PhaseClaims} writes the results
 * in the claim language. The tags are derived in {@code derivations/two-modalities.md}.
 */
@NullMarked
package org.fusionflow.symbolic.phase;

import org.jspecify.annotations.NullMarked;
