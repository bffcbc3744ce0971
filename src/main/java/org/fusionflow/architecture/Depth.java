package org.fusionflow.architecture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of linear layers on an edge of a fusion tree: {@code constant + layers * L + fusion * Lf}, where {@code L} and
 * {@code Lf} are the symbols for the total number of layers and for the fusion layer. A depth is <em>numeric</em> when both
 * coefficients are 0.
 *
 * @param constant the part without a symbol
 * @param layers coefficient of {@code L}
 * @param fusion coefficient of {@code Lf}
 */
public record Depth(int constant, int layers, int fusion) {
    /** More layers than this are refused: a chain that long is a typing error, not a network. */
    public static final int LARGEST = 1000;

    private static final Pattern TERM = Pattern.compile("([+-]?)(?:(\\d{1,6})\\*?)?(Lf|L)?");

    public Depth {
        if (Math.abs(constant) > LARGEST || Math.abs(layers) > LARGEST || Math.abs(fusion) > LARGEST) {
            throw new InvalidInput("depth: expected at most " + LARGEST + " layers");
        }
        if (layers == 0 && fusion == 0 && constant < 0) {
            throw new InvalidInput("depth " + constant + ": expected a layer count of at least 0");
        }
    }

    /** A depth that is just a number, &ge; 0. */
    public static Depth of(int layers) {
        return new Depth(layers, 0, 0);
    }

    /**
     * Reads {@code 3}, {@code Lf}, {@code L-Lf}, {@code (L-2)} or {@code 4-Lf}.
     *
     * @throws InvalidInput if the text is no such sum
     */
    public static Depth parse(String text) {
        String sum = text.replace(" ", "");
        if (sum.startsWith("(") && sum.endsWith(")")) {
            sum = sum.substring(1, sum.length() - 1);
        }
        int[] parts = new int[3];
        Matcher term = TERM.matcher(sum);
        int at = 0;
        while (at < sum.length()) {
            boolean first = at == 0;
            if (!term.find(at) || term.start() != at || (term.group(2) == null && term.group(3) == null)) {
                throw notADepth(text);
            }
            if (!first && term.group(1).isEmpty()) {
                throw notADepth(text);
            }
            int value = term.group(2) == null ? 1 : Integer.parseInt(term.group(2));
            int index = term.group(3) == null ? 0 : term.group(3).equals("L") ? 1 : 2;
            parts[index] += term.group(1).equals("-") ? -value : value;
            at = term.end();
        }
        if (at == 0) {
            throw notADepth(text);
        }
        return new Depth(parts[0], parts[1], parts[2]);
    }

    private static InvalidInput notADepth(String text) {
        return new InvalidInput(
                "'" + text + "': expected a layer count, a whole number or a sum of numbers, L and Lf such as L-Lf");
    }

    public boolean isNumeric() {
        return layers == 0 && fusion == 0;
    }

    /**
     * The layer count of a numeric depth.
     *
     * @throws IllegalStateException if the depth has symbols
     */
    public int value() {
        if (!isNumeric()) {
            throw new IllegalStateException("depth " + this + " is symbolic");
        }
        return constant;
    }

    /** The layer count once {@code L} and {@code Lf} have values; negative where they do not fit this depth. */
    public int at(int valueOfLayers, int valueOfFusion) {
        return constant + layers * valueOfLayers + fusion * valueOfFusion;
    }

    public Depth plus(Depth other) {
        return new Depth(constant + other.constant, layers + other.layers, fusion + other.fusion);
    }

    public Depth minus(Depth other) {
        return new Depth(constant - other.constant, layers - other.layers, fusion - other.fusion);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, layers, "L");
        append(text, fusion, "Lf");
        append(text, constant, "");
        return text.length() == 0 ? "0" : text.toString();
    }

    private static void append(StringBuilder text, int factor, String symbol) {
        if (factor == 0) {
            return;
        }
        text.append(factor < 0 ? "-" : text.length() == 0 ? "" : "+");
        int size = Math.abs(factor);
        text.append(symbol.isEmpty() ? Integer.toString(size) : (size == 1 ? "" : size + "*") + symbol);
    }
}
