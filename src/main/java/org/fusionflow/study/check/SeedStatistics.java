package org.fusionflow.study.check;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.column.Variable.Statistic;

/**
 * Mean and deviation of a number over seeds.
 *
 * @param mean of the values that exist; NaN if there are none
 * @param deviation sample standard deviation of these values; 0 for fewer than two
 * @param count number of these values
 * @param seeds number of all seeds
 */
public record SeedStatistics(double mean, double deviation, int count, int seeds) {
    /** The statistics of values, some of which may be missing; truth values count as 0 and 1. */
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

    /** The mean; NaN unless every seed has the number. */
    public double meanOfAll() {
        return count == seeds ? mean : Double.NaN;
    }

    /** Standard error of the mean; 0 for a single number. */
    public double error() {
        return count > 0 ? deviation / Math.sqrt(count) : Double.NaN;
    }

    /** The statistic of this kind; empty for the spread of fewer than two values. */
    public OptionalDouble value(Statistic statistic) {
        return switch (statistic) {
            case N -> OptionalDouble.of(count);
            case MEAN -> count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
            case SD -> count < 2 ? OptionalDouble.empty() : OptionalDouble.of(deviation);
            case SE -> count < 2 ? OptionalDouble.empty() : OptionalDouble.of(error());
        };
    }
}
