package org.fusionflow.linear;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers at equal distances or ratios, as a person would write them: 0.3 and not 0.30000000000000004. Both ends are exact. */
public final class Spacing {
    /** One digit less than a double holds for sure: what the power function rounds is left out. */
    private static final MathContext OF_RATIOS = new MathContext(15);

    private Spacing() {}

    /**
     * Equally spaced numbers, each the double that is nearest to the exact one between the decimal numbers that the ends are written as.
     *
     * @param count at least 2
     */
    public static double[] linear(double from, double to, int count) {
        BigDecimal first = BigDecimal.valueOf(from);
        BigDecimal last = BigDecimal.valueOf(to);
        BigDecimal steps = BigDecimal.valueOf(count - 1L);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            BigDecimal sum =
                    first.multiply(BigDecimal.valueOf(count - 1L - i)).add(last.multiply(BigDecimal.valueOf(i)));
            values[i] = sum.signum() == 0
                    ? 0
                    : sum.divide(steps, MathContext.DECIMAL128).doubleValue();
        }
        values[count - 1] = to;
        return values;
    }

    /**
     * Geometrically spaced numbers, to 15 digits.
     *
     * @param from above 0
     * @param to above 0
     * @param count at least 2
     */
    public static double[] logarithmic(double from, double to, int count) {
        // In logarithms, because the ratio of the ends may overflow; the strict functions give the same bits
        // everywhere.
        double low = StrictMath.log10(from);
        double high = StrictMath.log10(to);
        double[] values = new double[count];
        for (int i = 1; i < count - 1; i++) {
            double exponent = low + (high - low) * i / (count - 1);
            values[i] = new BigDecimal(StrictMath.pow(10, exponent))
                    .round(OF_RATIOS)
                    .doubleValue();
        }
        values[0] = from;
        values[count - 1] = to;
        return values;
    }
}
