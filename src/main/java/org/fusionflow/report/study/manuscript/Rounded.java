package org.fusionflow.report.study.manuscript;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Formats numbers for reports. */
public final class Rounded {
    /** Shown for a value that does not exist. */
    public static final String NONE = "–";

    private static final int DIGITS = 5;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Rounded() {}

    /** Five significant digits without trailing zeros; with a power of ten below 10⁻³ and from 10⁵ on. */
    public static String value(double value) {
        return value(value, DIGITS);
    }

    public static String value(OptionalDouble value) {
        return value.isPresent() ? value(value.getAsDouble()) : NONE;
    }

    /** Two significant digits, for the size of an error or a spread. */
    public static String size(double value) {
        return value(value, 2);
    }

    public static String value(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : value > 0 ? "∞" : "−∞";
        }
        int power = power(value, digits);
        return minus(
                isPlain(power, value)
                        ? plain(value, digits)
                        : mantissa(value, digits, power) + "·10" + superscript(power));
    }

    /** The number as a formula. */
    public static String tex(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "\\text{undefined}" : value > 0 ? "\\infty" : "-\\infty";
        }
        int power = power(value, DIGITS);
        return isPlain(power, value)
                ? plain(value, DIGITS)
                : mantissa(value, DIGITS, power) + "\\cdot 10^{" + power + "}";
    }

    /** A mean, rounded to the two significant digits of its spread. */
    public static String withSpread(double mean, double spread) {
        int spreadPower = power(spread, 2);
        int decimals = 1 - spreadPower;
        boolean comparable = spread > 0 && decimals >= 0 && decimals <= 5 && Math.abs(mean) < 1e5;
        if (!comparable) {
            return value(mean) + " ± " + size(spread);
        }
        return minus(fixed(mean, decimals)) + " ± " + fixed(spread, decimals);
    }

    private static String minus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }

    private static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static boolean isPlain(int power, double value) {
        return value == 0 || (power >= -3 && power < 5);
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** The exponent of ten, after rounding. */
    private static int power(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return 0;
        }
        BigDecimal rounded = rounded(value, digits);
        return rounded.precision() - rounded.scale() - 1;
    }

    private static String plain(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        return rounded(value, digits).stripTrailingZeros().toPlainString();
    }

    private static String mantissa(double value, int digits, int power) {
        return rounded(value, digits).movePointLeft(power).stripTrailingZeros().toPlainString();
    }

    public static String superscript(int power) {
        StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
        for (char digit : String.valueOf(Math.abs(power)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
