package org.fusionflow.symbolic.derivation;

import java.util.List;
import java.util.stream.Collectors;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;

/** Writes a derivation as plain text, Markdown or TeX. */
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
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("*", "\\*").replace("_", "\\_").replace("<", "\\<");
    }

    /** A complete LaTeX document; it needs the packages amsmath, amssymb and geometry. */
    public static String tex(Derivation derivation) {
        SymbolTex symbols = new SymbolTex(derivation.tree().names());
        StringBuilder text = new StringBuilder(
                "\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\usepackage[margin=25mm]{geometry}\n"
                        // Long formulas in sentences: rather loose lines than long ones.
                        + "\\sloppy\n\\allowdisplaybreaks\n\\begin{document}\n");
        text.append("\\section*{Derivation for \\texttt{")
                .append(Sentence.escaped(derivation.tree().newick()))
                .append("}}\n");
        for (Step step : derivation.steps()) {
            text.append("\\subsection*{[")
                    .append(step.id())
                    .append("] ")
                    .append(step.title())
                    .append("}\n");
            text.append(step.statement().tex(symbols)).append("\n");
            text.append(display(step.texLines()));
            text.append("\\emph{").append(step.verdict().word()).append("}: ");
            text.append(step.checks().stream()
                    .map(check ->
                            check.claim().tex(symbols) + " (" + check.verdict().word() + ")")
                    .collect(Collectors.joining("; ")));
            text.append(".\n\n");
        }
        return text.append("\\end{document}\n").toString();
    }

    private static String display(List<String> lines) {
        return "\\begin{gather*}\n" + String.join(" \\\\\n", lines) + "\n\\end{gather*}\n";
    }
}
