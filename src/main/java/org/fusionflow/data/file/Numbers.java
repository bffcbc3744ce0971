package org.fusionflow.data.file;

import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;

/** Reads numbers as users write them: decimal and finite, with an exponent after e, E or, as Fortran writes it, D. */
public final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eEdD][+-]?\\d+)?");

    /** The square of a smaller start length underflows to 0. */
    public static final double SMALLEST_START = 1e-150;

    private Numbers() {}

    /**
     * @throws InvalidInput unless u0 is finite and at least 1e-150
     */
    public static void requireStartLength(double u0) {
        if (!(u0 > 0) || Double.isInfinite(u0)) {
            throw new InvalidInput("u0 " + u0 + ": expected a finite number above 0");
        }
        if (u0 < SMALLEST_START) {
            throw new InvalidInput("u0 " + u0 + ": expected at least " + SMALLEST_START
                    + ", the squares of smaller lengths are 0 in double precision");
        }
    }

    /** True for a number as users write it: {@code 2}, {@code -.5}, {@code 1e-3}. */
    public static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** The value of a text that {@link #isDecimal is decimal}; infinite if it is too large for a double. */
    public static double value(String text) {
        // Java reads a D at the end as a type and none inside.
        return Double.parseDouble(text.replace('d', 'e').replace('D', 'e'));
    }

    /**
     * @param name what the number is, for the message
     * @throws InvalidInput if the text is no decimal number or too large for a double
     */
    public static double parse(String text, String name) {
        if (!isDecimal(text)) {
            throw new InvalidInput(name + " '" + text + "': expected a finite decimal number");
        }
        double value = value(text);
        if (Double.isInfinite(value)) {
            throw new InvalidInput(name + " '" + text + "': expected a number below 1.8e308");
        }
        return value;
    }

    /**
     * @param name what the number is, for the message
     * @throws InvalidInput if the text is no whole number from {@code least} to {@code most}
     */
    public static int whole(String text, String name, int least, int most) {
        return (int) whole(text, name, (long) least, (long) most);
    }

    /**
     * @param name what the number is, for the message
     * @throws InvalidInput if the text is no whole number from {@code least} to {@code most}
     */
    public static long whole(String text, String name, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            throw new InvalidInput(
                    name + " '" + text + "': expected a whole number from " + least + " to " + most, wrong);
        }
        throw new InvalidInput(name + " " + text + ": expected a whole number from " + least + " to " + most);
    }
}
