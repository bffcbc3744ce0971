package org.fusionflow.reduced.alignment.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.linear.Vector;

/**
 * The local maxima of plus and minus G on the unit sphere of a branch.
 *
 * <p>For one input these are its two points, for two inputs all maxima, found exactly. For more inputs {@link #STARTS} ascents start for each
 * sign from seeded random directions, and from the branch's correlation with the residual times the sign, so that the largest is at least the
 * linear speed {@code q s}. Every point found is a local maximum to first order; that none larger was missed is not proved, and
 * {@link #agreement()} tells how many ascents reached the largest.
 *
 * @param all those of a value above 0, largest first
 * @param falling those of a value below 0, at which units wait and shrink until the residual is another
 * @param agreement share of the ascents of the largest value's sign that end at it; empty where all maxima are known exactly
 */
public record SphereMaxima(List<UnitMaximum> all, List<UnitMaximum> falling, OptionalDouble agreement) {
    /** Ascents from random directions for each sign. */
    public static final int STARTS = 200;

    private static final long SEED = 1;

    /** Stream of the random directions. */
    private static final int STREAM = 8;

    /** Two ascents end at one maximum if their directions have this cosine. */
    private static final double SAME_DIRECTION = 1 - 1e-9;

    /** Relative to the largest value; ascents end with an error far below. */
    private static final double SAME_VALUE = 1e-9;

    public SphereMaxima {
        all = List.copyOf(all);
        falling = List.copyOf(falling);
    }

    /**
     * @param planes of a branch
     * @param correlation of the branch's inputs with the residual, a hint where to start
     */
    public static SphereMaxima of(KinkPlanes planes, double[] residual, double[] correlation) {
        return of(planes, residual, correlation, STARTS);
    }

    public static SphereMaxima of(KinkPlanes planes, double[] residual, double[] correlation, int starts) {
        List<UnitMaximum> all = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            UnitCorrelation function = planes.correlation(sign, residual);
            if (planes.dimension() == 1) {
                points(function, all);
            } else if (planes.dimension() == 2) {
                all.addAll(CircleMaxima.of(function));
            } else {
                for (double[] start : starts(planes.dimension(), sign, correlation, starts)) {
                    GreatCircleAscent.Top top = GreatCircleAscent.from(start, function);
                    ends.add(top.value());
                    signs.add(sign);
                    add(all, sign, top, function.scale());
                }
            }
        }
        all.sort(Comparator.comparingDouble(UnitMaximum::value).reversed());
        List<UnitMaximum> rising = all.stream().filter(one -> one.value() > 0).toList();
        List<UnitMaximum> falling = all.stream().filter(one -> one.value() < 0).toList();
        return new SphereMaxima(rising, falling, agreement(rising, ends, signs));
    }

    private static OptionalDouble agreement(List<UnitMaximum> all, List<Double> ends, List<Integer> signs) {
        if (ends.isEmpty() || all.isEmpty()) {
            return OptionalDouble.empty();
        }
        UnitMaximum best = all.get(0);
        int tried = 0;
        int agree = 0;
        for (int k = 0; k < ends.size(); k++) {
            if (signs.get(k) == best.sign()) {
                tried++;
                agree += ends.get(k) >= best.value() * (1 - SAME_VALUE) ? 1 : 0;
            }
        }
        return OptionalDouble.of((double) agree / tried);
    }

    /** The largest growth rate, G*; 0 where nothing correlates with a unit. */
    public double largest() {
        return all.isEmpty() ? 0 : all.get(0).value();
    }

    private static void points(UnitCorrelation function, List<UnitMaximum> all) {
        for (double side : new double[] {1, -1}) {
            double value = function.at(new double[] {side});
            if (value != 0) {
                all.add(new UnitMaximum(function.sign(), value, Vector.of(side), UnitMaximum.Kind.POINT));
            }
        }
    }

    private static List<double[]> starts(int dimension, int sign, double[] correlation, int count) {
        Gaussians gaussians = new Gaussians(SEED, STREAM);
        List<double[]> starts = new ArrayList<>();
        double norm = Vector.of(correlation).norm();
        if (norm > 0) {
            // The opposite direction is where a linear function is least, and stationary.
            starts.add(Vector.of(correlation).times(sign).toArray());
        }
        for (int k = 0; k < count; k++) {
            starts.add(gaussians.next(dimension).toArray());
        }
        return starts;
    }

    private static void add(List<UnitMaximum> all, int sign, GreatCircleAscent.Top top, double scale) {
        // What is left of 0 by rounding is no maximum.
        if (!(Math.abs(top.value()) > 1e-13 * scale)) {
            return;
        }
        for (UnitMaximum known : all) {
            if (known.sign() == sign
                    && GreatCircleAscent.dot(known.direction().toArray(), top.direction()) > SAME_DIRECTION) {
                return;
            }
        }
        all.add(new UnitMaximum(
                sign,
                top.value(),
                Vector.of(top.direction()),
                top.kink() ? UnitMaximum.Kind.KINK : UnitMaximum.Kind.SECTOR));
    }
}
