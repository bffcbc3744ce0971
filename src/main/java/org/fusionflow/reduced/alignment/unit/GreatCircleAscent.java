package org.fusionflow.reduced.alignment.unit;

import java.util.Arrays;
import java.util.List;

/**
 * Steepest ascent of {@code sign G} on the unit sphere along great circles. G is linear between the {@linkplain KinkPlanes planes}, so the
 * first maximum on a circle is found exactly, at a plane or between two, and an ascent ends after finitely many circles at a point where the
 * shortest element of the superdifferential, projected on the tangent space, is 0: a local maximum to first order, kinks included.
 */
public final class GreatCircleAscent {
    /** Circles after which an ascent is given up; those seen needed up to some hundred. */
    private static final int MOST_CIRCLES = 20_000;

    /** A tangent vector this short, relative to all that the planes add, is rounding. */
    private static final double FLAT = 1e-13;

    /** A circle stays on a plane if its direction does within this; rounding of the multipliers, with room. */
    private static final double ON_CIRCLE = 1e-9;

    private final UnitCorrelation function;
    private final KinkPlanes planes;
    private final double flat;
    private double[] u;
    private boolean atKink;

    private GreatCircleAscent(UnitCorrelation function, double[] start) {
        this.function = function;
        planes = function.planes();
        flat = FLAT * function.scale();
        u = normalized(start);
    }

    /**
     * The end of an ascent.
     *
     * @param direction of norm 1
     * @param value of {@code sign G} there
     * @param kink true if planes meet there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; read in loops, changed by nobody
    public record Top(double[] direction, double value, boolean kink) {}

    /** Ascends from a direction, which need not have norm 1. */
    public static Top from(double[] start, UnitCorrelation function) {
        GreatCircleAscent ascent = new GreatCircleAscent(function, start);
        for (int circle = 0; circle < MOST_CIRCLES && ascent.rise(); circle++) {
            // Each circle rises strictly.
        }
        return new Top(ascent.u, function.at(ascent.u), ascent.atKink);
    }

    /** Goes to the first maximum on the circle of steepest ascent; false at a local maximum. */
    private boolean rise() {
        double[] c = function.gradient(u);
        List<Integer> held = SteepestAscent.kinks(function, u);
        atKink = !held.isEmpty();
        double[] d = SteepestAscent.tangent(function, c, held, u);
        double norm = Math.sqrt(dot(d, d));
        if (norm <= flat) {
            return false;
        }
        for (int i = 0; i < d.length; i++) {
            d[i] /= norm;
        }
        // The planes that u leaves add the slope of the side to which it goes.
        for (int q : held) {
            double z = planes.product(q, d);
            if (Math.abs(z) > ON_CIRCLE) {
                planes.add(z > 0 ? function.above()[q] : function.below()[q], q, c);
            }
        }
        if (!(dot(c, d) > 0)) {
            return false;
        }
        double[] next = normalized(firstMaximum(c, d));
        if (!(function.at(next) > function.at(u))) {
            return false;
        }
        u = next;
        return true;
    }

    /**
     * The first maximum on {@code cos t u + sin t d}, not normalized. A plane is crossed at {@code -cot t = (n.d)/(n.u)}, and the slope at t has the
     * sign of {@code -c.u + c.d cot t}.
     */
    private double[] firstMaximum(double[] c, double[] d) {
        double along = dot(c, u);
        double slope = dot(c, d);
        double[] keys = new double[planes.count()];
        double top = -along / slope;
        double from = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < keys.length; q++) {
            double z = planes.product(q, u);
            keys[q] = Math.abs(z) <= UnitCorrelation.ON_PLANE ? Double.POSITIVE_INFINITY : planes.product(q, d) / z;
        }
        while (true) {
            int[] crossed = between(keys, from, top);
            for (int q : crossed) {
                double z = planes.product(q, u);
                double jump = (function.above()[q] - function.below()[q]) * (z > 0 ? -1 : 1);
                along += jump * z;
                slope += jump * planes.product(q, d);
                if (-along - slope * keys[q] <= 0) {
                    return point(d, keys[q]);
                }
            }
            double further = slope > 0 ? -along / slope : Double.POSITIVE_INFINITY;
            if (crossed.length == 0 || !(further > top)) {
                return point(d, slope > 0 ? further : top);
            }
            from = top;
            top = further;
        }
    }

    /** The planes with keys above {@code from} up to {@code to}, ascending. */
    private static int[] between(double[] keys, double from, double to) {
        int[] found = new int[keys.length];
        int count = 0;
        for (int q = 0; q < keys.length; q++) {
            if (keys[q] > from && keys[q] <= to && keys[q] != Double.POSITIVE_INFINITY) {
                found[count++] = q;
            }
        }
        return Arrays.stream(found, 0, count)
                .boxed()
                .sorted((a, b) -> Double.compare(keys[a], keys[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[] point(double[] d, double key) {
        double[] next = new double[d.length];
        for (int i = 0; i < d.length; i++) {
            next[i] = d[i] - key * u[i];
        }
        return next;
    }

    public static double[] normalized(double[] v) {
        double norm = Math.sqrt(dot(v, v));
        double[] unit = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            unit[i] = v[i] / norm;
        }
        return unit;
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
