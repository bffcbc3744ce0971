/**
 * Is an exact statement proved, refuted or undecided?
 *
 * <p>{@link org.fusionflow.claims.proof.SymbolicDepthDecision} and {@link org.fusionflow.claims.proof.NumericDepthDecision} use the exact
 * algebra and the search for certificates of package {@code symbolic}. Random values never prove: an equality is
 * {@code proved} if the difference of its sides reduces to 0, an inequality by a certificate that is re-checked; a statement is
 * {@code refuted} by a point at which it certainly fails, and {@code undecided} otherwise.
 */
@NullMarked
package org.fusionflow.claims.proof;

import org.jspecify.annotations.NullMarked;
