package org.fusionflow.study.check;

import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.check.Check.Criterion;

/**
 * A number of one case together with its bound.
 *
 * @param value that is compared: the number, or its difference from a reference; NaN if it does not exist
 * @param holds true if it is within the bound
 * @param excess how far the value is beyond its bound (or below it), in a measure that orders the cases of one check
 * @param expected text for output
 * @param measured text for output
 * @param error text for output
 */
record BoundedCase(double value, boolean holds, double excess, String expected, String measured, String error) {
    boolean isMissing() {
        return Double.isNaN(value) || Double.isNaN(excess);
    }

    static BoundedCase of(Check check, Case one) {
        double value = check.of().number(one.scope());
        String measured = measured(check, one, value);
        Criterion criterion = check.criterion();
        if (criterion instanceof Criterion.Within within) {
            double reference = within.against().number(one.scope());
            double bound = within.bound().number(one.scope());
            double error = Math.abs(value - reference) / Math.abs(reference);
            return new BoundedCase(
                    error,
                    error <= bound,
                    excess(error, bound),
                    Digits.number(reference) + " within " + Digits.number(100 * bound) + "\u00a0%",
                    measured,
                    Digits.percent(value / reference - 1));
        }
        if (criterion instanceof Criterion.PlusMinus plusMinus) {
            double reference = plusMinus.against().number(one.scope());
            double bound = plusMinus.bound().number(one.scope());
            double error = Math.abs(value - reference);
            return new BoundedCase(
                    error,
                    error <= bound,
                    excess(error, bound),
                    Digits.number(reference) + " ± " + Digits.number(bound),
                    measured,
                    Digits.number(value - reference));
        }
        if (criterion instanceof Criterion.AtMost most) {
            double bound = most.bound().number(one.scope());
            return new BoundedCase(
                    value, value <= bound, value - bound, "at most " + Digits.number(bound), measured, "");
        }
        if (criterion instanceof Criterion.AtLeast least) {
            double bound = least.bound().number(one.scope());
            return new BoundedCase(
                    value, value >= bound, bound - value, "at least " + Digits.number(bound), measured, "");
        }
        Criterion.Between between = (Criterion.Between) criterion;
        double low = between.least().number(one.scope());
        double high = between.most().number(one.scope());
        return new BoundedCase(
                value,
                value >= low && value <= high,
                Math.max(low - value, value - high),
                Digits.number(low) + " to " + Digits.number(high),
                measured,
                "");
    }

    /** Error over bound; 0 if both are 0. */
    private static double excess(double error, double bound) {
        return error == 0 && bound == 0 ? 0 : error / bound;
    }

    /** The number, with its standard error if it is a mean over seeds. */
    private static String measured(Check check, Case one, double value) {
        var parts = one.scope().parts();
        if (one.point() < 0 || !one.seed().isEmpty() || parts.size() < 2) {
            return Digits.number(value);
        }
        SeedStatistics seeds = SeedStatistics.of(parts.stream()
                .map(part -> check.of().at(part))
                .map(datum -> datum instanceof Datum.Real ? datum : Datum.Missing.VALUE)
                .toList());
        return seeds.count() == parts.size() ? Digits.mean(value, seeds.error()) : Digits.number(value);
    }
}
