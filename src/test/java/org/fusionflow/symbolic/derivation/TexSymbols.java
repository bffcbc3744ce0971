package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The symbols that a reader sees in TeX, and those that a formula in plain notation has, both as letter and index: {@code u_A}, {@code Σ_yxS},
 * {@code w*_S}, {@code a_AB1}. Written without the code that makes the TeX: a symbol that was torn into letters has other names here.
 */
final class TexSymbols {
    private static final Map<String, String> LETTERS = Map.of(
            "Sigma", "Σ", "sigma", "σ", "Lambda", "Λ", "Phi", "Φ", "Loss", "ℒ", "loss", "ℒ", "rho", "ρ", "kappa", "κ",
            "E", "e");

    private static final Set<String> FUNCTIONS = Set.of("Sqrt", "inverse", "pinv", "ln", "Log", "exp", "Dt");

    /** What is drawn without being a symbol. */
    private static final Pattern LAYOUT =
            Pattern.compile("\\\\(?:text|begin|end)\\{[^{}]*}|\\\\(?:left|right|Bigl|Bigr|tfrac|frac|sqrt|dot"
                    + "|lVert|rVert|lvert|rvert|lbrace|rbrace|emptyset|le|ge|ne|to|pm|cdot|ln|exp|top|qquad|quad|displaystyle|infty|int|sum|prod|ast"
                    + "|langle|rangle|partial|notin|neq|cup|Longleftrightarrow)(?![A-Za-z])|\\\\[^A-Za-z]");

    private static final Pattern SEEN =
            Pattern.compile("\\\\mathcal\\{L}|\\\\mathrm\\{([A-Za-z0-9]+)}|\\\\([A-Za-z]+)|[A-Za-z]");

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\p{L})([\\p{L}\\d]*)(\\*(?![\\p{L}\\d(|]))?(?:_(?:\\{([^{}]*)}|([\\p{L}\\d]+)))?(\\[[^]]*])?(\\(?)");

    private static final Pattern SET = Pattern.compile("(?<!_)\\{([^{}]+)}");

    private TexSymbols() {}

    /** The symbols of a formula in TeX, sorted. */
    static List<String> seen(String tex) {
        List<String> symbols = new ArrayList<>();
        // The operator d/dt is no symbol, and a dot stands for it as well.
        String rest = tex.replace("\\tfrac{d}{dt}", " ")
                .replace("^{\\ast}", "*")
                .replace("\\lbrace ", "{")
                .replace("\\rbrace", "}");
        rest = LAYOUT.matcher(rest).replaceAll(" ");
        Matcher symbol = SEEN.matcher(rest);
        int from = 0;
        while (symbol.find(from)) {
            String letter = symbol.group(1) != null
                    ? symbol.group(1)
                    : symbol.group(2) != null
                            ? LETTERS.getOrDefault(symbol.group(2), "\\" + symbol.group(2))
                            : symbol.group().startsWith("\\") ? "ℒ" : symbol.group();
            from = symbol.end();
            if (rest.startsWith("*", from)) {
                letter += "*";
                from++;
            }
            if (rest.startsWith("_", from)) {
                int end = rest.charAt(from + 1) == '{' ? closing(rest, from + 1) + 1 : from + 2;
                letter += "_"
                        + rest.substring(from + 1, end).replace("\\mathrm", "").replaceAll("[{}_,\\s]", "");
                from = end;
            }
            symbols.add(letter);
        }
        return symbols.stream().sorted().toList();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException(text);
    }

    /** The symbols of a formula in plain notation, sorted. */
    static List<String> written(String formula) {
        List<String> symbols = new ArrayList<>();
        Matcher set = SET.matcher(formula);
        while (set.find()) {
            symbols.addAll(List.of(set.group(1).split(",")));
        }
        Matcher symbol = WRITTEN.matcher(SET.matcher(formula).replaceAll(" "));
        while (symbol.find()) {
            String name = symbol.group(1) + symbol.group(2);
            if (FUNCTIONS.contains(name) && !symbol.group(7).isEmpty()) {
                continue;
            }
            String index = symbol.group(4) != null ? symbol.group(4) : symbol.group(5) != null ? symbol.group(5) : "";
            String place = symbol.group(6) == null ? "" : symbol.group(6).replaceAll("[\\[\\]]", "");
            symbols.addAll(symbol(name + place, symbol.group(3) == null ? "" : "*", index.replaceAll("[, ]", "")));
        }
        return symbols.stream().sorted().toList();
    }

    private static List<String> symbol(String name, String star, String index) {
        String letter = LETTERS.get(name);
        if (letter != null || name.length() == 1) {
            return List.of((letter == null ? name : letter) + star + (index.isEmpty() ? "" : "_" + index));
        }
        if (!index.isEmpty()
                || (name.startsWith("d") && (name.length() == 2 || LETTERS.containsKey(name.substring(1))))) {
            List<String> both = new ArrayList<>(List.of("d"));
            both.addAll(symbol(name.substring(1), star, index));
            return both;
        }
        return List.of(
                switch (name) {
                    case "yy" -> "σ_yy";
                    case "Lf" -> "L_f";
                    default -> plain(name);
                });
    }

    /** A symbol of expressions. */
    static String plain(String name) {
        if (name.equals("yy")) {
            return "σ_yy";
        }
        if (name.length() == 1) {
            return name;
        }
        return name.startsWith("norme")
                ? "e_" + name.substring(5)
                : (name.charAt(0) == 'v' ? "Σ" : name.substring(0, 1)) + "_"
                        + name.substring(1).replace("up", "'");
    }
}
