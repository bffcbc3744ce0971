package org.fusionflow.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The TeX of symbols: no other place knows it. A symbol is written as in expressions, {@code uA}, {@code vAB}, {@code aAB1}, or as in sentences,
 * {@code u_A}, {@code Sigma_yxS}, {@code w*_S}. A name of several letters that is no symbol is set upright, so that nobody reads it as a product.
 */
public final class SymbolTex {
    /** For symbols of no tree in particular. */
    public static final SymbolTex GENERAL = new SymbolTex(List.of());

    private static final Map<String, String> WORDS = Map.of(
            "yy",
            "\\sigma_{yy}",
            "u0",
            "u_0",
            "Lf",
            "L_f",
            "E",
            "e",
            "Pi",
            "\\pi",
            "Loss",
            "\\mathcal{L}",
            "loss",
            "\\mathcal{L}",
            "Infinity",
            "\\infty");

    /** Greek letters by their names in TeX, and the same by their characters. */
    private static final List<String> GREEK = List.of(
            "alpha", "beta", "gamma", "delta", "eta", "theta", "kappa", "lambda", "mu", "pi", "rho", "varrho", "sigma",
            "tau", "phi", "omega", "Lambda", "Sigma", "Phi", "Delta");

    private static final String GREEK_CHARACTERS = "αβγδηθκλμπρϱστφωΛΣΦΔ";

    /** Letter and index without a line between them: length, correlation, covariance, map, residual, learning rate, ... */
    private static final Pattern INDEXED = Pattern.compile("(norme|yx|[kusvweUNg])(.+)");

    /** An amplitude without the place of its layer: its edge, and {@code up} for each further edge of the same modalities. */
    private static final Pattern EDGE = Pattern.compile("a(.+?)((?:up)*)");

    /** The same with a place that is an expression, in brackets. */
    private static final Pattern AT_PLACE = Pattern.compile(EDGE.pattern() + "\\[([^\\[\\]]+)]");

    private static final Pattern FORM = Pattern.compile("(\\p{L}+)(\\d*)(\\*?)(?:_(?:\\{([^{}]+)}|([\\p{L}\\d]+)))?");

    private final List<String> modalities;

    /**
     * @param modalities the names that indices are made of
     */
    public SymbolTex(List<String> modalities) {
        this.modalities = List.copyOf(modalities);
    }

    /** True for the letters that begin a symbol: Latin ones, and Greek ones that have a name here. */
    static boolean isLetter(char c) {
        return (c < 128 && Character.isLetter(c)) || GREEK_CHARACTERS.indexOf(c) >= 0;
    }

    /** The TeX of a symbol. */
    public String of(String name) {
        String word = WORDS.get(name);
        if (word != null) {
            return word;
        }
        Optional<String> amplitude = amplitude(name);
        if (amplitude.isPresent()) {
            return amplitude.get();
        }
        Matcher indexed = INDEXED.matcher(name);
        if (indexed.matches() && isIndex(indexed.group(2))) {
            String index = index(indexed.group(2));
            return switch (indexed.group(1)) {
                case "norme" -> "\\lVert e_{" + index + "}\\rVert";
                case "yx" -> "\\Sigma_{yx_{" + index + "}}";
                case "v" -> "\\Sigma_{" + index + "}";
                case "k" -> "\\kappa_{" + index + "}";
                default -> indexed.group(1) + "_{" + index + "}";
            };
        }
        Matcher form = FORM.matcher(name);
        return form.matches() ? sentenceForm(form) : "\\mathrm{" + name.replaceAll("[^\\p{L}\\d]", "") + "}";
    }

    /** An amplitude; names may end in digits, so the place of the layer has as many as leave an edge. */
    private Optional<String> amplitude(String name) {
        int digits = 0;
        while (digits < name.length() && Character.isDigit(name.charAt(name.length() - 1 - digits))) {
            digits++;
        }
        for (int place = Math.max(1, digits); place > 0; place--) {
            int end = digits == 0 ? name.length() : name.length() - place;
            Matcher form = (digits == 0 ? AT_PLACE : EDGE).matcher(name.substring(0, end));
            if (form.matches() && (isMadeOfNames(form.group(1)) || (place == 1 && isIndex(form.group(1))))) {
                String where = digits == 0 ? FormulaTex.of(form.group(3), this) : name.substring(end);
                String primes = "'".repeat(form.group(2).length() / 2);
                return Optional.of("a_{" + index(form.group(1)) + primes + "," + where + "}");
            }
        }
        return Optional.empty();
    }

    private String sentenceForm(Matcher form) {
        String index = form.group(4) != null ? list(form.group(4)) : form.group(5) != null ? index(form.group(5)) : "";
        String below = form.group(2) + (form.group(2).isEmpty() || index.isEmpty() ? "" : ",") + index;
        return letter(form.group(1))
                + (form.group(3).isEmpty() ? "" : "^{\\ast}")
                + (below.isEmpty() ? "" : "_{" + below + "}");
    }

    /** A letter, a Greek letter, the loss; after a d the differential of one of them; other names upright. */
    private static String letter(String name) {
        Optional<String> known = known(name);
        if (known.isEmpty() && name.startsWith("d")) {
            known = known(name.substring(1)).map(rest -> "d" + rest);
        }
        return known.orElse("\\mathrm{" + name + "}");
    }

    private static Optional<String> known(String name) {
        int character = name.length() == 1 ? GREEK_CHARACTERS.indexOf(name) : -1;
        if (character >= 0) {
            return Optional.of("\\" + GREEK.get(character));
        }
        if (name.length() == 1) {
            return Optional.of(name);
        }
        return GREEK.contains(name) ? Optional.of("\\" + name) : Optional.ofNullable(WORDS.get(name));
    }

    /** A learned set. */
    public String set(Collection<String> names) {
        return names.isEmpty()
                ? "\\emptyset"
                : names.stream().map(SymbolTex::modality).collect(Collectors.joining(",", "\\lbrace ", "\\rbrace "));
    }

    private static String modality(String name) {
        return name.length() == 1 ? name : "\\mathrm{" + name + "}";
    }

    private boolean isIndex(String text) {
        return text.matches("[A-Z]") || isMadeOfNames(text);
    }

    private boolean isMadeOfNames(String text) {
        return modalities.isEmpty()
                ? text.matches("[A-Z][A-Za-z\\d]*")
                : !modalitiesOf(text).isEmpty();
    }

    private String list(String indices) {
        return Arrays.stream(indices.split(",", -1))
                .map(one -> one.matches("[\\p{L}\\d]+") ? index(one) : FormulaTex.of(one, this))
                .collect(Collectors.joining(","));
    }

    private String index(String text) {
        if (text.startsWith("yx")) {
            return text.length() == 2 ? text : "yx_{" + index(text.substring(2)) + "}";
        }
        List<String> names = modalitiesOf(text);
        if (!names.isEmpty()) {
            boolean letters = names.stream().allMatch(name -> name.length() == 1);
            return names.stream().map(SymbolTex::modality).collect(Collectors.joining(letters ? "" : ","));
        }
        // Letters that stand for modalities and sets: A, m, SS, Sm, ABC. Words are upright: eff.
        return text.matches("\\d+|.|\\p{L}\\p{L}|\\p{Lu}+") ? text : "\\mathrm{" + text + "}";
    }

    /** The names that an index joins; empty if it is not made of names. */
    private List<String> modalitiesOf(String text) {
        for (String name : modalities) {
            if (text.equals(name)) {
                return List.of(name);
            }
            List<String> rest = text.startsWith(name) ? modalitiesOf(text.substring(name.length())) : List.of();
            if (!rest.isEmpty()) {
                List<String> all = new ArrayList<>(List.of(name));
                all.addAll(rest);
                return all;
            }
        }
        return List.of();
    }
}
