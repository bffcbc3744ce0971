package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Inputs that are copies of another input, to rounding.
 *
 * @param equal pairs of the same numbers
 * @param rescaled pairs that become equal when they are standardized, also with another sign
 */
record ColumnCopies(List<Pair> equal, List<Pair> rescaled) {
    /** A column and a later one that is its copy. */
    record Pair(int first, int second) {}

    /**
     * Copies have at most this mean square difference, in units of the variance: differences of a millionth are those of numbers written with six
     * digits.
     */
    private static final double ROUNDING = 1e-12;

    /** With fewer samples standardized columns are often the same by chance: two samples leave a sign, three an angle. */
    private static final int FEWEST_RESCALED = 4;

    /** Relative rounding of a stored number. */
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** A seed that no user's data are drawn from. */
    private static final long PROBE = 0x5eed;

    /**
     * Projects every standardized column on one random vector and sorts the results: copies are neighbours, so that few pairs are compared in
     * full.
     */
    static ColumnCopies of(Samples samples, ColumnFigures figures) {
        int d = samples.modalities().inputs();
        double[] projections = projections(samples, figures, d);
        int[] sorted = IntStream.range(0, d)
                .filter(figures::varies)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> projections[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        // Six standard deviations of the projection of a difference that is just rounding.
        double window = 6 * Math.sqrt(2 * ROUNDING * samples.count());
        int[] leader = new int[d];
        Arrays.fill(leader, -1);
        List<Pair> equal = new ArrayList<>();
        List<Pair> rescaled = new ArrayList<>();
        for (int a = 0; a < sorted.length; a++) {
            if (leader[sorted[a]] >= 0) {
                continue;
            }
            for (int b = a + 1; b < sorted.length && projections[sorted[b]] - projections[sorted[a]] <= window; b++) {
                int first = Math.min(sorted[a], sorted[b]);
                int second = Math.max(sorted[a], sorted[b]);
                if (leader[sorted[b]] >= 0) {
                    continue;
                }
                if (areEqual(samples, figures, first, second)) {
                    equal.add(new Pair(first, second));
                    leader[sorted[b]] = sorted[a];
                } else if (samples.count() >= FEWEST_RESCALED && areRescaled(samples, figures, first, second)) {
                    rescaled.add(new Pair(first, second));
                    leader[sorted[b]] = sorted[a];
                }
            }
        }
        Comparator<Pair> order = Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second);
        equal.sort(order);
        rescaled.sort(order);
        return new ColumnCopies(equal, rescaled);
    }

    /**
     * The same from sums over samples that are not kept: the mean square difference of standardized columns is {@code 2 - 2 |correlation|}.
     */
    static ColumnCopies of(MomentSums sums, ColumnFigures figures, int inputs) {
        List<Pair> equal = new ArrayList<>();
        List<Pair> rescaled = new ArrayList<>();
        boolean[] copy = new boolean[inputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = i + 1; j < inputs && !copy[i]; j++) {
                if (!copy[j] && sums.areRescaled(i, j, ROUNDING)) {
                    double deviation = figures.deviations().at(i);
                    double offset = (figures.means().at(i) - figures.means().at(j)) / deviation;
                    double unit = figures.deviations().at(j) / deviation - 1;
                    boolean same = offset * offset + unit * unit <= ROUNDING && sums.isRising(i, j);
                    (same ? equal : rescaled).add(new Pair(i, j));
                    copy[j] = true;
                }
            }
        }
        return new ColumnCopies(equal, rescaled);
    }

    /** Without their sign. */
    private static double[] projections(Samples samples, ColumnFigures figures, int d) {
        Gaussians probe = new Gaussians(PROBE, 0);
        double[] projections = new double[d];
        for (int s = 0; s < samples.count(); s++) {
            double weight = probe.next();
            for (int k = 0; k < d; k++) {
                projections[k] += weight * standardized(samples, figures, s, k);
            }
        }
        return Arrays.stream(projections).map(Math::abs).toArray();
    }

    private static double standardized(Samples samples, ColumnFigures figures, int s, int k) {
        return figures.varies(k)
                ? figures.deviation(samples, s, k) / figures.deviations().at(k)
                : 0;
    }

    private static boolean areEqual(Samples samples, ColumnFigures figures, int a, int b) {
        double deviation = figures.deviations().at(a);
        double squares = 0;
        for (int s = 0; s < samples.count(); s++) {
            double difference = (samples.input(s, a) - samples.input(s, b)) / deviation;
            squares += difference * difference;
        }
        double stored = UNIT_ROUNDOFF * figures.means().at(a) / deviation;
        return squares <= samples.count() * (ROUNDING + 4 * stored * stored);
    }

    private static boolean areRescaled(Samples samples, ColumnFigures figures, int a, int b) {
        double product = 0;
        for (int s = 0; s < samples.count(); s++) {
            product += standardized(samples, figures, s, a) * standardized(samples, figures, s, b);
        }
        double sign = Math.signum(product);
        double squares = 0;
        for (int s = 0; s < samples.count(); s++) {
            double difference = standardized(samples, figures, s, a) - sign * standardized(samples, figures, s, b);
            squares += difference * difference;
        }
        return squares <= 2 * samples.count() * ROUNDING;
    }
}
