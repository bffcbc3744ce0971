package org.fusionflow.symbolic.proof;

import org.fusionflow.expression.Sentence;
import org.fusionflow.symbolic.algebra.Verdict;

/**
 * One statement inside a step, checked by exact algebra.
 *
 * @param claim the statement, in words
 * @param scope what the check covers: sizes, or the argument that extends it to all sizes
 * @param verdict computed
 */
public record ProofCheck(Sentence claim, Sentence scope, Verdict verdict) {
    /** With texts whose formulas stand between dollar signs. */
    public ProofCheck(String claim, String scope, Verdict verdict) {
        this(new Sentence(claim), new Sentence(scope), verdict);
    }
}
