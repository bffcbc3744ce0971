package org.fusionflow.data.samples;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;

/**
 * What is known of the columns of samples as they were read, whether the samples are kept or not.
 *
 * @param modalities of the inputs
 * @param count number of samples
 * @param names of the columns, inputs before outputs
 * @param figures means and deviations
 * @param range difference of the largest and the smallest number of a column
 * @param copies inputs that are copies of others
 */
record ColumnFacts(
        Modalities modalities,
        long count,
        List<String> names,
        ColumnFigures figures,
        IntToDoubleFunction range,
        ColumnCopies copies) {
    static ColumnFacts of(Samples samples, List<String> names) {
        ColumnFigures figures = samples.figures();
        return new ColumnFacts(
                samples.modalities(),
                samples.count(),
                names,
                figures,
                column -> range(samples, column),
                ColumnCopies.of(samples, figures));
    }

    static ColumnFacts of(MomentSums sums, Modalities modalities, List<String> names) {
        ColumnFigures figures = sums.figures();
        return new ColumnFacts(
                modalities,
                sums.count(),
                names,
                figures,
                sums::range,
                ColumnCopies.of(sums, figures, modalities.inputs()));
    }

    private static double range(Samples samples, int column) {
        double largest = samples.column(0, column);
        double smallest = largest;
        for (int s = 1; s < samples.count(); s++) {
            largest = Math.max(largest, samples.column(s, column));
            smallest = Math.min(smallest, samples.column(s, column));
        }
        return largest - smallest;
    }

    /** What a report says of the columns. */
    ColumnReport report() {
        List<String> constant = IntStream.range(0, modalities.inputs())
                .filter(k -> !figures.varies(k))
                .mapToObj(names::get)
                .toList();
        return new ColumnReport(
                count,
                constant,
                copies.equal().stream().map(this::words).toList(),
                copies.rescaled().stream().map(this::words).toList());
    }

    private List<String> words(ColumnCopies.Pair pair) {
        return List.of(names.get(pair.first()), names.get(pair.second()));
    }
}
