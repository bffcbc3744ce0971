package org.fusionflow.report.seed;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.report.chart.axis.Axis;

/**
 * A quantity of one run over time.
 *
 * @param name of the run, such as {@code seed 3}
 * @param times flow times, or multiples of the run's own half time, ascending
 * @param values one for each time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; not to be changed by those who read it
public record SeedCourse(String name, double[] times, double[] values) {
    public SeedCourse {
        if (times.length != values.length) {
            throw new IllegalArgumentException("course " + name + ": expected as many times as values, found "
                    + times.length + " and " + values.length);
        }
    }

    public static SeedCourse of(String name, List<TrajectoryPoint> points, ToDoubleFunction<TrajectoryPoint> quantity) {
        return new SeedCourse(
                name,
                points.stream().mapToDouble(TrajectoryPoint::time).toArray(),
                points.stream().mapToDouble(quantity).toArray());
    }

    /** The part up to a time, inclusive. */
    public SeedCourse until(double end) {
        int count = 0;
        while (count < times.length && times[count] <= end) {
            count++;
        }
        return new SeedCourse(name, Arrays.copyOf(times, count), Arrays.copyOf(values, count));
    }

    /** The same course with time in another unit. */
    public SeedCourse inUnitsOf(double unit) {
        return new SeedCourse(
                name, Arrays.stream(times).map(time -> time / unit).toArray(), values);
    }

    /**
     * A few of its points at about equal distances on an axis, which are enough to see that they lie on a line.
     *
     * @param axis of time, with both ends set
     */
    public SeedCourse sparse(Axis axis, int count) {
        double[] keptTimes = new double[times.length];
        double[] keptValues = new double[times.length];
        int kept = 0;
        double next = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < times.length; i++) {
            if (axis.shows(times[i]) && axis.fraction(times[i]) >= next) {
                keptTimes[kept] = times[i];
                keptValues[kept] = values[i];
                kept++;
                next = axis.fraction(times[i]) + 1.0 / count;
            }
        }
        return new SeedCourse(name, Arrays.copyOf(keptTimes, kept), Arrays.copyOf(keptValues, kept));
    }
}
