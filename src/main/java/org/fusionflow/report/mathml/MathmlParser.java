package org.fusionflow.report.mathml;

import java.util.Set;
import org.fusionflow.report.mathml.MathmlAtom.Before;

/** Reads TeX and writes the content of a {@code math} element. */
final class MathmlParser {
    private static final Set<String> CLOSERS = Set.of("", "}", "&", "\\\\", "\\right", "\\middle", "\\end", "\\over");
    /** Commands around a group that tell TeX how to space it, which MathML sees from what it is. */
    private static final Set<String> CLASSES = Set.of(
            "mathord",
            "mathopen",
            "mathclose",
            "mathbin",
            "mathrel",
            "mathop",
            "mathinner",
            "ensuremath",
            "limits",
            "nolimits");

    private static final Set<String> TEXTS = Set.of("text", "textrm", "textit", "mbox", "hbox", "textnormal");
    private static final Set<String> WORDS = Set.of("mathrm", "operatorname", "rm", "mathit");

    private final TexScanner scanner;
    /** Number of atoms of the row that was read last. */
    private int atoms;

    private MathmlParser(TexScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * The elements of a formula.
     *
     * @throws IllegalArgumentException if it has a command that is not known, or is malformed
     */
    static String elements(String tex) {
        MathmlParser parser = new MathmlParser(new TexScanner(tex));
        StringBuilder all = new StringBuilder(parser.row());
        // An alignment mark outside an array has no meaning on one line.
        while (parser.scanner.takes("&")) {
            all.append(parser.row());
        }
        if (!parser.scanner.peek().isEmpty()) {
            throw parser.scanner.refused("an end");
        }
        return all.toString();
    }

    private String row() {
        return row("");
    }

    private String row(String closer) {
        StringBuilder row = new StringBuilder();
        Before before = Before.NOTHING;
        int count = 0;
        while (!CLOSERS.contains(scanner.peek())
                && (closer.isEmpty() || !scanner.peek().equals(closer))) {
            if (isStyle(scanner.peek())) {
                boolean display = scanner.next().equals("\\displaystyle");
                String rest = row(closer);
                atoms = count + 1;
                return row + "<mstyle displaystyle=\"" + display + "\">" + rest + "</mstyle>";
            }
            MathmlAtom atom = scripted(before);
            count += atom.function() ? 2 : 1;
            if (atom.function() && before == Before.OPERAND) {
                row.append(MathmlAtom.space("0.167"));
            }
            row.append(atom.element());
            if (atom.function()) {
                row.append("<mo>&#x2061;</mo>");
                if (!scanner.peek()
                        .matches("|[(\\[})&,/^_]|\\\\left|\\\\[bB]igg?l|\\\\right|\\\\\\\\|\\\\[,;:!]|\\\\q?quad")) {
                    row.append(MathmlAtom.space("0.167"));
                }
            }
            before = atom.function() ? Before.OPERATOR : atom.kind() == Before.NOTHING ? before : atom.kind();
        }
        if (scanner.takes("\\over")) {
            String below = row(closer);
            atoms = 1;
            return "<mfrac><mrow>" + row + "</mrow><mrow>" + below + "</mrow></mfrac>";
        }
        atoms = count;
        return row.toString();
    }

    private static boolean isStyle(String token) {
        return token.equals("\\displaystyle") || token.equals("\\textstyle");
    }

    /** An atom with its scripts and primes. */
    private MathmlAtom scripted(Before before) {
        MathmlAtom base = scanner.peek().equals("^") || scanner.peek().equals("_")
                ? MathmlAtom.operand("<mrow></mrow>")
                : atom(before);
        String below = "";
        String above = "";
        boolean limits = base.limits();
        while (true) {
            if (scanner.takes("_")) {
                below += argument();
            } else if (scanner.takes("^")) {
                above += argument();
            } else if (scanner.takes("'")) {
                above += "<mo>′</mo>";
            } else if (scanner.takes("\\limits")) {
                limits = true;
            } else if (scanner.takes("\\nolimits")) {
                limits = false;
            } else {
                break;
            }
        }
        String element = scripts(base.element(), below, above, limits);
        return new MathmlAtom(element, base.kind(), false, base.function());
    }

    private static String scripts(String base, String below, String above, boolean limits) {
        if (below.isEmpty() && above.isEmpty()) {
            return base;
        }
        String name = (limits
                ? "m" + (below.isEmpty() ? "" : "under") + (above.isEmpty() ? "" : "over")
                : "m" + (below.isEmpty() ? "" : "sub") + (above.isEmpty() ? "" : "sup"));
        return "<" + name + ">" + base + grouped(below) + grouped(above) + "</" + name + ">";
    }

    private static String grouped(String elements) {
        return elements.isEmpty() ? "" : "<mrow>" + elements + "</mrow>";
    }

    /** The argument of a command or a script: a group, or a single atom. */
    private String argument() {
        if (scanner.takes("{")) {
            String row = row();
            close("}");
            return row;
        }
        atoms = 1;
        if (scanner.peek().matches("[0-9]")) {
            return "<mn>" + scanner.next() + "</mn>";
        }
        String element = atom(Before.NOTHING).element();
        atoms = 1;
        return element;
    }

    /** An argument as one element: a row of one is this one, so that an accent stands over a letter and not over a box. */
    private String group() {
        String argument = argument();
        return atoms == 1 ? argument : "<mrow>" + argument + "</mrow>";
    }

    private void close(String token) {
        if (!scanner.takes(token)) {
            throw scanner.refused(token);
        }
    }

    private MathmlAtom atom(Before before) {
        String token = scanner.next();
        if (token.equals("{")) {
            String row = row();
            close("}");
            // An empty group is a term, as TeX has it.
            return MathmlAtom.operand("<mrow>" + row + "</mrow>");
        }
        if (token.startsWith("\\")) {
            return command(token.substring(1), before);
        }
        if (token.matches("[0-9]") || (token.equals(".") && scanner.peek().matches("[0-9]"))) {
            return MathmlAtom.operand(number(token));
        }
        return MathmlAtom.character(token, before);
    }

    private String number(String first) {
        StringBuilder number = new StringBuilder(first);
        while (scanner.peek().matches("[0-9.]")) {
            number.append(scanner.next());
        }
        // A full stop behind a number ends the sentence.
        String digits = number.toString();
        return digits.endsWith(".")
                ? "<mn>" + digits.substring(0, digits.length() - 1) + "</mn><mo>.</mo>"
                : "<mn>" + digits + "</mn>";
    }

    private MathmlAtom command(String name, Before before) {
        MathmlAtom simple = MathmlAtom.sign(name, before);
        if (simple != null) {
            return simple;
        }
        if (name.matches("[bB]igg?[lrm]?")) {
            return sized(name);
        }
        if (!MathmlSigns.accent(name).isEmpty()) {
            boolean wide = name.startsWith("wide") || name.equals("overline");
            return MathmlAtom.operand("<mover accent=\"true\">" + group() + "<mo stretchy=\"" + wide + "\">"
                    + MathmlSigns.accent(name) + "</mo></mover>");
        }
        if (MathmlLetters.isAlphabet(name)) {
            return MathmlAtom.operand(
                    "<mi>" + MathmlSigns.escaped(MathmlLetters.in(name, plain(scanner.raw()))) + "</mi>");
        }
        if (TEXTS.contains(name)) {
            return MathmlAtom.operand(
                    "<mtext>" + MathmlSigns.escaped(plain(scanner.raw())).replace(' ', '\u00a0') + "</mtext>");
        }
        if (WORDS.contains(name)) {
            String word = MathmlSigns.escaped(plain(scanner.raw()));
            String element = "<mi"
                    + (word.codePointCount(0, word.length()) == 1 && !name.equals("mathit")
                            ? " mathvariant=\"normal\""
                            : "")
                    + ">" + word + "</mi>";
            return new MathmlAtom(element, Before.OPERAND, false, name.equals("operatorname"));
        }
        if (CLASSES.contains(name)) {
            return MathmlAtom.operand(group());
        }
        return switch (name) {
            case "frac", "tfrac", "dfrac", "cfrac" -> fraction(name);
            case "binom" ->
                MathmlAtom.operand("<mrow>" + "<mo>(</mo><mfrac linethickness=\"0\">" + group() + group()
                        + "</mfrac><mo>)</mo></mrow>");
            case "sqrt" -> root();
            case "left" -> fenced();
            case "begin" -> array(scanner.raw());
            case "overset", "stackrel" -> stacked("mover", true);
            case "underset" -> stacked("munder", true);
            case "underbrace" ->
                new MathmlAtom(
                        "<munder>" + group() + "<mo stretchy=\"true\">⏟</mo></munder>", Before.OPERAND, true, false);
            case "overbrace" ->
                new MathmlAtom(
                        "<mover>" + group() + "<mo stretchy=\"true\">⏞</mo></mover>", Before.OPERAND, true, false);
            case "underline" -> MathmlAtom.operand("<munder>" + group() + "<mo stretchy=\"true\">_</mo></munder>");
            case "phantom" -> MathmlAtom.operand("<mphantom>" + argument() + "</mphantom>");
            case "not" ->
                MathmlAtom.operator(
                        "<mo>" + plain(scanner.next()).replace("=", "≠").replace("∈", "∉") + "</mo>");
            default -> throw scanner.refused("a known command, found \\" + name);
        };
    }

    private MathmlAtom fraction(String name) {
        String fraction = "<mfrac>" + group() + group() + "</mfrac>";
        return MathmlAtom.operand(
                name.equals("frac")
                        ? fraction
                        : "<mstyle displaystyle=\"" + !name.equals("tfrac") + "\">" + fraction + "</mstyle>");
    }

    private MathmlAtom root() {
        if (!scanner.takes("[")) {
            return MathmlAtom.operand("<msqrt>" + group() + "</msqrt>");
        }
        String index = row("]");
        close("]");
        return MathmlAtom.operand("<mroot>" + group() + "<mrow>" + index + "</mrow></mroot>");
    }

    private MathmlAtom stacked(String name, boolean scriptFirst) {
        String script = group();
        String base = group();
        return MathmlAtom.operator(
                "<" + name + ">" + (scriptFirst ? base + script : script + base) + "</" + name + ">");
    }

    private MathmlAtom fenced() {
        StringBuilder row = new StringBuilder("<mrow>").append(MathmlAtom.stretched(delimiter(), "prefix"));
        row.append(row());
        while (scanner.takes("\\middle")) {
            row.append(MathmlAtom.stretched(delimiter(), "infix")).append(row());
        }
        close("\\right");
        return MathmlAtom.operand(row.append(MathmlAtom.stretched(delimiter(), "postfix"))
                .append("</mrow>")
                .toString());
    }

    private String delimiter() {
        String token = scanner.next();
        if (!token.startsWith("\\")) {
            return token.equals("<") ? "⟨" : token.equals(">") ? "⟩" : token;
        }
        String sign = MathmlSigns.delimiter(token.substring(1));
        if (sign.isEmpty()) {
            throw scanner.refused("a delimiter, found " + token);
        }
        return sign;
    }

    /** A delimiter of a given height, as in plain TeX. */
    private MathmlAtom sized(String name) {
        String size = name.startsWith("bigg")
                ? "2.05"
                : name.startsWith("Bigg") ? "2.45" : name.startsWith("Big") ? "1.65" : "1.2";
        boolean opens = name.endsWith("l");
        String form = opens ? "prefix" : name.endsWith("m") ? "infix" : "postfix";
        String sign = MathmlSigns.escaped(delimiter());
        return new MathmlAtom(
                "<mo form=\"" + form + "\" stretchy=\"true\" symmetric=\"true\" lspace=\"0\" rspace=\"0\" minsize=\""
                        + size + "em\" maxsize=\"" + size + "em\">" + sign + "</mo>",
                opens ? Before.OPERATOR : Before.OPERAND,
                false,
                false);
    }

    private MathmlAtom array(String environment) {
        String kind = environment.replace("*", "");
        String columns = kind.equals("array") ? plain(scanner.raw()) : "";
        StringBuilder table = new StringBuilder();
        table.append(kind.matches("aligned|split|align|gathered") ? "<mtable displaystyle=\"true\">" : "<mtable>");
        do {
            if (scanner.peek().equals("\\end")) {
                break;
            }
            table.append("<mtr>");
            int column = 0;
            do {
                table.append("<mtd class=\"")
                        .append(align(kind, columns, column++))
                        .append("\">")
                        .append(row())
                        .append("</mtd>");
            } while (scanner.takes("&"));
            table.append("</mtr>");
        } while (scanner.takes("\\\\"));
        close("\\end");
        scanner.raw();
        table.append("</mtable>");
        String fences = switch (kind) {
            case "pmatrix" -> "()";
            case "bmatrix" -> "[]";
            case "vmatrix" -> "||";
            case "cases" -> "{.";
            default -> "..";
        };
        return MathmlAtom.operand("<mrow>" + MathmlAtom.stretched(fences.substring(0, 1), "prefix") + table
                + MathmlAtom.stretched(fences.substring(1), "postfix") + "</mrow>");
    }

    private static String align(String kind, String columns, int column) {
        if (kind.equals("cases")) {
            return "l";
        }
        if (kind.equals("aligned") || kind.equals("split") || kind.equals("align")) {
            return column % 2 == 0 ? "r" : "l";
        }
        String letters = columns.replaceAll("[^lcr]", "");
        return column < letters.length() ? letters.substring(column, column + 1) : "c";
    }

    /** The characters of a text: commands that are one sign as this sign, escapes without their backslash. */
    private String plain(String raw) {
        StringBuilder text = new StringBuilder();
        TexScanner inner = new TexScanner(raw.replace(" ", "\u00a0"));
        while (!inner.peek().isEmpty()) {
            String token = inner.next();
            if (token.equals("{") || token.equals("}")) {
                continue;
            }
            if (!token.startsWith("\\")) {
                text.append(token.equals("\u00a0") || token.equals("~") ? " " : token);
                continue;
            }
            String name = token.substring(1);
            String sign = MathmlSigns.letter(name)
                    + MathmlSigns.upright(name)
                    + MathmlSigns.operator(name)
                    + MathmlSigns.relation(name)
                    + MathmlSigns.delimiter(name);
            if (!sign.isEmpty()) {
                text.append(sign);
            } else if (name.matches("[^a-zA-Z]")) {
                text.append(MathmlSigns.space(name).isEmpty() ? name : " ");
            } else if (!MathmlSigns.isFunction(name)) {
                throw scanner.refused("a known command in a text, found \\" + name);
            } else {
                text.append(name);
            }
        }
        return text.toString();
    }
}
