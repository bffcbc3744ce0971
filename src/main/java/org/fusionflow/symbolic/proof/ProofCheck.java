package org.fusionflow.symbolic.proof;

import org.fusionflow.symbolic.algebra.Verdict;

/**
 * One machine-checked statement inside a step.
 *
 * @param claim what is claimed, in words
 * @param scope for what it was checked: sizes, or the argument that covers all of them
 * @param verdict computed
 */
public record ProofCheck(String claim, String scope, Verdict verdict) {}
