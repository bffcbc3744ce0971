package org.fusionflow.report.experiment.beyond;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import org.fusionflow.report.Axis;
import org.fusionflow.report.Prose;
import org.fusionflow.report.Table;
import org.fusionflow.study.experiment.beyond.Spread;

/** Numbers in this room's tables, short enough for one line, and axes with room for points at their ends. */
final class Cells {
    static final String NONE = "–";

    /** Factor between an axis' end and the outermost point. */
    private static final double ROOM = 1.15;

    /** Below this a number is written with a power of ten. */
    private static final double SMALL = 1e-3;

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

    /** A mean with its standard error. */
    static String spread(double... values) {
        Spread spread = Spread.of(values);
        return spread.count() > 1
                ? number(spread.mean()) + "\u00a0±\u00a0" + String.format(Locale.ROOT, "%.1g", spread.error())
                : number(spread.mean());
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
