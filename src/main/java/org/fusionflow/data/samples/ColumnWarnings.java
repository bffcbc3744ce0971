package org.fusionflow.data.samples;

import static org.fusionflow.data.samples.ColumnText.named;
import static org.fusionflow.data.samples.ColumnText.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;

/**
 * Warnings about the columns of raw samples: means that are not 0, constants, columns that tell the same, and modalities in different
 * units. Each changes half times and the order of learning, and none is a property of the modalities themselves. Numbers of columns are
 * computed once, whatever asks for them.
 */
final class ColumnWarnings {
    /**
     * A mean counts as 0 within this many standard errors. Samples of mean 0 are farther away once in two million; with many columns the
     * bound is raised by the logarithm of their number, so that this holds for all of them together.
     */
    private static final double STANDARD_ERRORS = 5;

    /**
     * Of a column whose mean is this many standard deviations from 0, second moments in double precision hold the variance to five digits or
     * fewer.
     */
    private static final double LOSES_DIGITS = 1e5;

    /** Modalities have different units if the standard deviations of their inputs differ by this factor, speeds by its square. */
    private static final double UNITS = 10;

    /** A column whose numbers differ by at most so many units of their last place is what rounding makes of a constant that was computed. */
    private static final int LAST_PLACES = 4;

    private final ColumnFacts facts;
    private final List<String> names;
    private final ColumnFigures figures;
    private final int inputs;
    private final List<String> list = new ArrayList<>();

    ColumnWarnings(ColumnFacts facts, Preparation preparation) {
        this.facts = facts;
        names = facts.names();
        figures = facts.figures();
        inputs = facts.modalities().inputs();
        if (facts.count() == 1) {
            list.add("there is one sample: with one, no column varies");
            return;
        }
        if (preparation == Preparation.NONE) {
            means();
        }
        constants(preparation);
        lastPlaces(preparation);
        copies();
        if (preparation != Preparation.STANDARDIZE) {
            units();
        }
    }

    List<String> list() {
        return List.copyOf(list);
    }

    private void means() {
        List<Integer> shifted = columns().filter(this::isShifted).boxed().toList();
        if (shifted.isEmpty()) {
            return;
        }
        list.add("means are not 0 to within " + number(STANDARD_ERRORS) + " standard errors: "
                + named(shifted.stream()
                        .map(k -> names.get(k) + " (mean "
                                + number(figures.means().at(k)) + ")")
                        .toList())
                + "; without biases a network learns them as one more direction of the data, often the fastest: --center"
                + " (in a study center: true) subtracts them");
        List<Integer> far =
                shifted.stream().filter(k -> losesDigits(figures, k)).toList();
        if (!far.isEmpty()) {
            list.add("means beyond " + number(LOSES_DIGITS) + " standard deviations: "
                    + named(far.stream().map(names::get).toList())
                    + "; second moments in double precision hold the variance of these columns to few digits or none, and"
                    + " no number that depends on it can be told from rounding: --center subtracts the means first");
        }
    }

    /** True for a column of which second moments hold few digits or none. */
    static boolean losesDigits(ColumnFigures figures, int column) {
        return figures.varies(column)
                && Math.abs(figures.means().at(column))
                        >= LOSES_DIGITS * figures.deviations().at(column);
    }

    private IntStream columns() {
        return IntStream.range(0, names.size());
    }

    /**
     * Whether a mean is too far from 0 for samples of mean 0. The likelihood ratio, {@code (P - 1) ln(1 + m^2 / v)}, is the square of the
     * distance in standard errors for many samples, and smaller for few, whose standard error is itself uncertain. One of
     * the P deviations is not free, hence the factor.
     */
    private boolean isShifted(int column) {
        if (!figures.varies(column)) {
            return false;
        }
        double ratio = figures.means().at(column) / figures.deviations().at(column);
        double bound = STANDARD_ERRORS * STANDARD_ERRORS + 2 * Math.log(names.size());
        return (facts.count() - 1) * Math.log1p(ratio * ratio) > bound;
    }

    private void constants(Preparation preparation) {
        boolean raw = preparation == Preparation.NONE;
        List<String> constant = withMeans(IntStream.range(0, inputs).filter(k -> !figures.varies(k)));
        if (!constant.isEmpty()) {
            list.add("columns are constant: " + named(constant) + "; "
                    + (raw
                            ? "a constant other than 0 acts as a bias that belongs to its modality: leave the column out,"
                                    + " or --center (in a study center: true) makes it 0"
                            : "they become 0 and nothing is learned from them: leave them out"));
        }
        List<String> outputs = withMeans(IntStream.range(inputs, names.size()).filter(k -> !figures.varies(k)));
        if (!outputs.isEmpty()) {
            list.add("outputs are constant: " + named(outputs) + "; "
                    + (raw
                            ? "no input tells anything of them, and what a network without biases learns of a constant other"
                                    + " than 0 comes from the means of the inputs: expected outputs that vary"
                            : "they become 0 and there is nothing to learn: expected outputs that vary"));
        }
    }

    /** Columns that are no constants, and look like ones. */
    private void lastPlaces(Preparation preparation) {
        List<String> found = withMeans(columns().filter(this::variesInItsLastPlace));
        if (!found.isEmpty()) {
            list.add("columns vary in the last place of their numbers only, as constants do that were computed: "
                    + named(found) + "; they are taken as they are"
                    + (preparation == Preparation.STANDARDIZE
                            ? ", and the inputs among them get the size of all others"
                            : "")
                    + ": if they are meant to be constant, leave them out");
        }
    }

    private boolean variesInItsLastPlace(int column) {
        double unit = LAST_PLACES * Math.ulp(figures.means().at(column));
        if (!figures.varies(column) || figures.deviations().at(column) > unit) {
            return false;
        }
        return facts.range().applyAsDouble(column) <= unit;
    }

    private List<String> withMeans(IntStream columns) {
        return columns.mapToObj(
                        k -> names.get(k) + " (" + number(figures.means().at(k)) + ")")
                .toList();
    }

    private void copies() {
        ColumnCopies copies = facts.copies();
        same(copies.equal(), "columns are equal to rounding: ", " = ");
        same(copies.rescaled(), "columns differ in unit or offset only: ", " and ");
    }

    private void same(List<ColumnCopies.Pair> pairs, String what, String between) {
        if (!pairs.isEmpty()) {
            list.add(what
                    + named(pairs.stream()
                            .map(pair -> names.get(pair.first()) + between + names.get(pair.second()))
                            .toList())
                    + "; the data cannot tell which of the two the output depends on, and both are learned together:"
                    + " leave one out");
        }
    }

    private void units() {
        Modalities modalities = facts.modalities();
        int largest = -1;
        int smallest = -1;
        double[] units = new double[modalities.count()];
        for (int m = 0; m < units.length; m++) {
            units[m] = unit(modalities.start(m), modalities.start(m + 1));
            if (units[m] > 0) {
                largest = largest < 0 || units[m] > units[largest] ? m : largest;
                smallest = smallest < 0 || units[m] < units[smallest] ? m : smallest;
            }
        }
        if (largest >= 0 && units[largest] >= UNITS * units[smallest]) {
            list.add("units differ: inputs of " + modalities.names().get(largest) + " have the standard deviation "
                    + number(units[largest]) + ", those of "
                    + modalities.names().get(smallest) + " "
                    + number(units[smallest]) + ", a factor of " + number(units[largest] / units[smallest])
                    + "; speeds of learning go with its square, so the order may be one of units: --standardize (in a"
                    + " study standardize: true) divides every input by its standard deviation");
        }
    }

    /** Root mean square of the standard deviations of the inputs that vary; 0 if none does. */
    private double unit(int from, int to) {
        double[] varying = IntStream.range(from, to)
                .filter(figures::varies)
                .mapToDouble(k -> figures.deviations().at(k))
                .toArray();
        // Squares of the ratios, which neither overflow nor vanish.
        double largest = Arrays.stream(varying).max().orElse(0);
        double squares = 0;
        for (double deviation : varying) {
            squares += deviation / largest * (deviation / largest) / varying.length;
        }
        return largest * Math.sqrt(squares);
    }
}
