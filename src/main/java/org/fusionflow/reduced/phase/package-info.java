/**
 * How long do the phases of learning of two modalities last, at leading order?
 *
 * <p>{@link org.fusionflow.reduced.phase.PhaseTimes} evaluates the closed forms of [TM-1] to [TM-3]
 * ({@code derivations/two-modalities.md}) for given data; {@code symbolic} derives the expressions.
 * {@link org.fusionflow.reduced.phase.LearningOrder} is the order of learning that they assume.
 * {@link org.fusionflow.reduced.phase.Misalignment} corrects them for a second modality that starts along one
 * direction and leaves the saddle along another ({@code derivations/corrections.md}).
 * {@link org.fusionflow.reduced.phase.Quadrature} evaluates the integrals that have no closed form.
 */
@NullMarked
package org.fusionflow.reduced.phase;

import org.jspecify.annotations.NullMarked;
