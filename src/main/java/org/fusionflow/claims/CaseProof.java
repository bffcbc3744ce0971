package org.fusionflow.claims;

import java.util.List;
import org.fusionflow.claims.Proposition.Comparison;
import org.fusionflow.symbolic.algebra.Verdict;

/** Proves that comparisons contradict each other, by a certificate. */
final class CaseProof {
    private CaseProof() {}

    static Verdict of(List<Comparison> comparisons) {
        return new Verdict.Undecided("no certificate was found for " + comparisons.size() + " comparisons");
    }
}
