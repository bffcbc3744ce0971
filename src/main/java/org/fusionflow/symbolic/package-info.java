/**
 * What does theory say about a network, and is it proved?
 *
 * <p>{@link org.fusionflow.symbolic.derivation.Derivation} is the way in: from a fusion tree to a list of
 * {@link org.fusionflow.symbolic.proof.Step}s, each a statement with the {@link org.fusionflow.symbolic.proof.ProofCheck}s that prove it. A
 * {@link org.fusionflow.symbolic.algebra.Verdict} is computed: {@code proved} from exact algebra only, {@code refuted} with a
 * counterexample, {@code undecided} otherwise. {@link org.fusionflow.symbolic.flow.ReducedSystem} carries the gains of the balanced
 * flow, tag [FT-6], as {@link org.fusionflow.symbolic.algebra.Expr}s: what is proved here is what the package {@code reduced} compiles
 * and integrates.
 *
 * <p>Reading order, each package uses earlier ones only: {@code algebra} decides whether expressions are equal, {@code proof} says what a
 * proved statement is, {@code flow} derives the reduced flow, {@code saddle} its fixed points, {@code phase} its durations, and
 * {@code derivation} puts all of it in order.
 */
@NullMarked
package org.fusionflow.symbolic;

import org.jspecify.annotations.NullMarked;
