/**
 * Which steps lead from the loss of a network to the times of its learning?
 *
 * <p>{@link org.fusionflow.symbolic.derivation.Derivation} is the way in: from a fusion tree to a list of steps with
 * their checks, and the objects that they establish. {@link org.fusionflow.symbolic.derivation.DerivationText} writes it
 * as plain text, Markdown or TeX.
 *
 * <p>The steps follow the tags: {@code NetworkSteps} from the loss to the balanced flow, [FT-1] to [FT-6];
 * {@code FixedPointStep}, {@code EnergyStep}, {@code ExitStep} and {@code AloneStep}, [FT-7] to [FT-13];
 * {@code SaddleSteps} on what the saddles mean for learning; {@code PhaseSteps} on durations, [TM-1] to [TM-3].
 */
@NullMarked
package org.fusionflow.symbolic.derivation;

import org.jspecify.annotations.NullMarked;
