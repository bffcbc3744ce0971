package org.fusionflow.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers for reading: five significant digits, powers of ten with raised exponents, a dash for what does not exist. */
final class Digits {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Digits() {}

    static String of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : "–";
    }

    static String of(double value) {
        return of(value, 5);
    }

    static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e6) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            String text = rounded.stripTrailingZeros().toPlainString();
            return text.replace("-", "−");
        }
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e", -1);
        int exponent = Integer.parseInt(parts[1]);
        StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            raised.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return parts[0].replace("-", "−").replaceAll("\\.0$", "") + "·10" + raised;
    }

    /** {@code 1.4565 ± 0.021}. */
    static String of(OptionalDouble mean, OptionalDouble spread) {
        return spread.isEmpty() || mean.isEmpty() ? of(mean) : of(mean) + " ± " + of(spread.getAsDouble(), 2);
    }

    /** A number inside TeX. */
    static String tex(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e6) {
            return of(value).replace("−", "-");
        }
        String[] parts = String.format(Locale.ROOT, "%.3e", value).split("e", -1);
        return parts[0] + "\\cdot10^{" + Integer.parseInt(parts[1]) + "}";
    }
}
