package org.fusionflow.study.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats numbers for output. */
public final class Digits {
    private static final int DIGITS = 4;

    private Digits() {}

    /** Four significant digits, without trailing zeros. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "none" : value > 0 ? "infinite" : "-infinite";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 || (power >= -4 && power <= 5)
                ? rounded.toPlainString()
                : String.format(Locale.ROOT, "%." + (rounded.precision() - 1) + "e", rounded);
    }

    /** A relative error with its sign. */
    public static String percent(double fraction) {
        double percent = 100 * fraction;
        // From a hundred on the format would write a power of ten.
        String size = Math.abs(percent) >= 99.5 && Math.abs(percent) < 1e5
                ? String.format(Locale.ROOT, "%+.0f", percent)
                : String.format(Locale.ROOT, "%+.2g", percent);
        return size + "\u00a0%";
    }

    /** A mean with its standard error, if it has one. */
    static String mean(double value, double error) {
        return number(value) + (error > 0 ? String.format(Locale.ROOT, " ± %.2g", error) : "");
    }
}
