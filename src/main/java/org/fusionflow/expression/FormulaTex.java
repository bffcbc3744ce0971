package org.fusionflow.expression;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TeX of a formula in plain text, as sentences have it: {@code du_m/dt = g_m e_m}, {@code ||v_m||}, {@code u_m^(1-p)},
 * {@code Sigma_yxS inverse(Sigma_SS)}, {@code uA^2*Sqrt(uA^2+uB^2)}. Symbols are those of {@link SymbolTex}; a blank between two factors is a
 * product, a dot the inner product, a prime the transpose. A formula with a backslash is TeX already, see {@link TexSource}.
 */
public final class FormulaTex {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("->", "\\to "),
            Map.entry("<=", "\\le "),
            Map.entry(">=", "\\ge "),
            Map.entry("==", "="),
            Map.entry("!=", "\\ne "),
            Map.entry("+-", "\\pm "),
            Map.entry("≤", "\\le "),
            Map.entry("≥", "\\ge "),
            Map.entry("≠", "\\ne "),
            Map.entry("±", "\\pm "),
            Map.entry("→", "\\to "),
            Map.entry("−", "-"),
            Map.entry("·", "\\cdot "),
            Map.entry("×", "\\times "),
            Map.entry("*", "\\,"),
            Map.entry(",", ",\\;"));

    private static final String OPERATORS = "+-=<>/:;";
    /** No Latin letter of a formula comes after this. */
    private static final char GREEK = 128;

    /** The power of ten of a number such as 1e-9. */
    private static final Pattern POWER = Pattern.compile("[eE]([+-]?\\d{1,3})(?![A-Za-z\\d])");

    private static final String SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final String text;
    private final SymbolTex symbols;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private boolean afterOperand;
    private boolean afterBlank;
    private boolean inNorm;
    private boolean inBars;

    private FormulaTex(String text, SymbolTex symbols) {
        this.text = text;
        this.symbols = symbols;
    }

    /**
     * The formula as TeX, without delimiters.
     *
     * @throws IllegalArgumentException if a character, a command or a parenthesis has no meaning
     */
    public static String of(String formula, SymbolTex symbols) {
        if (TexSource.isTex(formula)) {
            return TexSource.checked(formula);
        }
        return new FormulaTex(formula, symbols).tex();
    }

    private String tex() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                afterBlank = true;
                at++;
                continue;
            }
            if (!sign()) {
                part(c);
            }
            afterBlank = false;
        }
        return out.toString();
    }

    private boolean sign() {
        for (int length = 2; length > 0; length--) {
            String sign = text.substring(at, Math.min(at + length, text.length()));
            String tex = SIGNS.get(sign);
            if (tex != null) {
                at += length;
                append(tex);
                afterOperand = false;
                return true;
            }
        }
        return false;
    }

    private void part(char c) {
        if (Character.isDigit(c)) {
            operand(number());
        } else if (SymbolTex.isLetter(c)) {
            nameOrFunction();
        } else if (OPERATORS.indexOf(c) >= 0) {
            at++;
            append(String.valueOf(c));
            afterOperand = false;
        } else if (c == '(') {
            append(afterOperand && afterBlank ? "\\," : "");
            append("(" + of(inside(), symbols) + ")");
            afterOperand = true;
        } else if (c == '{') {
            int end = closing('{', '}');
            String set = text.substring(at + 1, end).strip();
            at = end + 1;
            operand(symbols.set(set.isEmpty() ? List.of() : List.of(set.split("\\s*,\\s*", -1))));
        } else if (c == '|' || c == '‖') {
            bar(c);
        } else if (c == '\'') {
            at++;
            append("^{\\top}");
        } else if (c == '^') {
            at++;
            append("^{" + exponent() + "}");
        } else if (SMALL.indexOf(c) >= 0 || c == '⁻') {
            append("^{" + small() + "}");
        } else if (c == '√') {
            at++;
            operand("\\sqrt{" + factor() + "}");
        } else if (c == '½' || c == '∞' || c == '%') {
            at++;
            operand(c == '½' ? "\\tfrac12" : c == '∞' ? "\\infty" : "\\%");
        } else if (c == '.' && afterOperand && at + 1 < text.length() && startsFactor(text.charAt(at + 1))) {
            at++;
            append("\\cdot ");
            afterOperand = false;
        } else {
            throw new IllegalArgumentException(
                    "formula '" + text + "': '" + c + "' at character " + (at + 1) + " has no meaning");
        }
    }

    private static boolean startsFactor(char c) {
        return Character.isLetter(c) || c == '(';
    }

    private String number() {
        int start = at;
        while (at < text.length()
                && (Character.isDigit(text.charAt(at))
                        || (text.charAt(at) == '.'
                                && at + 1 < text.length()
                                && Character.isDigit(text.charAt(at + 1))))) {
            at++;
        }
        String digits = text.substring(start, at);
        Matcher power = POWER.matcher(text).region(at, text.length());
        if (!power.lookingAt()) {
            return digits;
        }
        at = power.end();
        String ten = "10^{" + Integer.parseInt(power.group(1)) + "}";
        return digits.matches("1(\\.0*)?") ? ten : digits + "\\times " + ten;
    }

    /** Letters and digits, a star for the minimum, an index. */
    private String name() {
        int start = at++;
        // A Greek letter is a symbol of its own: ρσ is a product.
        while (at < text.length() && text.charAt(start) < GREEK && isLatin(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '*' && !isFactor(at + 1)) {
            at++;
        }
        if (at + 1 < text.length() && text.charAt(at) == '_') {
            at++;
            if (text.charAt(at) == '{') {
                at = closing('{', '}') + 1;
            } else {
                while (at < text.length() && isLatin(text.charAt(at))) {
                    at++;
                }
            }
        } else if (at < text.length() && text.charAt(at) == '[') {
            at = closing('[', ']') + 1;
        }
        return text.substring(start, at);
    }

    private static boolean isLatin(char c) {
        return c < GREEK && Character.isLetterOrDigit(c);
    }

    /** True if a factor stands here, so that a star in front of it is a product. */
    private boolean isFactor(int index) {
        return index < text.length()
                && (Character.isLetterOrDigit(text.charAt(index)) || "(|√".indexOf(text.charAt(index)) >= 0);
    }

    private void nameOrFunction() {
        String name = name();
        if (at >= text.length() || text.charAt(at) != '(') {
            operand(symbols.of(name));
            return;
        }
        switch (name) {
            case "Sqrt", "sqrt" -> operand("\\sqrt{" + argument() + "}");
            case "inverse" -> operand(power(argument(), "-1"));
            case "pinv" -> operand(power(argument(), "+"));
            case "Log", "ln" -> operand("\\ln (" + argument() + ")");
            case "Exp", "exp" -> operand("\\exp (" + argument() + ")");
            case "Abs", "abs" -> operand("\\lvert " + argument() + "\\rvert ");
            case "Dt" -> {
                String of = argument();
                operand(isSymbol(of) ? "\\dot " + of : "\\left(\\tfrac{d}{dt}" + of + "\\right)");
            }
            default -> operand(symbols.of(name));
        }
    }

    private String argument() {
        return of(inside(), symbols);
    }

    private static String power(String tex, String exponent) {
        return (isSymbol(tex) ? tex : "\\left(" + tex + "\\right)") + "^{" + exponent + "}";
    }

    private static boolean isSymbol(String tex) {
        return tex.matches("\\\\?[A-Za-z]+(?:_\\{(?:[^{}]|\\{[^{}]*\\})*\\})?");
    }

    private String exponent() {
        if (at < text.length() && text.charAt(at) == '(') {
            return argument();
        }
        if (at < text.length() && text.charAt(at) == '{') {
            int end = closing('{', '}');
            String inside = text.substring(at + 1, end);
            at = end + 1;
            return of(inside, symbols);
        }
        String sign = at < text.length() && text.charAt(at) == '-' ? "-" : "";
        at += sign.length();
        return sign + factor();
    }

    private String factor() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("formula '" + text + "': nothing stands at its end");
        }
        char c = text.charAt(at);
        return c == '(' ? argument() : Character.isDigit(c) ? number() : symbols.of(name());
    }

    private String small() {
        StringBuilder digits = new StringBuilder();
        while (at < text.length() && (SMALL.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == '⁻')) {
            char c = text.charAt(at++);
            digits.append(c == '⁻' ? "-" : String.valueOf(SMALL.indexOf(c)));
        }
        return digits.toString();
    }

    private void bar(char c) {
        boolean norm = c == '‖' || text.startsWith("||", at);
        at += c == '|' && norm ? 2 : 1;
        boolean closes = norm ? inNorm : inBars;
        if (closes) {
            append(norm ? "\\rVert " : "\\rvert ");
            afterOperand = true;
        } else {
            append(afterOperand && afterBlank ? "\\," : "");
            append(norm ? "\\lVert " : "\\lvert ");
            afterOperand = false;
        }
        if (norm) {
            inNorm = !inNorm;
        } else {
            inBars = !inBars;
        }
    }

    /** What stands inside the parentheses here; goes on behind them. */
    private String inside() {
        int end = closing('(', ')');
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private int closing(char open, char close) {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("formula '" + text + "': '" + open + "' without its '" + close + "'");
    }

    private void operand(String tex) {
        append(afterOperand && afterBlank ? "\\," : "");
        append(tex);
        afterOperand = true;
    }

    /** Appends TeX; a letter does not join the command in front of it. */
    private void append(String tex) {
        boolean joins = !tex.isEmpty()
                && Character.isLetter(tex.charAt(0))
                && out.toString().matches("(?s).*\\\\[A-Za-z]+");
        out.append(joins ? " " : "").append(tex);
    }
}
