/**
 * Are two expressions the same?
 *
 * <p>{@link org.fusionflow.symbolic.algebra.Expr} is an expression: rational numbers, symbols, sums, products, powers,
 * logarithms. {@link org.fusionflow.symbolic.algebra.NormalForm} decides whether one is identically zero: it reduces to
 * polynomials over the rationals, with radicals and symbolic powers as generators.
 * {@link org.fusionflow.symbolic.algebra.ExactMatrix} does the same for matrices over an
 * {@link org.fusionflow.symbolic.algebra.ExactRing}, for the statements about whole layers. A
 * {@link org.fusionflow.symbolic.algebra.Verdict} is {@code proved} from exact algebra only, {@code refuted} with a
 * {@link org.fusionflow.symbolic.algebra.Counterexample}, {@code undecided} otherwise.
 *
 * <p>{@link org.fusionflow.symbolic.algebra.CertainSign} and {@link org.fusionflow.symbolic.algebra.ExactValue} evaluate
 * at rational points beyond doubt. {@link org.fusionflow.symbolic.algebra.Cas} is the only class that talks to Symja: it
 * differentiates, and nothing it returns is believed before it has been substituted back.
 *
 * <p>Nothing here knows what a network is.
 */
@NullMarked
package org.fusionflow.symbolic.algebra;

import org.jspecify.annotations.NullMarked;
