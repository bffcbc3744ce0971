package org.fusionflow.report.study.front;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.words.Rounded;

/**
 * How far measured times are from predicted ones, relative to the prediction.
 *
 * @param mean over seeds, with its sign
 * @param largest of any seed, in size
 */
record Deviation(double mean, double largest) {
    /** Relative differences below this are rounding. */
    static final double ROUNDING = 1e-12;

    /** The deviation of one quantity; empty if no seed has both. */
    static Optional<Deviation> of(SeedValues measured, SeedValues predicted) {
        double[] relative = Arrays.stream(measured.over(predicted).present())
                .map(ratio -> ratio - 1)
                .toArray();
        return relative.length == 0
                ? Optional.empty()
                : Optional.of(new Deviation(
                        Arrays.stream(relative).average().orElseThrow(),
                        Arrays.stream(relative).map(Math::abs).max().orElseThrow()));
    }

    /** The largest deviation of several quantities; empty if there is nothing to compare. */
    static OptionalDouble largest(List<SeedValues> measured, List<SeedValues> predicted) {
        return IntStream.range(0, measured.size())
                .mapToObj(m -> of(measured.get(m), predicted.get(m)))
                .flatMap(Optional::stream)
                .mapToDouble(Deviation::largest)
                .max();
    }

    /** The mean with its sign. */
    String cell() {
        return (mean >= ROUNDING ? "+" : "") + percent(mean);
    }

    /** A fraction in per cent with two digits. */
    static String percent(double fraction) {
        return Math.abs(fraction) < ROUNDING ? "0\u00a0%" : Rounded.value(100 * fraction, 2) + "\u00a0%";
    }
}
