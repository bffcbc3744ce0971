package org.fusionflow.symbolic.proof;

import java.util.List;
import org.fusionflow.symbolic.algebra.Verdict;

/**
 * One step of a derivation.
 *
 * @param id the tag that code and documents cite, such as FT-6
 * @param title a few words
 * @param statement what holds, in plain text
 * @param texLines the same as formulas, one a line, without delimiters
 * @param checks what proves it, at least one
 * @param claims what of it can be said in the claim language, for {@code verify} to prove once more
 */
public record Step(
        String id,
        String title,
        String statement,
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

    public Verdict verdict() {
        return Verdict.all(checks.stream().map(ProofCheck::verdict).toList());
    }

    /** All formulas as one display. */
    public String tex() {
        return texLines.size() == 1
                ? texLines.get(0)
                : "\\begin{gathered}" + String.join(" \\\\ ", texLines) + "\\end{gathered}";
    }
}
