/**
 * How long do the phases of learning of two modalities last, at leading order?
 *
 * <p>{@link org.fusionflow.reduced.phase.PhaseTimes} evaluates the closed forms of [TM-1] to [TM-3] for given data; the
 * expressions are those that {@code symbolic} derived. {@link org.fusionflow.reduced.phase.Misalignment} is the
 * correction for a second modality that starts along one direction and leaves the saddle along another.
 * {@link org.fusionflow.reduced.phase.LearningOrder} is the order that these take for granted.
 * {@link org.fusionflow.reduced.phase.Quadrature} integrates where a formula leaves an integral.
 */
@NullMarked
package org.fusionflow.reduced.phase;

import org.jspecify.annotations.NullMarked;
