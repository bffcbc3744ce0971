/**
 * Which steps lead from the loss of a network to the times at which its modalities are learned?
 *
 * <p>{@link org.fusionflow.symbolic.derivation.Derivation} is the entry point: it turns a fusion tree into a list of
 * steps with their checks, and the results that they establish.
 * {@link org.fusionflow.symbolic.text.DerivationText} writes it as plain text, Markdown or TeX.
 *
 * <p>The steps follow the tags: {@code NetworkSteps} from the loss to the balanced flow, [FT-1] to [FT-6];
 * {@code FixedPointStep}, {@code EnergyStep}, {@code ExitStep} and {@code AloneStep}, and {@code SaddleSteps} on the
 * consequences of the saddles for learning, [FT-7] to [FT-13]; {@code PhaseSteps} on durations, [TM-1] to [TM-3];
 * {@code RateSteps} on learning rates, [RM-2] to [RM-5] and [RM-13]; {@code RectifierSteps} on rectified units, [AL-1] to [AL-12].
 * {@code derivations/two-modalities.md} is the written derivation for two modalities.
 */
@NullMarked
package org.fusionflow.symbolic.derivation;

import org.jspecify.annotations.NullMarked;
