package org.fusionflow.advise.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several ways to train should be taken: the simplest of those whose error on new data is within one standard error of the least.
 *
 * <p>Each way is stopped where its mean error is least (or trained to the end). An error that is measured on samples is off by chance, but samples that are
 * hard for one way are hard for the others too: what counts is the scatter of the <em>difference</em> to the best way on the same parts of the data, which is
 * far smaller than that of either error. With differences {@code d_1, ..., d_n} on n parts, of mean d and variance s^2, the squared standard error of d is
 *
 * <pre>
 *   s^2 (1/n + q)
 * </pre>
 *
 * <p>where q is 0 if the parts are tested with one set of maps. Folds train on samples that they share, so that their differences are not independent and 1/n
 * alone is too small, whatever the number of repetitions; q is then the size of a test set over that of a training set (Nadeau and Bengio, Machine Learning 52,
 * 2003).
 *
 * <p>A difference within one standard error is no reason for a way that takes more to set up. Differences of less than a hundredth are none either, even if
 * errors are exact: two random starts of one network differ by as much.
 *
 * @param best index of the least error
 * @param chosen index of the way to take
 * @param standings of all ways
 */
public record Choice(int best, int chosen, List<Standing> standings) {
    /** Errors that differ by less than this fraction are equally good. */
    public static final double EQUAL = 0.01;

    /** Errors of flows below this fraction of that at the start are 0: without noise training ends there sooner or later. */
    public static final double NOTHING = 1e-6;

    public Choice {
        standings = List.copyOf(standings);
    }

    /**
     * @param difference of the error to the best way's; infinite for a way whose error is unknown
     * @param standardError of the difference; 0 with one part
     * @param within true if the way is as good as the best
     */
    public record Standing(double difference, double standardError, boolean within) {}

    /** When training ends. */
    public enum Stop {
        /** At the least mean error. */
        BEST,
        /** At the last time. */
        END
    }

    /** The choice among flows. */
    public static Choice of(List<Candidate> candidates, double overlap, Stop stop) {
        return of(candidates, overlap, stop, NOTHING);
    }

    /**
     * The choice.
     *
     * @param candidates at least one; all with the same number of parts
     * @param overlap q
     * @param nothing part of the error at the start that counts as 0
     */
    public static Choice of(List<Candidate> candidates, double overlap, Stop stop, double nothing) {
        double[] errors = candidates.stream()
                .mapToDouble(one -> known(one.curve().errors().at(index(one, stop))))
                .toArray();
        int best = 0;
        for (int i = 1; i < errors.length; i++) {
            best = errors[i] < errors[best] ? i : best;
        }
        List<Standing> standings = new ArrayList<>();
        int chosen = best;
        for (int i = 0; i < errors.length; i++) {
            Candidate one = candidates.get(i);
            double difference = i == best ? 0 : errors[i] - errors[best];
            double deviation = i == best ? 0 : standardError(one, candidates.get(best), overlap, stop);
            double none = EQUAL * errors[best] + nothing * one.curve().atStart();
            boolean within = i == best || difference <= Math.max(deviation, none);
            standings.add(new Standing(difference, deviation, within));
            if (within && one.simplicity() < candidates.get(chosen).simplicity()) {
                chosen = i;
            }
        }
        return new Choice(best, chosen, standings);
    }

    /** An error that no integration got to is none to choose. */
    private static double known(double error) {
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static int index(Candidate candidate, Stop stop) {
        return stop == Stop.BEST
                ? candidate.curve().bestIndex()
                : candidate.curve().times().size() - 1;
    }

    private static double standardError(Candidate one, Candidate other, double overlap, Stop stop) {
        int n = one.parts().size();
        if (n < 2) {
            return 0;
        }
        double[] differences = IntStream.range(0, n)
                .mapToDouble(k -> one.parts().get(k).errors().at(index(one, stop))
                        - other.parts().get(k).errors().at(index(other, stop)))
                .toArray();
        double mean = IntStream.range(0, n).mapToDouble(k -> differences[k]).sum() / n;
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        double error = Math.sqrt(squares / (n - 1) * (1.0 / n + overlap));
        return Double.isFinite(error) ? error : 0;
    }

    /** How many ways are as good as the best, itself included. */
    public int equal() {
        return (int) standings.stream().filter(Standing::within).count();
    }
}
