/**
 * Do inequalities contradict each other?
 *
 * <p>{@link org.fusionflow.symbolic.inequality.Infeasibility} searches for a
 * {@link org.fusionflow.symbolic.inequality.Certificate} that no real values satisfy all of a list of
 * {@link org.fusionflow.symbolic.inequality.Constraint}s. A claim "hypotheses imply goal" is proved by refuting the
 * hypotheses together with the opposite of the goal.
 *
 * <p>{@code DirectProof} looks first for a sum of squares that stands in the monomials of one constraint, as in the rate
 * of the loss; {@code OpaqueSums} keeps its norms and residuals as they are written. Where that fails there is a search.
 *
 * <p>Roads through the package, in reading order: {@link org.fusionflow.symbolic.inequality.FactBase} turns the
 * constraints into {@link org.fusionflow.symbolic.inequality.Fact}s, polynomials of known sign;
 * {@code Elimination} reduces them by the equations; {@code Gradings} finds the scalings and changes of sign that leave
 * all facts alone, so that the search needs one weight only; {@code Columns} lists products of facts with squares;
 * {@code Simplex} proposes a sum of them that vanishes, new squares come from its dual; {@code ExactSupport} solves for
 * the rational coefficients. What is found so, in floating point, proves nothing: the certificate expands the identity
 * and re-verifies it exactly, with {@link org.fusionflow.symbolic.inequality.Polynomial} and nothing else.
 *
 * <p>By the Positivstellensatz a certificate exists for every contradiction between polynomials; the search has a
 * {@link org.fusionflow.symbolic.inequality.WorkLimit}, so that not finding one says nothing.
 */
@NullMarked
package org.fusionflow.symbolic.inequality;

import org.jspecify.annotations.NullMarked;
