/**
 * Are two expressions equal?
 *
 * <p>{@link org.fusionflow.symbolic.algebra.Expr} is an expression: rational numbers, symbols, sums, products,
 * powers, logarithms. {@link org.fusionflow.symbolic.algebra.NormalForm} decides whether it is identically 0, by
 * reduction to polynomials over the rational numbers with radicals and symbolic powers as generators.
 * {@link org.fusionflow.symbolic.algebra.ExactMatrix} does the same for matrices over an
 * {@link org.fusionflow.symbolic.algebra.ExactRing}, for statements about whole layers. A
 * {@link org.fusionflow.symbolic.algebra.Verdict} is {@code proved} by exact algebra only, {@code refuted} with a
 * {@link org.fusionflow.symbolic.algebra.Counterexample}, and {@code undecided} otherwise.
 *
 * <p>{@link org.fusionflow.symbolic.algebra.CertainSign} and {@link org.fusionflow.symbolic.algebra.ExactValue}
 * evaluate expressions at rational points rigorously. {@link org.fusionflow.symbolic.algebra.Cas} is the only
 * class that uses Symja. It differentiates; each result is verified by substitution.
 *
 * <p>The package knows nothing of networks.
 */
@NullMarked
package org.fusionflow.symbolic.algebra;

import org.jspecify.annotations.NullMarked;
