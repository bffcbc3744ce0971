package org.fusionflow.claims.formal;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Evidence;
import org.fusionflow.claims.result.Exhibit;

/**
 * The same statement for Lean 4 with Mathlib, for equalities of rational expressions. Nobody has run such a file: there is no Lean where this program is
 * made.
 */
public final class LeanFile {
    private static final Pattern UNEQUAL = Pattern.compile(" <> ");

    private LeanFile() {}

    /**
     * The text of the file.
     *
     * @throws NotExportable if the claim is no proved equality of rational expressions
     */
    public static String of(Exhibit exhibit) {
        if (!exhibit.finding().verdict().equals("proved")) {
            throw new NotExportable("refuted");
        }
        if (!exhibit.evidence()
                .map(Evidence::certificates)
                .orElseThrow(() -> new NotExportable("no evidence"))
                .isEmpty()) {
            throw new NotExportable("a certificate");
        }
        FormalClaim claim = FormalClaim.of(exhibit.claim(), false);
        if (!CoqProof.isEqualities(exhibit.claim().statement())
                || !claim.functions().isEmpty()
                || !claim.givenByLengths().isEmpty()) {
            throw new NotExportable("more than equalities of rational expressions");
        }
        Claim words = exhibit.claim();
        StringBuilder text =
                new StringBuilder("-- UNTESTED: written without a Lean to check it. Lean 4 with Mathlib.\n-- "
                        + words.name() + "\n-- " + words.place().file() + ":"
                        + words.place().line() + "\n"
                        + "import Mathlib\n\ntheorem claim\n");
        for (Binder b : claim.binders()) {
            text.append(
                    switch (b.kind()) {
                        case VARIABLE -> "    (" + b.name() + " : ℝ)\n";
                        case PREMISE -> "    (" + b.name() + " : " + lean(b.text()) + ")\n";
                        case DEFINITION ->
                            "    (" + b.name() + " : ℝ) (is_" + b.name() + " : " + b.name() + " = " + lean(b.text())
                                    + ")\n";
                    });
        }
        text.append("    : ").append(lean(claim.conclusion())).append(" := by\n");
        String defined = claim.binders().stream()
                .filter(b -> b.kind() == Binder.Kind.DEFINITION)
                .map(b -> "  subst is_" + b.name() + "\n")
                .collect(Collectors.joining());
        String norms = claim.binders().stream()
                .filter(b -> b.name().startsWith("norm_"))
                .map(Binder::name)
                .collect(Collectors.joining(", "));
        text.append(defined)
                .append("  try constructor\n")
                .append("  all_goals first\n    | (field_simplify; ring)\n    | (field_simplify; nlinarith [")
                .append(norms)
                .append("])\n");
        return text.toString();
    }

    private static String lean(String text) {
        return UNEQUAL.matcher(text).replaceAll(" ≠ ").replace("/\\", "∧").replace("\\/", "∨");
    }
}
