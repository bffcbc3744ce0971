/**
 * What is found about a claim, and on what does it rest?
 *
 * <p>A {@link org.fusionflow.claims.result.Decision} leads to a {@link org.fusionflow.claims.result.Finding}; the
 * {@link org.fusionflow.claims.result.Evidence} of an exact one are certificates or the point that refutes.
 */
@NullMarked
package org.fusionflow.claims.result;

import org.jspecify.annotations.NullMarked;
