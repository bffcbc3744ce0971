/**
 * Which statements of a document are proved, refuted or supported?
 *
 * <p>A Markdown file holds fenced {@code claim} blocks, by the rules of CommonMark.
 * {@link org.fusionflow.claims.ClaimDocument} reads each block into a {@link org.fusionflow.claims.Claim}: an
 * architecture, names, assumptions and a statement whose sides are {@link org.fusionflow.expression.Term}s, each with its
 * place in the file. It warns of blocks that look like claims and are none.
 * {@link org.fusionflow.claims.Verification} decides the claims in order, each within a time limit.
 * {@link org.fusionflow.claims.ExactDecision} uses the exact algebra of package {@code symbolic};
 * {@link org.fusionflow.claims.AsymptoticDecision} integrates the reduced flow for a sequence of decreasing u0. The
 * result of a claim is a {@link org.fusionflow.claims.Finding}.
 *
 * <p>{@link org.fusionflow.claims.Vocabulary} defines the symbols of an architecture; {@code derivations/notation.md}
 * explains them to users. Random values never prove an equality: it is {@code proved} if the difference of its sides
 * reduces to 0, {@code refuted} by a point at which the sides certainly differ, and {@code undecided} otherwise.
 * Asymptotic statements are {@code supported}, {@code contradicted} or {@code undecided}, never proved.
 */
@NullMarked
package org.fusionflow.claims;

import org.jspecify.annotations.NullMarked;
