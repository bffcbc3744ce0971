package org.fusionflow.data.samples;

import static org.fusionflow.data.samples.ColumnText.named;
import static org.fusionflow.data.samples.ColumnText.number;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Why samples have no usable second moments, told of their columns: what the moments themselves show of it, a correlation that no map could
 * have, says nothing to the owner of the file.
 */
final class LostVariance {
    /** Squares of larger numbers, a million of them added, overflow. */
    private static final double LARGEST = 1e150;

    /** Squares of smaller numbers lose digits, as they are subnormal in their last ones. */
    private static final double SMALLEST = 1e-146;

    private final Samples prepared;
    private final Preparation preparation;
    private final List<String> names;
    private final ColumnFigures raw;
    private final double[] sizes;

    /**
     * @param raw what was read
     * @param prepared the same columns prepared
     */
    LostVariance(RawSamples raw, Samples prepared, Preparation preparation) {
        this.prepared = prepared;
        this.preparation = preparation;
        this.raw = raw.samples().figures();
        names = raw.columns();
        sizes = new double[names.size()];
        for (int s = 0; s < prepared.count(); s++) {
            for (int k = 0; k < sizes.length; k++) {
                sizes[k] = Math.max(sizes[k], Math.abs(prepared.column(s, k)));
            }
        }
    }

    /** The place, what is found there and what was expected; empty if no column explains it. */
    Optional<String> reason() {
        return columns(k -> sizes[k] > LARGEST, k -> names.get(k) + " (up to " + number(sizes[k]) + ")")
                .map(found -> found + ": expected numbers whose squares add up to less than 1.8e308, in another unit"
                        + standardize(k -> sizes[k] > LARGEST))
                .or(() -> columns(
                                k -> sizes[k] > 0 && sizes[k] < SMALLEST,
                                k -> names.get(k) + " (at most " + number(sizes[k]) + ")")
                        .map(found -> found + ": expected numbers whose squares do not vanish in double precision, in"
                                + " another unit" + standardize(k -> sizes[k] > 0 && sizes[k] < SMALLEST)))
                .or(this::far);
    }

    private Optional<String> far() {
        if (preparation != Preparation.NONE) {
            return Optional.empty();
        }
        return columns(
                        k -> ColumnWarnings.losesDigits(raw, k),
                        k -> names.get(k) + " (mean " + number(raw.means().at(k)) + ", standard deviation "
                                + number(raw.deviations().at(k)) + ")")
                .map(found -> found + ": second moments in double precision do not hold how such columns vary, expected"
                        + " means nearer to 0: --center (in a study center: true) subtracts them first");
    }

    private Optional<String> columns(IntPredicate which, IntFunction<String> words) {
        List<String> found =
                IntStream.range(0, names.size()).filter(which).mapToObj(words).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of((found.size() == 1 ? "column " : "columns ") + named(found));
    }

    /** The advice, where it helps: it is for inputs only. */
    private String standardize(IntPredicate which) {
        boolean inputs = IntStream.range(0, prepared.modalities().inputs()).anyMatch(which);
        return inputs && preparation != Preparation.STANDARDIZE
                ? ": --standardize (in a study standardize: true) divides every input by its standard deviation"
                : "";
    }
}
