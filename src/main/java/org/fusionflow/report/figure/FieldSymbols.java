package org.fusionflow.report.figure;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns names of study files into the symbols of the field, in the markup of charts: {@code rho} becomes ρ, {@code halfTime[B]} becomes t_B. */
final class FieldSymbols {
    private static final Pattern OF_MODALITY = Pattern.compile("(\\w+)\\[(\\w+)]");

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("gamma", "γ"),
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("u0", "u_0"),
            Map.entry("layers", "L"),
            Map.entry("fusion", "L_f"),
            Map.entry("time", "flow time t"),
            Map.entry("timeRatio", "time ratio"),
            Map.entry("firstHalfTime", "first half time"),
            Map.entry("secondHalfTime", "second half time"),
            Map.entry("lastHalfTime", "last half time"),
            Map.entry("plateauLoss", "loss on the plateau"),
            Map.entry("finalLoss", "final loss"),
            Map.entry("misattribution", "mis-attribution"),
            Map.entry("lossError", "error of the loss"),
            Map.entry("mapError", "error of the map"),
            Map.entry("conservedDrift", "drift of the balance"));

    private static final Map<String, String> OF_ONE_MODALITY = Map.of(
            "halfTime", "t", "mapNorm", "‖w‖", "finalMap", "w", "plateauMap", "w", "contribution", "contribution of");

    private FieldSymbols() {}

    /** The symbol of a label that is the name of a column, an axis or a quantity, else the label itself. */
    static String of(String label) {
        String symbol = SYMBOLS.get(label);
        if (symbol != null) {
            return symbol;
        }
        Matcher matcher = OF_MODALITY.matcher(label);
        if (matcher.matches()) {
            String quantity = OF_ONE_MODALITY.get(matcher.group(1));
            if (quantity != null) {
                return quantity.endsWith(" of")
                        ? quantity + " " + matcher.group(2)
                        : quantity + "_{" + matcher.group(2) + "}";
            }
        }
        return label;
    }

    /** The value of an axis in the markup of charts, without the decimal zero of tables. */
    static String value(String cell) {
        return plain(cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell);
    }

    /** A word of a user in the markup of charts, in which no character has a special meaning. */
    static String plain(String text) {
        return text.replace("\\", "\\\\").replace("_", "\\_").replace("^", "\\^");
    }
}
