package org.fusionflow.architecture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    /** Largest layer count that is accepted; a longer chain is taken for a typing error. */
    public static final int LARGEST = 1000;

    /** Numbers with more digits exceed {@link #LARGEST} and may not fit an int. */
    private static final int MOST_DIGITS = 6;

    private static final Pattern TERM = Pattern.compile("([+-]?)(?:(\\d+)\\*?(Lf|L)|(\\d+)|(Lf|L))");

    private static final Pattern BLANKS_AROUND_A_SIGN = Pattern.compile("\\s*([+*-])\\s*");

    public Depth {
        requireAtMostLargest(constant);
        requireAtMostLargest(layers);
        requireAtMostLargest(fusion);
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
        String sum = text.strip();
        if (sum.startsWith("(") && sum.endsWith(")")) {
            sum = sum.substring(1, sum.length() - 1).strip();
        }
        // Removes blanks around signs only: "1 2" is not 12.
        sum = BLANKS_AROUND_A_SIGN.matcher(sum).replaceAll("$1");
        int[] parts = new int[3];
        Matcher term = TERM.matcher(sum);
        int at = 0;
        while (at < sum.length()) {
            boolean first = at == 0;
            term.region(at, sum.length());
            if (!term.lookingAt() || (!first && term.group(1).isEmpty())) {
                throw notADepth(text);
            }
            String factor = firstOf(term.group(2), firstOf(term.group(4), "1"));
            String symbol = firstOf(term.group(3), firstOf(term.group(5), ""));
            if (factor.length() > MOST_DIGITS) {
                throw new InvalidInput("'" + text + "': expected at most " + LARGEST + " layers");
            }
            int value = Integer.parseInt(factor);
            int index = symbol.isEmpty() ? 0 : symbol.equals("L") ? 1 : 2;
            parts[index] += term.group(1).equals("-") ? -value : value;
            // Checked after every term, so that a long sum cannot overflow.
            requireAtMostLargest(parts[index]);
            at = term.end();
        }
        if (at == 0) {
            throw notADepth(text);
        }
        return new Depth(parts[0], parts[1], parts[2]);
    }

    private static String firstOf(@Nullable String group, String otherwise) {
        return group == null ? otherwise : group;
    }

    private static void requireAtMostLargest(long value) {
        if (value < -LARGEST || value > LARGEST) {
            throw new InvalidInput("depth " + value + ": expected at most " + LARGEST + " layers");
        }
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

    /**
     * The layer count once {@code L} and {@code Lf} have values; negative where they do not fit this depth.
     *
     * @throws InvalidInput if it is beyond {@link #LARGEST} in size
     */
    public int at(int valueOfLayers, int valueOfFusion) {
        long value = constant + (long) layers * valueOfLayers + (long) fusion * valueOfFusion;
        requireAtMostLargest(value);
        return (int) value;
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
