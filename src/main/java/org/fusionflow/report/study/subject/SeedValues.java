package org.fusionflow.report.study.subject;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.report.words.Rounded;

/**
 * One number for each seed of a network, if it exists.
 *
 * @param values one for each seed
 */
public record SeedValues(List<OptionalDouble> values) {
    public SeedValues {
        values = List.copyOf(values);
    }

    /** A single number that does not depend on seeds. */
    static SeedValues of(OptionalDouble value) {
        return new SeedValues(List.of(value));
    }

    /** Mean over the seeds; empty unless every seed has the number. */
    public OptionalDouble mean() {
        return values.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : values.stream().mapToDouble(OptionalDouble::getAsDouble).average();
    }

    /** Sample standard deviation over the seeds; empty for fewer than two. */
    OptionalDouble spread() {
        OptionalDouble mean = mean();
        if (mean.isEmpty() || values.size() < 2) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        for (OptionalDouble value : values) {
            double distance = value.getAsDouble() - mean.getAsDouble();
            squares += distance * distance;
        }
        return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
    }

    boolean isEmpty() {
        return values.stream().allMatch(OptionalDouble::isEmpty);
    }

    /** The value, or mean and spread; if not all seeds have the number, how many do. */
    public String cell() {
        if (mean().isEmpty()) {
            long some = values.stream().filter(OptionalDouble::isPresent).count();
            return some == 0 ? Rounded.NONE : "only " + some + " of " + values.size();
        }
        double mean = mean().getAsDouble();
        return spread().isPresent() ? Rounded.withSpread(mean, spread().getAsDouble()) : Rounded.value(mean);
    }

    /** The text for the size of an error, whose spread is not printed. */
    public String size() {
        return mean().isPresent() ? Rounded.size(mean().getAsDouble()) : cell();
    }
}
