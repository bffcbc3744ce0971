package org.fusionflow.cli.option;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.EdgeRates;

/** Learning rates of edges for a derivation: {@code A=1,B=2.5}, or symbols, {@code A=kA,B=kB}; {@code A+B} names the layers above the fusion of A and B. */
public final class EdgeRateOption {
    /** Symbols have a letter with which no other symbol of a derivation begins, and more. */
    private static final Pattern SYMBOL = Pattern.compile("k[A-Za-z0-9]{1,20}");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    private EdgeRateOption() {}

    /**
     * The rates that a text gives.
     *
     * @throws InvalidInput if an edge is unknown or comes twice, a rate is neither a number above 0 nor a symbol, or all are 1
     */
    public static EdgeRates of(String text, FusionTree tree) {
        Map<String, Expr> rates = new LinkedHashMap<>();
        List<String> edges = Remedies.edges(tree);
        for (String entry : text.split(",", -1)) {
            String[] sides = entry.strip().split("=", -1);
            if (sides.length != 2) {
                throw new InvalidInput("--rate " + text + ": '" + entry.strip()
                        + "', expected EDGE=NUMBER or EDGE=SYMBOL, such as A=1,B=kB");
            }
            String edge = sides[0].strip();
            if (!edges.contains(edge)) {
                throw new InvalidInput("--rate " + text + ": no edge '" + edge + "' with layers, expected one of "
                        + String.join(", ", edges));
            }
            Expr rate = rate(text, sides[1].strip());
            if (rates.put(LayerNames.symbol(edge), rate) != null) {
                throw new InvalidInput("--rate " + text + ": '" + edge + "' comes twice, expected it once");
            }
        }
        rates.values().removeIf(Expr::isOne);
        if (rates.isEmpty()) {
            throw new InvalidInput("--rate " + text + ": every rate is 1 without it, expected another one");
        }
        return new EdgeRates(rates);
    }

    private static Expr rate(String text, String value) {
        if (SYMBOL.matcher(value).matches()) {
            return Expr.positive(value);
        }
        if (!NUMBER.matcher(value).matches() || new BigDecimal(value).signum() == 0) {
            throw new InvalidInput("--rate " + text + ": '" + value
                    + "', expected a number above 0, or a symbol of k and letters or digits, such as kA");
        }
        BigDecimal decimal = new BigDecimal(value);
        return Expr.number(Rational.of(decimal.unscaledValue().longValueExact())
                .times(Rational.of(10).power(-decimal.scale())));
    }
}
