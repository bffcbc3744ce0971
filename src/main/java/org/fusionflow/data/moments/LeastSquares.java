package org.fusionflow.data.moments;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.Vector;

/**
 * The best linear map from a subset S of the modalities: {@code w_S = Sigma_yxS pinv(Sigma_SS)}, 0 elsewhere. In map space
 * this is the fixed point at which exactly S is learned, tag [FT-7]. Each of several outputs has its own row.
 *
 * <p>Where the map w* that makes the outputs is known, what is computed is the difference {@code d = w* - w}, and the
 * residual is {@code d Sigma}. Nothing cancels then: for two scalar inputs of correlation rho the residual keeps its digits
 * although it is only {@code 1 - rho^2} times as large as the correlation.
 */
public final class LeastSquares {
    /** A loss below this fraction of the output variance is the rounding of the terms that cancel in it. */
    private static final double NO_LOSS = 1e-15;

    /** The square of a relative rounding error: what a map adds to the loss that is rounded from the best one. */
    private static final double NO_EXCESS = 1e-28;

    /** Entries of the map that explain less than this fraction of what the whole map does are looked at: they may be rounding. */
    private static final double SMALL_ENTRY = 1e-12;

    /** Each entry that is looked at takes a solution of all equations. A table of more entries than this is read by no one. */
    private static final int MOST_LOOKED_AT = 100;

    private final Moments moments;
    private final int[] learned;
    private final Optional<Semidefinite> equations;
    private final Vector map;
    private final Vector residual;
    private final double loss;

    private LeastSquares(Moments moments, Set<Integer> members) {
        this.moments = moments;
        learned = moments.modalities().indices(members);
        equations = learned.length > 0 ? Optional.of(moments.equations(learned)) : Optional.empty();
        int d = moments.modalities().inputs();
        double[] maps = new double[moments.outputs() * d];
        double[] residuals = new double[maps.length];
        double noise = moments.outputVariance();
        double excess = 0;
        for (int o = 0; o < moments.outputs(); o++) {
            Vector correlation = moments.rows().get(o);
            Optional<Vector> teacher = moments.knowledge().teacher(o);
            Vector best = best(correlation, teacher);
            Vector left;
            if (teacher.isPresent()) {
                Vector missed = teacher.get().minus(best);
                left = moments.inputCovariance().leftTimes(missed);
                noise -= teacher.get().dot(correlation);
                excess += missed.dot(left);
            } else {
                left = correlation.minus(moments.inputCovariance().leftTimes(best));
                noise -= best.dot(correlation) + best.dot(left);
            }
            System.arraycopy(best.toArray(), 0, maps, o * d, d);
            System.arraycopy(left.toArray(), 0, residuals, o * d, d);
        }
        boolean none = Math.abs(noise) <= 2 * NO_LOSS * moments.outputVariance();
        map = Vector.of(maps);
        residual = Vector.of(residuals);
        boolean exact = excess <= NO_EXCESS * moments.outputVariance();
        loss = 0.5 * ((none ? 0 : noise) + (exact ? 0 : excess));
    }

    /**
     * Least squares on a subset.
     *
     * @param learned indices of modalities; may be empty
     */
    public static LeastSquares on(Moments moments, Set<Integer> learned) {
        LeastSquares point = new LeastSquares(moments, learned);
        return new LeastSquares(point, point.significantMap());
    }

    /** The same point with another map that is equal to rounding. */
    private LeastSquares(LeastSquares point, Vector map) {
        moments = point.moments;
        learned = point.learned;
        equations = point.equations;
        residual = point.residual;
        loss = point.loss;
        this.map = map;
    }

    /** The map with 0 for entries that rounding cannot tell from 0. */
    private Vector significantMap() {
        double whole = Math.sqrt(Math.max(0, map.dot(moments.correlation())));
        int d = moments.modalities().inputs();
        double[] entries = map.toArray();
        for (int i : learned.length <= MOST_LOOKED_AT ? learned : new int[0]) {
            double scale = Math.sqrt(moments.inputCovariance().at(i, i));
            for (int o = 0; o < moments.outputs(); o++) {
                double entry = Math.abs(entries[o * d + i]);
                if (entry > 0 && entry * scale <= SMALL_ENTRY * whole && entry <= mapRounding(o * d + i)) {
                    entries[o * d + i] = 0;
                }
            }
        }
        return Vector.of(entries);
    }

    /** Least squares on all modalities. */
    public static LeastSquares onAll(Moments moments) {
        return on(
                moments,
                IntStream.range(0, moments.modalities().count()).boxed().collect(Collectors.toUnmodifiableSet()));
    }

    private Vector best(Vector correlation, Optional<Vector> teacher) {
        double[] row = new double[moments.modalities().inputs()];
        if (equations.isPresent()) {
            Semidefinite solver = equations.get();
            Vector part = teacher.map(known -> fromTeacher(solver, known))
                    .orElseGet(() -> solver.solve(correlation.at(learned)));
            for (int i = 0; i < learned.length; i++) {
                row[learned[i]] = part.at(i);
            }
        }
        return Vector.of(row);
    }

    /** {@code w_S = w*_S + w*_T Sigma_TS pinv(Sigma_SS)} with T the inputs outside S; of least norm. */
    private Vector fromTeacher(Semidefinite solver, Vector teacher) {
        double[] outside = teacher.toArray();
        for (int i : learned) {
            outside[i] = 0;
        }
        Vector missing = moments.inputCovariance().leftTimes(Vector.of(outside)).at(learned);
        Vector some = teacher.at(learned).plus(solver.particular(missing));
        Vector row = moments.inputCovariance().leftTimes(teacher).at(learned);
        return solver.projected(some, row);
    }

    Moments moments() {
        return moments;
    }

    /** Indices of the inputs in S. */
    int[] learned() {
        return learned.clone();
    }

    /** The equations of the inputs in S; empty if S is. */
    Optional<Semidefinite> equations() {
        return equations;
    }

    /** The map over all inputs, 0 outside S, one row after the other; of least norm if there are several. */
    public Vector map() {
        return map;
    }

    /** {@code Sigma_yx - w Sigma}, of the shape of the map, 0 to rounding inside S. */
    public Vector residual() {
        return residual;
    }

    /** Loss at the map, &ge; 0 to rounding. */
    public double loss() {
        return loss;
    }

    /**
     * Rows n with {@code n Sigma_SS = 0}, over the inputs in S: adding them to the map changes nothing on the data.
     * Orthonormal; empty if the map is unique.
     */
    public List<Vector> freeDirections() {
        return equations.map(Semidefinite::nullSpace).orElse(List.of());
    }

    /** Tells whether the residual of a modality outside S is 0: whether the modality has nothing to add to S. */
    public ZeroVerdict residualOf(int modality) {
        return new Rounding(this).residual(modality);
    }

    /** Rank of the covariance of the inputs in S. */
    public int rank() {
        return equations.map(Semidefinite::rank).orElse(0);
    }

    /** Variance of the inputs of a modality outside S that the inputs in S do not explain: {@code tr(Sigma_m - Sigma_mS pinv(Sigma_SS) Sigma_Sm)}. */
    public double unexplainedVariance(int modality) {
        int from = moments.modalities().start(modality);
        double[] left = IntStream.range(from, moments.modalities().start(modality + 1))
                .parallel()
                .mapToDouble(this::unexplained)
                .toArray();
        return Arrays.stream(left).sum();
    }

    private double unexplained(int input) {
        double variance = moments.inputCovariance().at(input, input);
        Vector crossed = Vector.of(Arrays.stream(learned)
                .mapToDouble(j -> moments.inputCovariance().at(input, j))
                .toArray());
        return Math.max(
                0, variance - equations.map(solver -> solver.quadratic(crossed)).orElse(0.0));
    }

    /** True if the map of a modality in S is 0 to rounding, so that S without it is as good. */
    public boolean isWithout(int modality) {
        return new Rounding(this).isWithout(modality);
    }

    /** What rounding can make of an entry of {@link #map}; 0 outside S. */
    public double mapRounding(int entry) {
        int d = moments.modalities().inputs();
        return new Rounding(this).ofMap(entry / d, entry % d);
    }

    /**
     * The residual that rounding can make at each input of a modality outside S. Of the shape of {@link #residual}; 0 for
     * the other modalities.
     */
    public double[] rounding(int modality) {
        return new Rounding(this).residualBounds(modality);
    }
}
