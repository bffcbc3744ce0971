package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.reduced.flow.BalancedFlow;

/**
 * Finds the directions in which the balanced flow of many inputs moves. It starts from few directions, integrates the flow in them, computes what the full
 * equations leave over outside ({@link LeftOver}), adds the errors that come of it as new directions, and keeps of the old ones those in which the
 * trajectory moves. An error x of the rows, at right angles to the subspace, changes norms and signals of the maps by its square, so the search ends when the
 * square is small enough and the times that are asked for no longer change.
 */
public final class SubspaceSearch {
    /** Fewer inputs are integrated as they are: that takes less time than the search. */
    public static final int LEAST_INPUTS = 300;

    /** Square of the error of the rows at which the search has found enough directions. */
    private static final double ACCURACY = 1e-9;

    /** The largest error that goes without a warning; also the square above once the directions are only those of the trajectory. */
    public static final double ENOUGH = 4e-9;

    /** Largest relative change of half times in the last round that adds directions. What later rounds would change is about half of it. */
    private static final double CHANGE = 1e-9;

    /** The same for numbers that are shown with few digits. */
    private static final double ROUGHLY = 1e-6;

    private static final int MOST_ROUNDS = 14;

    /** From so many inputs on the flow in all directions takes minutes: a subspace with an error that is said is better than that. */
    private static final int WHOLE_INPUTS = 600;

    /** Smallest variance of an input relative to the largest: below, rounding of the large ones would show in the small ones. */
    private static final double LIKE_UNITS = 1e-8;

    /** A subspace with a larger error is of no use. */
    private static final double WORST = 1e-4;

    /** Places along a trajectory at which equations are factored. */
    private static final int FACTORS = 24;

    /** The same in the first subspace, whose trajectory is not yet close to the flow's. */
    private static final int FIRST_FACTORS = 8;

    /** Places along a trajectory at which errors are computed; each takes the nearest factor. */
    private static final int PLACES = 72;

    /** Factors after the nearest one that carry an error on, so that it is a direction for gains that have changed. */
    private static final int LATER = 2;

    /** States from which the directions of a trajectory are taken. */
    private static final int STATES = 160;

    /** Directions are left out in which no state, relative to its length, is farther than this times the error of the trajectory. */
    private static final double UNSEEN = 1e-3;

    /** A candidate counts as a new direction if what it adds is more than this fraction of the largest candidate. */
    private static final double NEW = 1e-2;

    /** The same for the first directions, relative to their images under the covariance. */
    private static final double FIRST_NEW = 1e-2;

    /** Tolerance of the integrations while the subspace is still poor, and at the end. */
    private static final double COARSE = 1e-9;

    private static final double FINE = 1e-13;

    /** What the search is for. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Integrates a flow in a subspace until all is known that is asked for.
         *
         * @param tolerance relative, of the steps
         * @param beside sees all steps
         */
        Told run(BalancedFlow flow, PrincipalAxes axes, double tolerance, StepWatcher beside);
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

    private final FusionTree tree;
    private final Moments moments;
    private final Modalities modalities;
    private final double u0;
    private final Trial trial;
    private final double[][][] fixed;
    private final LeftOver leftOver;
    /** So many inputs that every right side counts. */
    private final boolean many;

    private SubspaceSearch(Problem problem, List<Vector> inside, Trial trial) {
        tree = problem.tree();
        moments = problem.moments();
        u0 = problem.u0();
        this.trial = trial;
        modalities = moments.modalities();
        leftOver = new LeftOver(moments);
        many = modalities.inputs() > ShiftedEquations.MOST_FACTORED;
        fixed = new double[modalities.count()][][];
        for (int m = 0; m < fixed.length; m++) {
            List<double[]> rows = new ArrayList<>();
            for (Vector row : inside) {
                double[] block = modalities.block(row, m).toArray();
                double norm = Span.norm(block);
                if (norm > 0) {
                    rows.add(Arrays.stream(block).map(entry -> entry / norm).toArray());
                }
            }
            fixed[m] = rows.toArray(double[][]::new);
        }
    }

    /**
     * True for problems that are searched: with many inputs, one output, a positive definite covariance, units of the inputs that are not worlds apart, and
     * no remedies.
     */
    public static boolean isFor(Problem problem) {
        Moments moments = problem.moments();
        return moments.modalities().inputs() >= LEAST_INPUTS
                && moments.outputs() == 1
                && problem.remedies().isNone()
                && hasLikeUnits(moments)
                && moments.isDefinite();
    }

    private static boolean hasLikeUnits(Moments moments) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < moments.modalities().inputs(); i++) {
            smallest = Math.min(smallest, moments.inputCovariance().at(i, i));
            largest = Math.max(largest, moments.inputCovariance().at(i, i));
        }
        return smallest > LIKE_UNITS * largest;
    }

    /**
     * Searches a subspace.
     *
     * @param problem for which {@link #isFor} is true
     * @param inside rows over all inputs that the subspace contains: fixed points and their residuals
     * @return the first that is good enough, or the best that was found, with its error; empty if none is of use
     */
    public static Optional<Found> of(Problem problem, List<Vector> inside, Trial trial) {
        return new SubspaceSearch(problem, inside, trial).search();
    }

    private Optional<Found> search() {
        double[][][] bases = beginning();
        Told before = new Told(Vector.of(), Vector.of());
        double error = 1;
        boolean small = false;
        double added = Double.POSITIVE_INFINITY;
        Optional<Found> best = Optional.empty();
        boolean whole = modalities.inputs() < WHOLE_INPUTS;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            PrincipalAxes axes = PrincipalAxes.within(moments, bases);
            BalancedFlow flow = BalancedFlow.in(axes, tree, moments);
            double[] start = flow.alignedStart(u0);
            Snapshots snapshots = new Snapshots(start);
            Told now = trial.run(flow, axes, Math.max(FINE, Math.min(COARSE, 1e-5 * error * error)), snapshots);
            List<LeftOver.Place> places = places(snapshots.spread(many ? FACTORS : PLACES), flow, axes);
            if (round < 2) {
                leftOver.linearize(some(places, round == 0 ? FIRST_FACTORS : FACTORS));
            }
            double[][] all = stacked(bases);
            double[][] errors =
                    leftOver.errors(places, all, moments.inputCovariance().leftTimes(all, 0));
            error = 0;
            for (double[] row : errors) {
                error = Math.max(error, Span.norm(row));
            }
            double change = change(before.exact().toArray(), now.exact().toArray(), round);
            double moved = change(before.rough().toArray(), now.rough().toArray(), round);
            before = now;
            boolean good = error * error <= (small ? ENOUGH : ACCURACY) && change <= CHANGE && moved <= ROUGHLY;
            double known = Math.max(error * error, small ? Math.max(change, added) : change);
            if (known <= best.map(Found::error).orElse(whole ? ENOUGH : WORST)) {
                best = Optional.of(new Found(axes, known));
            }
            if (good && small) {
                return Optional.of(new Found(axes, known));
            }
            // Once the error is small, the directions in which the trajectory moves are enough; that is looked at in
            // another round.
            small = good;
            added = change;
            bases = next(snapshots, axes, good ? new double[0][] : errors, error);
        }
        return best;
    }

    /** The given rows and what the blocks of the covariance make of them. */
    private double[][][] beginning() {
        Span[] spans = spans();
        for (int level = 0; level < 3; level++) {
            double[][] images = moments.inputCovariance().leftTimes(stacked(rows(spans)), 0);
            for (double[] image : images) {
                double norm = Span.norm(image);
                for (int i = 0; i < image.length; i++) {
                    image[i] /= norm;
                }
            }
            for (int m = 0; m < spans.length; m++) {
                int most = modalities.dimensions().get(m) / 4;
                spans[m].add(blocks(images, m), FIRST_NEW, Math.max(most, spans[m].size()));
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

    private double[][][] next(Snapshots snapshots, PrincipalAxes axes, double[][] errors, double error) {
        Span[] spans = spans();
        double[][] states = snapshots.spread(STATES).stream()
                .map(snapshot -> axes.back(Vector.of(snapshot.state())).toArray())
                .toArray(double[][]::new);
        List<double[]> carried = new ArrayList<>(List.of(errors));
        for (int later = 1; later <= (many ? 0 : LATER) && errors.length > 0; later++) {
            carried.addAll(List.of(withNorms(leftOver.carriedOn(errors, later), errors)));
        }
        double[][] all = carried.toArray(double[][]::new);
        for (int m = 0; m < spans.length; m++) {
            spans[m].add(normalized(blocks(states, m)), UNSEEN * Math.min(1, error));
            double[][] candidates = blocks(all, m);
            double largest = 0;
            for (double[] row : candidates) {
                largest = Math.max(largest, Span.norm(row));
            }
            if (largest > 0) {
                int most = modalities.dimensions().get(m) / 2;
                spans[m].add(candidates, NEW * largest, Math.max(most, spans[m].size()));
            }
        }
        return rows(spans);
    }

    private static double[][] normalized(double[][] rows) {
        List<double[]> unit = new ArrayList<>();
        for (double[] row : rows) {
            double norm = Span.norm(row);
            if (norm > 0) {
                unit.add(Arrays.stream(row).map(entry -> entry / norm).toArray());
            }
        }
        return unit.toArray(double[][]::new);
    }

    /** Rows with the norms of others. */
    private static double[][] withNorms(double[][] rows, double[][] like) {
        for (int r = 0; r < rows.length; r++) {
            double factor = Span.norm(like[r]) / Span.norm(rows[r]);
            for (int i = 0; i < rows[r].length; i++) {
                rows[r][i] *= factor;
            }
        }
        return rows;
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

    private List<LeftOver.Place> places(List<Snapshots.Snapshot> snapshots, BalancedFlow flow, PrincipalAxes axes) {
        List<LeftOver.Place> places = new ArrayList<>();
        for (Snapshots.Snapshot snapshot : snapshots) {
            double[] map = new double[snapshot.state().length];
            flow.map(snapshot.state(), map);
            double[] rows = axes.back(Vector.of(snapshot.state())).toArray();
            double[] whole = axes.back(Vector.of(map)).toArray();
            double[] gains = new double[modalities.count()];
            for (int m = 0; m < gains.length; m++) {
                int from = modalities.start(m);
                int to = modalities.start(m + 1);
                double length = Span.norm(Arrays.copyOfRange(rows, from, to));
                gains[m] = length > 0 ? Span.norm(Arrays.copyOfRange(whole, from, to)) / length : 0;
            }
            places.add(new LeftOver.Place(snapshot.time(), snapshot.rate(), rows, whole, gains));
        }
        return places;
    }

    private static List<LeftOver.Place> some(List<LeftOver.Place> places, int count) {
        List<LeftOver.Place> chosen = new ArrayList<>();
        for (int k = 0; k < Math.min(count, places.size()); k++) {
            chosen.add(places.get((int) ((k + 0.5) * places.size() / Math.min(count, places.size()))));
        }
        return chosen;
    }

    private static double change(double[] before, double[] now, int round) {
        if (round == 0 || before.length != now.length) {
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
