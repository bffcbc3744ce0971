package org.fusionflow.data.samples;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Columns and their numbers in messages of one line. */
final class ColumnText {
    private static final int MOST_NAMED = 5;

    private ColumnText() {}

    /** The first few. */
    static String named(List<String> all) {
        int more = all.size() - MOST_NAMED;
        return more <= 0
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, MOST_NAMED)) + " and " + more + " more";
    }

    /** Four digits. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        boolean plain = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9);
        return plain ? rounded.toPlainString() : rounded.toString().replace("E", "e");
    }
}
