package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.network.result.TrainingResult;

/**
 * Mean and spread over seeds of a quantity along the trajectories.
 *
 * @param times flow times, or multiples of each seed's own first half time
 * @param mean over seeds
 * @param spread sample standard deviation over seeds, 0 for a single one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the package
record SeedCurves(double[] times, double[] mean, double[] spread) {
    private static final int POINTS = 241;

    /** The curves at the recorded times that every seed reached. */
    static SeedCurves over(List<TrainingResult> results, ToDoubleFunction<TrajectoryPoint> quantity) {
        int count = results.stream()
                .mapToInt(result -> result.trajectory().size())
                .min()
                .orElse(0);
        double[] times = times(results.get(0).trajectory().subList(0, count));
        List<double[]> rows = new ArrayList<>();
        for (TrainingResult result : results) {
            rows.add(values(result.trajectory().subList(0, count), quantity));
        }
        return of(times, rows);
    }

    /** The curves over {@code t/t_first}, with each seed's own first half time; empty if a seed has none. */
    static Optional<SeedCurves> rescaled(
            List<TrainingResult> results, int first, ToDoubleFunction<TrajectoryPoint> quantity) {
        double end = Double.POSITIVE_INFINITY;
        List<Double> units = new ArrayList<>();
        for (TrainingResult result : results) {
            Optional<LocatedTime> unit = result.halfTimes().get(first);
            List<TrajectoryPoint> points = result.trajectory();
            if (unit.isEmpty() || !(unit.get().time() > 0) || points.size() < 2) {
                return Optional.empty();
            }
            units.add(unit.get().time());
            end = Math.min(
                    end, points.get(points.size() - 1).time() / unit.get().time());
        }
        double[] grid = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            grid[i] = end * i / (POINTS - 1);
        }
        List<double[]> rows = new ArrayList<>();
        for (int seed = 0; seed < results.size(); seed++) {
            List<TrajectoryPoint> points = results.get(seed).trajectory();
            rows.add(interpolated(times(points), values(points, quantity), grid, units.get(seed)));
        }
        return Optional.of(of(grid, rows));
    }

    private static SeedCurves of(double[] times, List<double[]> rows) {
        double[] mean = new double[times.length];
        double[] spread = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            for (double[] row : rows) {
                mean[i] += row[i] / rows.size();
            }
            double squares = 0;
            for (double[] row : rows) {
                squares += (row[i] - mean[i]) * (row[i] - mean[i]);
            }
            spread[i] = rows.size() > 1 ? Math.sqrt(squares / (rows.size() - 1)) : 0;
        }
        return new SeedCurves(times, mean, spread);
    }

    static double[] times(List<TrajectoryPoint> points) {
        return points.stream().mapToDouble(TrajectoryPoint::time).toArray();
    }

    static double[] values(List<TrajectoryPoint> points, ToDoubleFunction<TrajectoryPoint> quantity) {
        return points.stream().mapToDouble(quantity).toArray();
    }

    private static double[] interpolated(double[] times, double[] values, double[] grid, double unit) {
        double[] result = new double[grid.length];
        int right = 1;
        for (int i = 0; i < grid.length; i++) {
            double time = grid[i] * unit;
            while (right < times.length - 1 && times[right] < time) {
                right++;
            }
            double span = times[right] - times[right - 1];
            double share = Math.max(0, Math.min(1, (time - times[right - 1]) / span));
            result[i] = values[right - 1] + share * (values[right] - values[right - 1]);
        }
        return result;
    }

    double[] low() {
        return shifted(-1);
    }

    double[] high() {
        return shifted(1);
    }

    private double[] shifted(int sign) {
        double[] edge = mean.clone();
        for (int i = 0; i < edge.length; i++) {
            edge[i] += sign * spread[i];
        }
        return edge;
    }

    /** Every n-th point, such that about this many are left. */
    SeedCurves sparse(int count) {
        int stride = Math.max(1, times.length / count);
        int kept = (times.length + stride - 1) / stride;
        double[][] picked = new double[3][kept];
        for (int i = 0; i < kept; i++) {
            picked[0][i] = times[i * stride];
            picked[1][i] = mean[i * stride];
            picked[2][i] = spread[i * stride];
        }
        return new SeedCurves(picked[0], picked[1], picked[2]);
    }

    /** The part up to a time, inclusive. */
    SeedCurves until(double end) {
        int count = 0;
        while (count < times.length && times[count] <= end) {
            count++;
        }
        return new SeedCurves(
                java.util.Arrays.copyOf(times, count),
                java.util.Arrays.copyOf(mean, count),
                java.util.Arrays.copyOf(spread, count));
    }
}
