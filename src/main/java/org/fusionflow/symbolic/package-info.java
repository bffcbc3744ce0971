/**
 * What does theory say about a network, and is it proved?
 *
 * <p>{@link org.fusionflow.symbolic.Derivation} is the way in: from a fusion tree to a list of
 * {@link org.fusionflow.symbolic.Step}s, each a statement with the {@link org.fusionflow.symbolic.Check}s that prove it. A
 * {@link org.fusionflow.symbolic.Verdict} is computed: {@code proved} from exact algebra only, {@code refuted} with a
 * counterexample, {@code undecided} otherwise. {@link org.fusionflow.symbolic.ReducedSystem} carries the gains of the
 * balanced flow, tag [FT-6], as {@link org.fusionflow.symbolic.Expr}s: what is proved here is what the package
 * {@code reduced} compiles and integrates.
 *
 * <p>Two engines do the work. {@link org.fusionflow.symbolic.NormalForm} decides whether an expression is identically zero:
 * it reduces to polynomials over the rationals, radicals and symbolic powers being generators.
 * {@link org.fusionflow.symbolic.ExactMatrix} does the same for matrices with polynomial entries, for the statements about
 * whole layers. {@link org.fusionflow.symbolic.Cas} is the only class that talks to Symja: it differentiates, and
 * nothing it returns is believed before it has been substituted back.
 */
@NullMarked
package org.fusionflow.symbolic;

import org.jspecify.annotations.NullMarked;
