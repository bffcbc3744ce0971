package org.fusionflow.report.experiment.beyond;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.study.experiment.Spread;

/** Numbers in this room's tables, short enough for one line, and axes with room for points at their ends. */
final class Cells {
    static final String NONE = "–";

    /** Factor between an axis' end and the outermost point. */
    private static final double ROOM = 1.15;

    /** Below this a number is written with a power of ten. */
    private static final double SMALL = 1e-3;

    /** A relative error below this does not show in three digits. */
    private static final double DIGITS = 5e-4;

    private Cells() {}

    /** Three digits. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (value != 0 && Math.abs(value) < SMALL) {
            return String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-");
        }
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Network and, in parentheses, theory; means. */
    static String both(double[] network, double[] theory) {
        double mean = Spread.of(network).mean();
        return Double.isNaN(mean)
                ? NONE
                : number(mean) + "\u00a0(" + number(Spread.of(theory).mean()) + ")";
    }

    /** A mean, and in parentheses two digits of its standard error, in units of the last one: {@code 0.924(12)}. */
    static String spread(double... values) {
        Spread spread = Spread.of(values);
        if (!(spread.error() > DIGITS * Math.abs(spread.mean()))) {
            return number(spread.mean());
        }
        BigDecimal error = new BigDecimal(spread.error()).round(new MathContext(2));
        int decimals = Math.max(0, error.scale());
        BigDecimal mean = new BigDecimal(spread.mean()).setScale(decimals, RoundingMode.HALF_EVEN);
        return mean.toPlainString() + "(" + error.movePointRight(decimals).toBigInteger() + ")";
    }

    static Table.Column math(String tex) {
        return new Table.Column(Prose.ofMath(tex), Table.Align.RIGHT);
    }

    /** A logarithmic axis along x for these values. */
    static Axis over(String label, double[] values) {
        return Axis.logarithmic(label)
                .from(
                        Arrays.stream(values).min().orElse(1) / ROOM,
                        Arrays.stream(values).max().orElse(1) * ROOM);
    }
}
