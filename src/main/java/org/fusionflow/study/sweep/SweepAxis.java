package org.fusionflow.study.sweep;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Vector;

/**
 * The values that a sweep gives to one parameter.
 *
 * @param parameter that is varied
 * @param values at least one, in the order of the rows
 */
public record SweepAxis(Parameter parameter, Vector values) {
    public SweepAxis {
        if (values.size() == 0) {
            throw new InvalidInput("axis " + parameter.key() + ": expected at least one value");
        }
        for (int i = 0; i < values.size(); i++) {
            parameter.check(values.at(i));
        }
    }

    /** {@code points} equally spaced values; both ends are exact, and a symmetric range has symmetric values. */
    static Vector linear(double from, double to, int points) {
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            double share = i / (points - 1.0);
            values[i] = from == -to ? to * ((2.0 * i - (points - 1)) / (points - 1)) : from + (to - from) * share;
        }
        values[points - 1] = to;
        return Vector.of(values);
    }

    /** {@code points} values of equal ratio between numbers above 0; both ends are exact. */
    static Vector logarithmic(double from, double to, int points) {
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            // StrictMath: the values name the rows, so they must not depend on the machine.
            values[i] = from * StrictMath.pow(to / from, i / (points - 1.0));
        }
        values[points - 1] = to;
        return Vector.of(values);
    }

    /** Every whole number between two, both included. */
    static Vector whole(int from, int to) {
        return linear(from, to, to - from + 1);
    }
}
