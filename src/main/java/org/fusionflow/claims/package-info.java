/**
 * Which statements of a document are proved, refuted or supported?
 *
 * <p>{@link org.fusionflow.claims.Verification} decides the claims of documents in order, each within a time limit. The rooms are
 * in the order in which a claim passes them: {@code document} reads it, {@code statement} says what it means, {@code proof} or
 * {@code asymptotic} decides it, {@code result} is what was found, and {@code certificate} writes what others can check again.
 */
@NullMarked
package org.fusionflow.claims;

import org.jspecify.annotations.NullMarked;
