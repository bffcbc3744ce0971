package org.fusionflow.report.study.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.report.words.Rounded;

/**
 * One number for each seed of a network, if it exists.
 *
 * @param values one for each seed
 */
public record SeedValues(List<OptionalDouble> values) {
    /** With fewer seeds a standard deviation says little, so that the range is shown. */
    private static final int FEWEST_FOR_SPREAD = 5;

    public SeedValues {
        values = List.copyOf(values);
    }

    /** A single number that does not depend on seeds. */
    static SeedValues of(OptionalDouble value) {
        return new SeedValues(List.of(value));
    }

    /** True if so many seeds are summarized by mean and standard deviation. */
    public static boolean hasSpread(int seeds) {
        return seeds >= FEWEST_FOR_SPREAD;
    }

    /** Mean over the seeds; empty unless every seed has the number. */
    public OptionalDouble mean() {
        return values.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : values.stream().mapToDouble(OptionalDouble::getAsDouble).average();
    }

    /** The numbers that exist, in the order of the seeds. */
    public double[] present() {
        return values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /** True if every seed has the number. */
    public boolean isComplete() {
        return values.stream().allMatch(OptionalDouble::isPresent);
    }

    /** These numbers divided by others seed by seed; empty where one does not exist or the divisor is not above 0. */
    public SeedValues over(SeedValues others) {
        List<OptionalDouble> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), others.values.size()); i++) {
            OptionalDouble a = values.get(i);
            OptionalDouble b = others.values.get(i);
            ratios.add(
                    a.isPresent() && b.isPresent() && b.getAsDouble() > 0
                            ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
                            : OptionalDouble.empty());
        }
        return new SeedValues(ratios);
    }

    /** These numbers with 0 for those that are within rounding of it. */
    public SeedValues orZeroBelow(double rounding) {
        return new SeedValues(values.stream()
                .map(value ->
                        value.isPresent() && Math.abs(value.getAsDouble()) < rounding ? OptionalDouble.of(0) : value)
                .toList());
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

    /** Standard error of the mean; empty for fewer than two seeds. */
    public OptionalDouble standardError() {
        OptionalDouble spread = spread();
        return spread.isEmpty() ? spread : OptionalDouble.of(spread.getAsDouble() / Math.sqrt(values.size()));
    }

    boolean isEmpty() {
        return values.stream().allMatch(OptionalDouble::isEmpty);
    }

    /**
     * The value; from two to four seeds their range; from five on mean and standard deviation, with the digits that the uncertainty of the mean
     * allows. If not all seeds have the number, how many do.
     */
    public String cell() {
        if (mean().isEmpty()) {
            int some = present().length;
            return some == 0 ? Rounded.NONE : "only " + some + " of " + values.size();
        }
        double mean = mean().getAsDouble();
        if (values.size() == 1) {
            return Rounded.value(mean);
        }
        return hasSpread(values.size())
                ? Scatter.mean(mean, spread().orElseThrow(), values.size())
                : Scatter.range(present());
    }

    /** The text for the size of an error, whose spread is not printed. */
    public String size() {
        return mean().isPresent() ? Rounded.size(mean().getAsDouble()) : cell();
    }
}
