package org.fusionflow.report.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Formats numbers for reports; no other class of the reports does. */
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
        return minus(isPlain(power, value) ? plain(value, digits) : scientific(mantissa(value, digits, power), power));
    }

    /** A number with a power of ten: 1.8 × 10⁻¹¹, which no line break divides; 10⁻⁸ without the factor 1. */
    static String scientific(String mantissa, int power) {
        String ten = "10" + superscript(power);
        boolean isOne = mantissa.matches("-?1(\\.0*)?");
        return isOne ? mantissa.replaceAll("1.*", "") + ten : mantissa + "\u00a0×\u00a0" + ten;
    }

    /** The number as a formula. */
    public static String tex(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "\\text{undefined}" : value > 0 ? "\\infty" : "-\\infty";
        }
        int power = power(value, DIGITS);
        if (isPlain(power, value)) {
            return plain(value, DIGITS);
        }
        String mantissa = mantissa(value, DIGITS, power);
        String ten = "10^{" + power + "}";
        boolean isOne = mantissa.equals("1") || mantissa.equals("-1");
        return isOne ? mantissa.replace("1", "") + ten : mantissa + "\\times " + ten;
    }

    /** A mean, rounded to the two significant digits of its spread. */
    public static String withSpread(double mean, double spread) {
        int spreadPower = power(spread, 2);
        int decimals = 1 - spreadPower;
        boolean plain = spread > 0 && decimals >= 0 && decimals <= 5 && Math.abs(mean) < 1e5;
        if (plain) {
            return minus(fixed(mean, decimals)) + "\u00a0±\u00a0" + fixed(spread, decimals);
        }
        int power = power(mean, DIGITS);
        // Below this both have the same power of ten, and the mean no more digits than a double.
        boolean shared = spread > 0 && power >= spreadPower && power - spreadPower < 9;
        if (!shared || isPlain(power, mean)) {
            return value(mean) + "\u00a0±\u00a0" + size(spread);
        }
        int digits = 1 + power - spreadPower;
        BigDecimal scaled = new BigDecimal(mean).movePointLeft(power);
        BigDecimal error = new BigDecimal(spread).movePointLeft(power);
        return "(" + minus(fixed(scaled, digits)) + "\u00a0±\u00a0" + fixed(error, digits) + ")\u00a0×\u00a010"
                + superscript(power);
    }

    private static String minus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }

    private static String fixed(double value, int decimals) {
        return fixed(new BigDecimal(value), decimals);
    }

    private static String fixed(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
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
