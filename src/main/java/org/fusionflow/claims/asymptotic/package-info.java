/**
 * Is an asymptotic statement supported or contradicted by the reduced flow?
 *
 * <p>{@link org.fusionflow.claims.asymptotic.AsymptoticDecision} integrates the reduced flow for a sequence of decreasing u0, extrapolates both sides
 * to u0 = 0 and says {@code supported}, {@code contradicted} or {@code undecided}, never proved.
 */
@NullMarked
package org.fusionflow.claims.asymptotic;

import org.jspecify.annotations.NullMarked;
