package org.fusionflow.claims.asymptotic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.claims.asymptotic.Convergence.Outcome;
import org.fusionflow.claims.result.Support;

/** Puts into words what the tests of an asymptotic statement at several data sets showed. */
final class LimitSummary {
    private final boolean leading;
    private final List<Convergence> results = new ArrayList<>();
    private String unclear = "";

    /**
     * @param leading true for a statement about ratios
     */
    LimitSummary(boolean leading) {
        this.leading = leading;
    }

    void add(Convergence result, Map<String, Double> values) {
        results.add(result);
        if (result.outcome() == Outcome.UNCLEAR && unclear.isEmpty()) {
            unclear = (result.isResolved()
                            ? "the limit of the " + error() + " is " + shown(result.limit())
                                    + ", too near to what can be seen, "
                            : "the limit of the " + error() + " is uncertain: constants up to ")
                    + shown(result.resolution())
                    + (result.isResolved() ? "" : " would not be seen")
                    + ", at " + shown(values);
        }
    }

    /** True if the errors vanished in all tests. */
    boolean isClear() {
        return unclear.isEmpty();
    }

    /** The coarsest resolution of all tests. */
    double resolution() {
        return results.stream().mapToDouble(Convergence::resolution).max().orElse(Double.POSITIVE_INFINITY);
    }

    double largestStart() {
        return results.stream().mapToDouble(r -> r.window().largest()).max().orElse(Double.NaN);
    }

    double smallestStart() {
        return results.stream().mapToDouble(r -> r.window().smallest()).min().orElse(Double.NaN);
    }

    String supported(Support support) {
        return (leading
                        ? "leading order: the ratio of the sides tends to 1, lower orders are not compared, a relative difference above "
                        : "the difference of the sides tends to 0, terms that vanish with u0 are not compared, a constant above ")
                + shown(support.resolution())
                + " would have been seen; " + support.range() + "; " + orders();
    }

    String undecided(Support support) {
        return unclear + "; " + support.range();
    }

    String contradicted(Convergence result, Map<String, Double> values, Support support) {
        return "the " + error()
                + (Double.isInfinite(result.limit())
                        ? " does not tend to 0 but grows"
                        : " tends to " + shown(result.limit()) + ", uncertain by " + shown(result.resolution()))
                + ", at " + shown(values) + "; it is " + shown(result.last()) + " at u0 = "
                + shown(result.window().smallest()) + "; " + support.range();
    }

    private String error() {
        return leading ? "relative difference of the sides" : "difference of the sides";
    }

    private String orders() {
        String last = "at the smallest start the " + error() + " is at most "
                + shown(results.stream()
                        .mapToDouble(r -> Math.abs(r.last()))
                        .max()
                        .orElse(0));
        String observed = orders(true) + orders(false);
        return last + observed;
    }

    private String orders(boolean inPowers) {
        double[] orders = results.stream()
                .filter(r -> r.inPowers() == inPowers)
                .mapToDouble(Convergence::order)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return orders.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", observed order %.2f to %.2f in %s",
                        orders[0],
                        orders[orders.length - 1],
                        inPowers ? "u0" : "1/ln(1/u0)");
    }

    static String shown(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    static String shown(Map<String, Double> values) {
        StringBuilder text = new StringBuilder("{");
        new TreeMap<>(values)
                .forEach((name, value) -> text.append(text.length() == 1 ? "" : ", ")
                        .append(name)
                        .append('=')
                        .append(String.format(Locale.ROOT, "%.4g", value)));
        return text.append('}').toString();
    }
}
