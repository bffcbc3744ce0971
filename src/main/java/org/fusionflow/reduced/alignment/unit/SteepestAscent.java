package org.fusionflow.reduced.alignment.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * The direction of steepest ascent of {@code sign G} at a point, kinks included. Where u lies on planes at which G is concave it is the shortest element
 * of the superdifferential, which is 0 where G does not rise to first order.
 */
public final class SteepestAscent {
    private SteepestAscent() {}

    /** The planes on which a unit vector lies and where G has a kink. */
    static List<Integer> kinks(UnitCorrelation function, double[] u) {
        List<Integer> held = new ArrayList<>();
        for (int q = 0; q < function.planes().count(); q++) {
            if (Math.abs(function.planes().product(q, u)) <= UnitCorrelation.ON_PLANE
                    && function.above()[q] != function.below()[q]) {
                held.add(q);
            }
        }
        return held;
    }

    /** The direction in all of space. */
    public static double[] free(UnitCorrelation function, double[] u) {
        return of(function, function.gradient(u), kinks(function, u), u, false);
    }

    /** The direction along the sphere. */
    static double[] tangent(UnitCorrelation function, double[] c, List<Integer> kinks, double[] u) {
        return of(function, c, kinks, u, true);
    }

    private static double[] of(UnitCorrelation function, double[] c, List<Integer> kinks, double[] u, boolean tangent) {
        KinkPlanes planes = function.planes();
        double[] sum = c.clone();
        List<Integer> concave = new ArrayList<>();
        for (int q : kinks) {
            double above = function.above()[q];
            double below = function.below()[q];
            if (above < below) {
                concave.add(q);
            } else {
                // A convex kink is never a maximum: it is left to the steeper side.
                double slope = planes.product(q, sum);
                planes.add(slope + above >= -(slope + below) ? above : below, q, sum);
            }
        }
        if (tangent) {
            project(sum, u);
        }
        if (concave.isEmpty()) {
            return sum;
        }
        int k = concave.size();
        double[][] normals = new double[k][u.length];
        double[] low = new double[k];
        double[] high = new double[k];
        for (int j = 0; j < k; j++) {
            int q = concave.get(j);
            planes.add(1, q, normals[j]);
            low[j] = function.above()[q];
            high[j] = function.below()[q];
        }
        double[] lambda = BoxedLeastNorm.multipliers(sum, normals, low, high);
        for (int j = 0; j < k; j++) {
            planes.add(lambda[j], concave.get(j), sum);
        }
        if (tangent) {
            project(sum, u);
        }
        return sum;
    }

    private static void project(double[] v, double[] u) {
        double along = GreatCircleAscent.dot(v, u);
        for (int i = 0; i < v.length; i++) {
            v[i] -= along * u[i];
        }
    }
}
