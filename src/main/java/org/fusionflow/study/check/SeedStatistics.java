package org.fusionflow.study.check;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.Variable.Statistic;

/**
 * Numbers of several seeds in short.
 *
 * @param mean of those that exist; NaN if there are none
 * @param deviation sample standard deviation of those; 0 for fewer than two
 * @param count of those
 * @param seeds of all
 */
public record SeedStatistics(double mean, double deviation, int count, int seeds) {
    /** Of numbers, some of which may be missing; truth values count as 0 and 1. */
    public static SeedStatistics of(List<Datum> values) {
        double[] numbers = values.stream()
                .filter(value -> !value.isMissing())
                .mapToDouble(value -> value instanceof Datum.Truth truth ? truth.value() ? 1 : 0 : value.number())
                .toArray();
        double mean = Arrays.stream(numbers).average().orElse(Double.NaN);
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        double deviation = numbers.length < 2 ? 0 : Math.sqrt(squares / (numbers.length - 1));
        return new SeedStatistics(mean, deviation, numbers.length, values.size());
    }

    /** The mean, NaN unless every seed has the number. */
    public double meanOfAll() {
        return count == seeds ? mean : Double.NaN;
    }

    /** Standard error of the mean; 0 for a single number. */
    public double error() {
        return count > 0 ? deviation / Math.sqrt(count) : Double.NaN;
    }

    /** One of these numbers; the spread of none or of a single one does not exist. */
    public OptionalDouble value(Statistic statistic) {
        return switch (statistic) {
            case N -> OptionalDouble.of(count);
            case MEAN -> count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
            case SD -> count < 2 ? OptionalDouble.empty() : OptionalDouble.of(deviation);
            case SE -> count < 2 ? OptionalDouble.empty() : OptionalDouble.of(error());
        };
    }
}
