package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.reduced.remedy.ProblemFlow;

/**
 * Finds the directions in which the flow of many inputs moves. It is integrated roughly in all directions ({@link RoughRun}); the rows in its states span
 * a subspace of each modality, in which the flow is integrated accurately. The rough states may be late or early by a tolerance of 1e-3: what counts is
 * the span alone, and an error x of the rows at right angles to it changes norms and signals of the maps by its square. That is repeated with smaller
 * tolerances until the times that are asked for no longer change.
 */
public final class SubspaceSearch {
    /** Fewer inputs are integrated as they are: that takes less time than the search. */
    public static final int LEAST_INPUTS = 300;

    /** The largest error that goes without a warning. */
    public static final double ENOUGH = 4e-9;

    /** Largest relative change of half times between the last two tolerances. The error of the last one is smaller. */
    private static final double CHANGE = 1e-9;

    /** The same for numbers that are shown with few digits. */
    private static final double ROUGHLY = 1e-6;

    /** Tolerances of the rough integrations, one after the other. */
    private static final double[] TOLERANCES = {1e-3, 1e-4, 1e-5, 1e-6, 1e-7};

    /** From so many inputs on the flow in all directions takes minutes: a subspace with an error that is said is better than that. */
    private static final int WHOLE_INPUTS = 600;

    /** Smallest variance of an input relative to the largest: below, rounding of the large ones would show in the small ones. */
    private static final double LIKE_UNITS = 1e-8;

    /** A subspace with a larger error is of no use. */
    private static final double WORST = 1e-4;

    /** Unit rows of the rough states are nowhere farther than this from the subspace. */
    private static final double CUT = 1e-9;

    /** The same for the first directions, relative to their images under the covariance. */
    private static final double FIRST_CUT = 1e-2;

    /** Products with the covariance in the first directions. */
    private static final int FIRST_LEVELS = 3;

    /** Tolerance of the integrations in a subspace. */
    private static final double FINE = 1e-13;

    /** A rough integration goes on so much longer than the last one in a subspace. */
    private static final double MARGIN = 1.05;

    private static final int MOST_CONTINUATIONS = 8;

    /** Multiplications of a rough integration: about a minute. */
    private static final double MOST_OPERATIONS = 3e11;

    private static final long LEAST_EVALUATIONS = 5000;

    /** What the search is for. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Integrates a flow in a subspace until all is known that is asked for.
         *
         * @param tolerance relative, of the steps
         * @param beside sees all steps
         */
        Told run(ProblemFlow flow, double tolerance, StepWatcher beside);
    }

    /**
     * What a trial tells; NaN for numbers that do not exist.
     *
     * @param exact numbers that are asked for with all their digits
     * @param rough numbers that are shown with few digits, or change as a square root of the error: times of arrival and of a minimum
     */
    public record Told(Vector exact, Vector rough) {}

    /**
     * A subspace in which the flow can be integrated.
     *
     * @param axes of the subspace
     * @param error estimated relative error of the numbers that are asked for
     */
    public record Found(PrincipalAxes axes, double error) {}

    private final Moments moments;
    private final Modalities modalities;
    private final SearchedFlow flow;
    private final Trial trial;
    private final double[][][] fixed;

    private SubspaceSearch(Moments moments, List<Vector> inside, SearchedFlow flow, Trial trial) {
        this.moments = moments;
        this.flow = flow;
        this.trial = trial;
        modalities = moments.modalities();
        fixed = new double[modalities.count()][][];
        for (int m = 0; m < fixed.length; m++) {
            List<double[]> rows = new ArrayList<>();
            for (Vector row : inside) {
                double[] block = modalities.block(row, m).toArray();
                double norm = Span.norm(block);
                if (norm > 0) {
                    rows.add(Span.scaled(block, 1 / norm));
                }
            }
            fixed[m] = rows.toArray(double[][]::new);
        }
    }

    /** True for problems that are searched: with many inputs, whose units are not worlds apart. */
    public static boolean isFor(Problem problem) {
        return problem.moments().modalities().inputs() >= LEAST_INPUTS && hasLikeUnits(problem.moments());
    }

    /** An input without a variance has no unit. */
    private static boolean hasLikeUnits(Moments moments) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < moments.modalities().inputs(); i++) {
            double variance = moments.inputCovariance().at(i, i);
            smallest = variance > 0 ? Math.min(smallest, variance) : smallest;
            largest = Math.max(largest, variance);
        }
        return smallest > LIKE_UNITS * largest;
    }

    /**
     * Searches a subspace.
     *
     * @param moments for which {@link #isFor} is true
     * @param inside rows over all inputs that the subspace contains: fixed points and their residuals
     * @return the first that is good enough, or the best that was found, with its error; empty if none is of use
     */
    public static Optional<Found> of(Moments moments, List<Vector> inside, SearchedFlow flow, Trial trial) {
        return new SubspaceSearch(moments, inside, flow, trial).search();
    }

    /** A subspace with what was told of it. */
    private record Tried(PrincipalAxes axes, Told told, double end) {}

    private Optional<Found> search() {
        double worst = modalities.inputs() < WHOLE_INPUTS ? ENOUGH : WORST;
        Optional<Found> best = Optional.empty();
        Tried last = tried(beginning());
        for (int level = 0; level < TOLERANCES.length; level++) {
            Optional<Tried> next = tried(last.end(), TOLERANCES[level]);
            if (next.isEmpty()) {
                return best;
            }
            Tried now = next.get();
            double change =
                    change(last.told().exact().toArray(), now.told().exact().toArray());
            double moved =
                    change(last.told().rough().toArray(), now.told().rough().toArray());
            last = now;
            if (level == 0) {
                continue;
            }
            if (change <= best.map(Found::error).orElse(worst)) {
                best = Optional.of(new Found(now.axes(), change));
            }
            if (change <= CHANGE && moved <= ROUGHLY) {
                return best;
            }
        }
        return best;
    }

    /** The subspace of a rough integration, which goes on as long as the integration in the subspace does. */
    private Optional<Tried> tried(double until, double tolerance) {
        double size = modalities.inputs();
        RoughRun run = new RoughRun(
                flow.whole().get(),
                tolerance,
                LEAST_EVALUATIONS + (long) (MOST_OPERATIONS / (size * size * moments.outputs())));
        double end = until;
        for (int i = 0; i < MOST_CONTINUATIONS; i++) {
            if (!run.advance(MARGIN * end)) {
                return Optional.empty();
            }
            Span[] spans = spans();
            for (int m = 0; m < spans.length; m++) {
                spans[m].add(run.directions(m), CUT);
            }
            Tried found = tried(rows(spans));
            if (found.end() <= MARGIN * end) {
                return Optional.of(found);
            }
            end = found.end();
        }
        return Optional.empty();
    }

    private Tried tried(double[][][] bases) {
        PrincipalAxes axes = PrincipalAxes.within(moments, bases);
        double[] end = {0};
        Told told = trial.run(flow.within().apply(axes), FINE, step -> {
            end[0] = step.time(1);
            return false;
        });
        return new Tried(axes, told, end[0]);
    }

    /** The given rows and what the blocks of the covariance make of them. */
    private double[][][] beginning() {
        Span[] spans = spans();
        for (int level = 0; level < FIRST_LEVELS; level++) {
            double[][] images = moments.inputCovariance().leftTimes(stacked(rows(spans)), 0);
            for (int r = 0; r < images.length; r++) {
                images[r] = Span.scaled(images[r], 1 / Math.max(Span.norm(images[r]), Double.MIN_NORMAL));
            }
            for (int m = 0; m < spans.length; m++) {
                int most = modalities.dimensions().get(m) / 4;
                spans[m].add(blocks(images, m), FIRST_CUT, Math.max(most, spans[m].size()));
            }
        }
        return rows(spans);
    }

    private Span[] spans() {
        Span[] spans = new Span[fixed.length];
        for (int m = 0; m < spans.length; m++) {
            spans[m] = new Span();
            spans[m].add(fixed[m], 1e-12);
        }
        return spans;
    }

    private double[][] blocks(double[][] rows, int m) {
        return Arrays.stream(rows)
                .map(row -> Arrays.copyOfRange(row, modalities.start(m), modalities.start(m + 1)))
                .toArray(double[][]::new);
    }

    private static double[][][] rows(Span[] spans) {
        return Arrays.stream(spans).map(Span::rows).toArray(double[][][]::new);
    }

    /** Rows over all inputs, 0 outside their modality. */
    private double[][] stacked(double[][][] bases) {
        List<double[]> rows = new ArrayList<>();
        for (int m = 0; m < bases.length; m++) {
            for (double[] own : bases[m]) {
                double[] row = new double[modalities.inputs()];
                System.arraycopy(own, 0, row, modalities.start(m), own.length);
                rows.add(row);
            }
        }
        return rows.toArray(double[][]::new);
    }

    /** Largest relative change of a number; infinite if one is new or gone. */
    private static double change(double[] before, double[] now) {
        if (before.length != now.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < now.length; i++) {
            if (Double.isNaN(now[i]) != Double.isNaN(before[i])) {
                return Double.POSITIVE_INFINITY;
            }
            if (!Double.isNaN(now[i]) && now[i] != before[i]) {
                largest = Math.max(largest, Math.abs(now[i] - before[i]) / Math.abs(now[i]));
            }
        }
        return largest;
    }
}
