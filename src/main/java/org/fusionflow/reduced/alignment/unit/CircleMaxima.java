package org.fusionflow.reduced.alignment.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.linear.Vector;

/**
 * All local maxima of {@code sign G} for two inputs, exactly; also those of a value below 0. The planes cut the circle into sectors, and in a sector {@code G(u) = c . u} with
 * a constant c. A sector has a maximum |c| if c points into it; a boundary is a maximum where the slope along the circle turns negative.
 */
final class CircleMaxima {
    /** A slope this small, relative to all that the planes add, is rounding. */
    private static final double FLAT = 1e-13;

    private CircleMaxima() {}

    static List<UnitMaximum> of(UnitCorrelation function) {
        KinkPlanes planes = function.planes();
        int count = planes.count();
        if (count == 0) {
            return List.of();
        }
        // Boundary 2 q + 1 is where the product with normal q becomes negative, 2 q where it becomes positive.
        double[] angles = new double[2 * count];
        for (int q = 0; q < count; q++) {
            double normal = Math.atan2(planes.normal(q, 1), planes.normal(q, 0));
            angles[2 * q] = turn(normal - Math.PI / 2);
            angles[2 * q + 1] = turn(normal + Math.PI / 2);
        }
        int[] order = Arrays.stream(range(angles.length))
                .sorted((a, b) -> Double.compare(angles[a], angles[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double flat = FLAT * function.scale();
        List<UnitMaximum> maxima = new ArrayList<>();
        double[] c = between(function, angles[order[order.length - 1]] - 2 * Math.PI, angles[order[0]]);
        for (int k = 0; k < order.length; k++) {
            int q = order[k] / 2;
            double theta = angles[order[k]];
            double before = slope(c, theta);
            double jump = (function.above()[q] - function.below()[q]) * (order[k] % 2 == 0 ? 1 : -1);
            planes.add(jump, q, c);
            double end = k + 1 < order.length ? angles[order[k + 1]] : angles[order[0]] + 2 * Math.PI;
            double after = slope(c, theta);
            if (before > flat && after < -flat) {
                add(maxima, function, theta, UnitMaximum.Kind.KINK);
            } else if (after >= -flat && slope(c, end) <= flat && along(c, theta, end) > flat) {
                add(maxima, function, Math.atan2(c[1], c[0]), UnitMaximum.Kind.SECTOR);
            }
        }
        return maxima;
    }

    private static Integer[] range(int count) {
        Integer[] all = new Integer[count];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static double turn(double angle) {
        return angle < 0 ? angle + 2 * Math.PI : angle;
    }

    /** The gradient in a sector, summed anew. */
    private static double[] between(UnitCorrelation function, double from, double to) {
        double middle = (from + to) / 2;
        return function.gradient(new double[] {Math.cos(middle), Math.sin(middle)});
    }

    private static double slope(double[] c, double theta) {
        return c[1] * Math.cos(theta) - c[0] * Math.sin(theta);
    }

    private static double along(double[] c, double from, double to) {
        double middle = (from + to) / 2;
        return c[0] * Math.cos(middle) + c[1] * Math.sin(middle);
    }

    private static void add(List<UnitMaximum> maxima, UnitCorrelation function, double theta, UnitMaximum.Kind kind) {
        double[] u = {Math.cos(theta), Math.sin(theta)};
        double value = function.at(u);
        if (Math.abs(value) > FLAT * function.scale()) {
            maxima.add(new UnitMaximum(function.sign(), value, Vector.of(u), kind));
        }
    }
}
