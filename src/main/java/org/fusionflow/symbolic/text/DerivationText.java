package org.fusionflow.symbolic.text;

import java.util.Map;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;

/** Writes a derivation as plain text or Markdown. */
public final class DerivationText {
    private DerivationText() {}

    /** Plain text for a terminal: statements, verdicts and the checks. */
    public static String plain(Derivation derivation) {
        StringBuilder text = new StringBuilder("derivation for "
                + derivation.tree().newick() + ": " + derivation.verdict().word() + "\n");
        for (Step step : derivation.steps()) {
            text.append("\n[")
                    .append(step.id())
                    .append("] ")
                    .append(step.title())
                    .append(": ");
            text.append(step.verdict().word()).append('\n');
            text.append(wrapped(step.statement().plain(), "  "));
            for (ProofCheck check : step.checks()) {
                text.append(wrapped(
                        "- " + check.verdict().word() + ": " + check.claim() + " (" + check.scope() + "): "
                                + check.verdict().detail(),
                        "    "));
            }
        }
        return text.toString();
    }

    private static String wrapped(String text, String indent) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > 118 && line.length() > indent.length()) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent + (text.startsWith("- ") ? "  " : ""));
            }
            line.append(word).append(' ');
        }
        return out.append(line.toString().stripTrailing()).append('\n').toString();
    }

    /** A Markdown document with formulas between dollar signs. */
    public static String markdown(Derivation derivation) {
        return markdown(derivation, Map.of());
    }

    /**
     * The same with the losses of the fixed points.
     *
     * @param losses for given data
     */
    public static String markdown(Derivation derivation, Map<FixedPoint, Double> losses) {
        SymbolTex symbols = new SymbolTex(derivation.tree().names());
        StringBuilder text =
                new StringBuilder("# Derivation for `" + derivation.tree().newick() + "`\n\n");
        text.append("All steps together: **")
                .append(derivation.verdict().word())
                .append("**.\n");
        for (Step step : derivation.steps()) {
            text.append("\n## [")
                    .append(step.id())
                    .append("] ")
                    .append(step.title())
                    .append("\n\n");
            text.append(step.statement().markdown(symbols)).append("\n\n");
            for (String line : step.texLines()) {
                text.append("$$\n").append(line).append("\n$$\n\n");
            }
            text.append("Verdict: **").append(step.verdict().word()).append("**\n\n");
            for (ProofCheck check : step.checks()) {
                text.append("* ")
                        .append(check.verdict().word())
                        .append(": ")
                        .append(check.claim().markdown(symbols));
                text.append(". Scope: ").append(check.scope().markdown(symbols));
                text.append(". Evidence: ")
                        .append(escaped(check.verdict().detail()))
                        .append(".\n");
            }
            for (StatedClaim claim : step.claims()) {
                text.append("\n```claim\n")
                        .append(String.join("\n", claim.fields(derivation.tree())))
                        .append("\n```\n");
            }
        }
        if (!losses.isEmpty()) {
            text.append("\n## Losses of the fixed points for these data\n\n| learned | loss |\n| --- | --- |\n");
            losses.forEach((point, loss) -> text.append("| $")
                    .append(symbols.set(point.learned()))
                    .append("$ | ")
                    .append(loss)
                    .append(" |\n"));
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("*", "\\*").replace("_", "\\_").replace("<", "\\<");
    }
}
