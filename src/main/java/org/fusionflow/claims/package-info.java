/**
 * Is what a document claims true?
 *
 * <p>A Markdown file holds fenced {@code claim} blocks. {@link org.fusionflow.claims.ClaimDocument} finds and reads them into
 * {@link org.fusionflow.claims.Claim}s: an architecture, names, assumptions and a statement whose sides are
 * {@link org.fusionflow.expression.Term}s, each with its place in the file. {@link org.fusionflow.claims.Verification} decides
 * them one after the other, each within a time limit: {@link org.fusionflow.claims.ExactDecision} by the exact algebra of
 * package {@code symbolic}, {@link org.fusionflow.claims.AsymptoticDecision} by integrating the reduced flow for ever smaller
 * starts. What comes out is a {@link org.fusionflow.claims.Finding}.
 *
 * <p>{@link org.fusionflow.claims.Vocabulary} says what the symbols of an architecture mean, {@code derivations/notation.md}
 * explains it to users. Nothing is proved by sampling: an equality is {@code proved} by reduction to 0, {@code refuted} by a
 * point at which the sides certainly differ, and otherwise {@code undecided}; asymptotic statements are only ever
 * {@code supported} or {@code contradicted}.
 */
@NullMarked
package org.fusionflow.claims;

import org.jspecify.annotations.NullMarked;
