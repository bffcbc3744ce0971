/**
 * What does a proved statement consist of?
 *
 * <p>A {@link org.fusionflow.symbolic.proof.Step} is one step of a derivation: its tag, its statement, its formulas
 * and its {@link org.fusionflow.symbolic.proof.ProofCheck}s. A check is one statement with its computed verdict. A
 * {@link org.fusionflow.symbolic.proof.StatedClaim} is the same statement in the claim language, so that
 * {@code verify} can prove a written derivation independently of how it was generated.
 */
@NullMarked
package org.fusionflow.symbolic.proof;

import org.jspecify.annotations.NullMarked;
