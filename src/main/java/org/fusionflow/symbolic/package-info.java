/**
 * Which statements about a network does theory derive and prove?
 *
 * <p>{@link org.fusionflow.symbolic.derivation.Derivation} is the entry point: it turns a fusion tree into a list of
 * {@link org.fusionflow.symbolic.proof.Step}s, each a statement with the
 * {@link org.fusionflow.symbolic.proof.ProofCheck}s that prove it. Every
 * {@link org.fusionflow.symbolic.algebra.Verdict} is computed: {@code proved} by exact algebra only, {@code refuted}
 * with a counterexample, {@code undecided} otherwise. {@link org.fusionflow.symbolic.flow.ReducedSystem} holds the
 * gains of the balanced flow, tag [FT-6], as {@link org.fusionflow.symbolic.algebra.Expr}s. The package
 * {@code reduced} compiles and integrates the same expressions that are proved here.
 *
 * <p>Reading order; each package uses earlier ones only: {@code algebra} decides whether expressions are equal,
 * {@code proof} defines a proved statement, {@code flow} derives the reduced flow, {@code saddle} its fixed points,
 * {@code phase} its durations, {@code derivation} assembles the steps, and
 * {@code text} writes them for readers, papers and other programs. Tags FT and TM are derived in
 * {@code derivations/two-modalities.md}.
 */
@NullMarked
package org.fusionflow.symbolic;

import org.jspecify.annotations.NullMarked;
