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
 * a subspace of each modality, in which the flow is integrated accurately. The rough states may be late or early: what counts is the span alone. What
 * the trajectory in the subspace misses is integrated along it ({@link DefectRun}) and added to the subspace, until the times that are asked for no longer
 * change.
 */
public final class SubspaceSearch {
    /** Fewer inputs are integrated as they are: that takes less time than the search. */
    public static final int LEAST_INPUTS = 300;

    /** The largest error that goes without a warning: largest relative change of half times in the last round. The error after it is smaller. */
    public static final double ENOUGH = 4e-9;

    /** The same for numbers that are shown with few digits. */
    private static final double ROUGHLY = 1e-6;

    /** Rounds that add what a trajectory misses; each makes the error of the rows some hundred times smaller. */
    private static final int MOST_ROUNDS = 5;

    /** Directions of what is missed that are smaller than this part of the largest are left to the next round. */
    private static final double NEW = 3e-3;

    /** From so many inputs on the flow in all directions takes minutes: a subspace with an error that is said is better than that. */
    private static final int WHOLE_INPUTS = 600;

    /** Smallest variance of an input relative to the largest: below, rounding of the large ones would show in the small ones. */
    private static final double LIKE_UNITS = 1e-8;

    /** A subspace with a larger error is of no use. */
    private static final double WORST = 1e-4;

    /** Unit rows of the rough states are nowhere farther than this from the subspace. */
    private static final double CUT = 1e-8;

    /** The same for what a trajectory misses, relative to its rows: what is less does not count. */
    private static final double LEAST = 1e-9;

    /** A subspace of more of the inputs than this takes as long as all of them, several times. */
    private static final double MOST_SHARE = 0.5;

    /** Tolerance of the integrations in a subspace. */
    private static final double FINE = 1e-13;

    /** A trajectory may be so much longer than the rough integration that its subspace is of. */
    private static final double FARTHER = 2;

    /** A trajectory that is longer by more than this than the one before has not been looked at to its end. */
    private static final double MARGIN = 1.05;

    private static final int MOST_CONTINUATIONS = 8;

    /** Multiplications of a rough integration: some ten seconds. Plateaus that are millions of relaxation times long need more. */
    private static final double MOST_OPERATIONS = 5e10;

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
            if (rows.isEmpty()) {
                // A modality that nothing moves has a direction all the same.
                double[] any = new double[modalities.dimensions().get(m)];
                any[0] = 1;
                rows.add(any);
            }
            fixed[m] = rows.toArray(double[][]::new);
        }
    }

    /**
     * True for problems that are searched: with many inputs, whose units are not worlds apart, and a positive definite covariance. Of a singular one a
     * subspace sees small variances in place of 0, and the flow goes on along them where that of all inputs has come to rest.
     */
    public static boolean isFor(Problem problem) {
        Moments moments = problem.moments();
        return moments.modalities().inputs() >= LEAST_INPUTS && hasLikeUnits(moments) && moments.isDefinite();
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

    /** A subspace with the trajectory in it and what was told of that. */
    private record Tried(ProblemFlow flow, Told told, StoredPath path) {
        double end() {
            return path.end();
        }
    }

    private Optional<Found> search() {
        double worst = modalities.inputs() < WHOLE_INPUTS ? ENOUGH : WORST;
        Optional<Found> best = Optional.empty();
        Span[] spans = spans();
        Optional<Tried> first = first(spans);
        if (first.isEmpty()) {
            return best;
        }
        Tried last = first.get();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int size = size(spans);
            if (!addMissed(spans, last)) {
                return best;
            }
            if (size(spans) == size) {
                return Optional.of(new Found(last.flow().axes(), LEAST));
            }
            Tried now = tried(rows(spans));
            double change =
                    change(last.told().exact().toArray(), now.told().exact().toArray());
            double moved =
                    change(last.told().rough().toArray(), now.told().rough().toArray());
            boolean farther = now.end() > MARGIN * last.end();
            last = now;
            if (change <= best.map(Found::error).orElse(worst)) {
                best = Optional.of(new Found(now.flow().axes(), change));
            }
            if (change <= ENOUGH && moved <= ROUGHLY && !farther) {
                return best;
            }
        }
        return best;
    }

    private static int size(Span[] spans) {
        return Arrays.stream(spans).mapToInt(Span::size).sum();
    }

    /** The subspace of a rough integration, which goes on as long as the integration in the subspace does. */
    private Optional<Tried> first(Span[] spans) {
        RoughRun run = new RoughRun(flow.whole().get(), mostEvaluations());
        if (!run.settle()) {
            return Optional.empty();
        }
        for (int i = 0; i < MOST_CONTINUATIONS; i++) {
            for (int m = 0; m < spans.length; m++) {
                int dimension = modalities.dimensions().get(m);
                spans[m].add(run.directions(m), CUT, Math.max(spans[m].size(), 1 + (int) (MOST_SHARE * dimension)));
            }
            if (size(spans) > MOST_SHARE * modalities.inputs()) {
                return Optional.empty();
            }
            Tried found = tried(rows(spans));
            // What a somewhat longer trajectory misses is found along it.
            if (found.end() <= FARTHER * run.time() || !run.advance(found.end())) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Adds the directions that a trajectory misses. False if they cannot be found. */
    private boolean addMissed(Span[] spans, Tried last) {
        DefectRun run = new DefectRun(flow.whole().get().flow(), last.flow(), last.path(), mostEvaluations());
        if (!run.run()) {
            return false;
        }
        for (int m = 0; m < spans.length; m++) {
            spans[m].addLargest(run.directions(m), NEW, LEAST);
        }
        return true;
    }

    private long mostEvaluations() {
        double size = modalities.inputs();
        return LEAST_EVALUATIONS + (long) (MOST_OPERATIONS / (size * size * moments.outputs()));
    }

    private Tried tried(double[][][] bases) {
        ProblemFlow within = flow.within().apply(PrincipalAxes.within(moments, bases));
        StoredPath path = new StoredPath(within.start().toArray());
        return new Tried(within, trial.run(within, FINE, path), path);
    }

    private Span[] spans() {
        Span[] spans = new Span[fixed.length];
        for (int m = 0; m < spans.length; m++) {
            spans[m] = new Span();
            spans[m].add(fixed[m], 1e-12);
        }
        return spans;
    }

    private static double[][][] rows(Span[] spans) {
        return Arrays.stream(spans).map(Span::rows).toArray(double[][][]::new);
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
