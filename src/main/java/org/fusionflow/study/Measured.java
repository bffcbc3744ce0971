package org.fusionflow.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One column of the comparison: for each quantity the mean over seeds, its spread, and how many seeds had it.
 *
 * @param name {@code formula}, {@code reduced} or a network's name
 * @param values per quantity, one entry a seed that has it
 * @param seeds how many runs there were; 1 for formula and reduced
 */
public record Measured(String name, Map<Quantity, List<Double>> values, int seeds) {
    public Measured {
        Map<Quantity, List<Double>> copy = new EnumMap<>(Quantity.class);
        values.forEach((quantity, list) -> copy.put(quantity, List.copyOf(list)));
        values = Map.copyOf(copy);
    }

    /** Mean over the seeds; empty unless every seed has the quantity. */
    public OptionalDouble value(Quantity quantity) {
        List<Double> list = values.getOrDefault(quantity, List.of());
        return list.isEmpty() || list.size() < seeds
                ? OptionalDouble.empty()
                : list.stream().mapToDouble(Double::doubleValue).average();
    }

    /** Sample standard deviation over the seeds; empty for fewer than two. */
    public OptionalDouble spread(Quantity quantity) {
        OptionalDouble mean = value(quantity);
        List<Double> list = values.getOrDefault(quantity, List.of());
        if (mean.isEmpty() || list.size() < 2) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        for (double value : list) {
            squares += (value - mean.getAsDouble()) * (value - mean.getAsDouble());
        }
        return OptionalDouble.of(Math.sqrt(squares / (list.size() - 1)));
    }
}
