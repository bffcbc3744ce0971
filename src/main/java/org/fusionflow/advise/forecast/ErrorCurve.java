package org.fusionflow.advise.forecast;

import java.util.List;
import org.fusionflow.linear.Vector;

/**
 * The error on new data along training.
 *
 * @param times flow times, ascending
 * @param errors expected loss at these times; NaN from where an integration did not get to
 */
public record ErrorCurve(Vector times, Vector errors) {
    /** Part of the fall of the error that may be left when it counts as learned. */
    private static final double LEFT = 0.05;

    public ErrorCurve {
        if (times.size() != errors.size() || times.size() == 0) {
            throw new IllegalArgumentException("errors at " + times.size() + " times: got " + errors.size());
        }
    }

    /** The mean of curves at the same times. */
    static ErrorCurve mean(List<ErrorCurve> curves) {
        Vector sum = curves.get(0).errors;
        for (ErrorCurve curve : curves.subList(1, curves.size())) {
            sum = sum.plus(curve.errors);
        }
        return new ErrorCurve(curves.get(0).times, sum.times(1.0 / curves.size()));
    }

    /** Error at the start. */
    public double atStart() {
        return errors.at(0);
    }

    /** Error at the last time; NaN if an integration did not get there. */
    public double atEnd() {
        return errors.at(errors.size() - 1);
    }

    /** Index of the least error; the first of equal ones. */
    int bestIndex() {
        int best = 0;
        for (int i = 1; i < errors.size(); i++) {
            if (errors.at(i) < errors.at(best)) {
                best = i;
            }
        }
        return best;
    }

    /** Least error over all times: that of training which is stopped at the best of them. */
    public double best() {
        return errors.at(bestIndex());
    }

    /** The time of the least error. */
    public double bestTime() {
        return times.at(bestIndex());
    }

    /** The time at which the error is within a twentieth of the way down to its least; infinite if it has none. */
    public double learnedTime() {
        double least = best();
        return timeTo(least * (1 + Choice.EQUAL) + LEFT * Math.max(0, atStart() - least));
    }

    /** First time at which the error is at most a level, interpolated; infinite if it never is. */
    public double timeTo(double level) {
        for (int i = 0; i < errors.size(); i++) {
            if (errors.at(i) <= level) {
                if (i == 0) {
                    return times.at(0);
                }
                double before = errors.at(i - 1);
                double part = before > errors.at(i) ? (before - level) / (before - errors.at(i)) : 1;
                return times.at(i - 1) + part * (times.at(i) - times.at(i - 1));
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
