package org.fusionflow.symbolic.proof;

import java.util.List;
import org.fusionflow.expression.Sentence;
import org.fusionflow.symbolic.algebra.Verdict;

/**
 * One step of a derivation: a statement with its proofs.
 *
 * @param id the tag that code and documents cite, such as FT-6
 * @param title a few words
 * @param statement what holds, in words and formulas
 * @param texLines the same as TeX formulas, one per line, without delimiters
 * @param checks that prove it, at least one
 * @param claims the parts of it that the claim language can express, for {@code verify} to prove again
 */
public record Step(
        String id,
        String title,
        Sentence statement,
        List<String> texLines,
        List<ProofCheck> checks,
        List<StatedClaim> claims) {
    public Step {
        texLines = List.copyOf(texLines);
        checks = List.copyOf(checks);
        claims = List.copyOf(claims);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("step " + id + " has no check: a verdict is computed, not typed");
        }
    }

    /** With a statement whose formulas stand between dollar signs. */
    public Step(
            String id,
            String title,
            String statement,
            List<String> texLines,
            List<ProofCheck> checks,
            List<StatedClaim> claims) {
        this(id, title, new Sentence(statement), texLines, checks, claims);
    }

    /** The verdict on all checks together. */
    public Verdict verdict() {
        return Verdict.all(checks.stream().map(ProofCheck::verdict).toList());
    }

    /** All formulas as one displayed equation. */
    public String tex() {
        return texLines.size() == 1
                ? texLines.get(0)
                : "\\begin{gathered}" + String.join(" \\\\ ", texLines) + "\\end{gathered}";
    }
}
