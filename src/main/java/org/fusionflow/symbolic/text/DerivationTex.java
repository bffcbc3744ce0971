package org.fusionflow.symbolic.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.expression.TexBreaks;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;

/**
 * Writes a derivation as LaTeX: equations with numbers and labels, prose with its formulas, a table of the fixed points and one of the verdicts. It needs
 * the packages amsmath and amssymb.
 */
public final class DerivationTex {
    private static final Pattern TAG = Pattern.compile("\\[((?:FT|TM|RM|AL)-\\d+)]");
    /** Rows of one table: more would not fit on a page. */
    private static final int MOST_ROWS = 35;

    /**
     * Chooses between a formula on one line and the same in rows, by the width of the column. Where the rows are too wide as well they are made
     * smaller if the paper has graphicx. The outer braces keep the alignment marks of what is not chosen from the display around it.
     */
    private static final String FIT = """
            \\providecommand{\\fusionflowfit}[2]{{\\setbox0\\hbox{$\\displaystyle#1$}%
              \\ifdim\\wd0<.88\\linewidth\\box0\\else
                \\setbox0\\hbox{$\\displaystyle\\begin{gathered}#2\\end{gathered}$}%
                \\ifdim\\wd0<.88\\linewidth\\box0\\else
                  \\ifdefined\\resizebox\\resizebox{.88\\linewidth}{!}{\\box0}\\else\\box0\\fi\\fi\\fi}}
            """;

    private final Derivation derivation;
    private final Map<FixedPoint, Double> losses;
    private final String prefix;
    private final SymbolTex symbols;
    private final Set<String> tags;
    private final StringBuilder text = new StringBuilder();

    private DerivationTex(Derivation derivation, Map<FixedPoint, Double> losses, String prefix) {
        this.derivation = derivation;
        this.losses = losses;
        this.prefix = prefix;
        this.symbols = new SymbolTex(derivation.tree().names());
        this.tags = derivation.steps().stream().map(Step::id).collect(Collectors.toSet());
    }

    /**
     * A part of a paper, to be read by {@code \input}: no preamble, no section.
     *
     * @param losses at the fixed points for given data; empty without data
     * @param prefix of every label: {@code prefix:FT-6}
     * @param program name and version of the program, in a comment
     */
    public static String fragment(
            Derivation derivation, Map<FixedPoint, Double> losses, String prefix, String program) {
        DerivationTex tex = new DerivationTex(derivation, losses, prefix);
        tex.text
                .append("% Reduced gradient flow of the deep linear network ")
                .append(derivation.tree().newick())
                .append(", derived by ")
                .append(program)
                .append(".\n% Needs amsmath and amssymb. Labels: ")
                .append(prefix)
                .append(":FT-1 and so on for equations, ")
                .append(prefix)
                .append(":points and ")
                .append(prefix)
                .append(":verdicts for tables.\n");
        tex.body();
        return tex.text.toString();
    }

    /** A document by itself. */
    public static String document(Derivation derivation, Map<FixedPoint, Double> losses) {
        DerivationTex tex = new DerivationTex(derivation, losses, "eq");
        tex.text
                .append("\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\usepackage[margin=25mm]{geometry}\n"
                        + "\\allowdisplaybreaks\n\\begin{document}\n\\section*{Derivation for \\texttt{")
                .append(Sentence.escaped(derivation.tree().newick()))
                .append("}}\n");
        tex.body();
        return tex.text.append("\\end{document}\n").toString();
    }

    private void body() {
        // Long formulas in sentences: rather loose lines than long ones.
        text.append("\\begingroup\\sloppy\n").append(FIT);
        derivation.steps().forEach(this::step);
        fixedPoints();
        verdicts();
        text.append("\\endgroup\n");
    }

    private void step(Step step) {
        text.append("\\paragraph{").append(Sentence.escaped(step.title())).append(".}\n");
        text.append(linked(step.statement().tex(symbols))).append('\n');
        List<String> lines = step.texLines();
        text.append("\\begin{gather}\n");
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            text.append(fitting(lines.get(i)))
                    .append(last ? " \\label{" + prefix + ":" + step.id() + "}\n" : " \\notag \\\\\n");
        }
        text.append("\\end{gather}\n\n");
    }

    /** A line as it is and, for a column that is too narrow for it, in rows. */
    private static String fitting(String line) {
        List<String> pieces = TexBreaks.pieces(line);
        if (pieces.size() > 1) {
            return "\\fusionflowfit{" + line + "}{"
                    + pieces.stream().map(DerivationTex::fitting).collect(Collectors.joining(" \\\\ ")) + "}";
        }
        List<String> parts = TexBreaks.split(line);
        if (parts.size() == 1 || line.contains("\\begin{") || line.indexOf('&') >= 0) {
            return "\\fusionflowfit{" + line + "}{" + line + "}";
        }
        String rows = parts.get(0) + (parts.get(1).startsWith("=") ? "" : "{}") + "&"
                + String.join("\\\\&", parts.subList(1, parts.size()));
        return "\\fusionflowfit{" + line + "}{\\begin{aligned}" + rows + "\\end{aligned}}";
    }

    /** Tags of other steps as references to their equations. */
    private String linked(String prose) {
        return TAG.matcher(prose)
                .replaceAll(tag -> Matcher.quoteReplacement(
                        tags.contains(tag.group(1)) ? "\\eqref{" + prefix + ":" + tag.group(1) + "}" : tag.group()));
    }

    private void fixedPoints() {
        List<FixedPoint> points = derivation.fixedPoints();
        boolean conditional =
                points.stream().anyMatch(point -> !point.condition().isEmpty());
        List<String> heads = new ArrayList<>(List.of("Learned", "Kind"));
        if (conditional) {
            heads.add("Exists for");
        }
        if (!losses.isEmpty()) {
            heads.add("Loss");
        }
        List<String> rows = new ArrayList<>();
        for (FixedPoint point : points) {
            List<String> cells = new ArrayList<>(List.of(
                    "$" + symbols.set(point.learned()) + "$",
                    point.describedKind().tex(symbols)));
            if (conditional) {
                cells.add(
                        point.condition().isEmpty()
                                ? "all depths"
                                : "$" + FormulaTex.of(point.condition(), symbols) + "$");
            }
            if (!losses.isEmpty()) {
                cells.add("$" + number(losses.getOrDefault(point, Double.NaN)) + "$");
            }
            rows.add(String.join(" & ", cells));
        }
        table(
                "Fixed points of the balanced flow" + (tags.contains("FT-7") ? ", \\eqref{" + prefix + ":FT-7}" : "")
                        + (losses.isEmpty() ? "." : ", with the loss for the given data."),
                "points",
                heads,
                rows);
    }

    private static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.6g", value);
        int power = digits.indexOf('e');
        String mantissa = (power < 0 ? digits : digits.substring(0, power)).replaceAll("\\.?0+$", "");
        return power < 0 ? mantissa : mantissa + "\\times 10^{" + Integer.parseInt(digits.substring(power + 1)) + "}";
    }

    private void verdicts() {
        List<String> rows = derivation.steps().stream()
                .map(step -> "\\eqref{" + prefix + ":" + step.id() + "} & " + Sentence.escaped(step.title()) + " & "
                        + step.verdict().word() + " & " + step.checks().size())
                .toList();
        table(
                "Verdicts on the steps, each with the number of its exact checks.",
                "verdicts",
                List.of("Equation", "Statement", "Verdict", "Checks"),
                rows);
    }

    /** Columns of words have a fixed share of the width, so that tables fit narrow columns, too. */
    private static String columns(List<String> heads) {
        return heads.stream()
                .map(head -> head.equals("Kind") || head.equals("Statement") ? "p{.36\\linewidth}" : "l")
                .collect(Collectors.joining());
    }

    private void table(String caption, String label, List<String> heads, List<String> rows) {
        for (int from = 0; from < rows.size(); from += MOST_ROWS) {
            List<String> part = rows.subList(from, Math.min(rows.size(), from + MOST_ROWS));
            text.append("\\begin{table}[htbp]\n\\centering\n\\caption{")
                    .append(caption)
                    .append(from == 0 ? "}\\label{" + prefix + ":" + label + "}\n" : " (continued)}\n");
            text.append("\\begin{tabular}{").append(columns(heads)).append("}\n\\hline\n");
            text.append(String.join(" & ", heads)).append(" \\\\\n\\hline\n");
            part.forEach(row -> text.append(row).append(" \\\\\n"));
            text.append("\\hline\n\\end{tabular}\n\\end{table}\n");
        }
    }
}
