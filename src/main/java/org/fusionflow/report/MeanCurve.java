package org.fusionflow.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.TrajectoryPoint;
import org.fusionflow.network.TrainingResult;

/**
 * Mean and standard deviation over runs on a common grid; runs that were recorded on clocks of their own are interpolated linearly.
 *
 * @param x common grid
 * @param y mean
 * @param low mean minus standard deviation
 * @param high mean plus standard deviation
 */
record MeanCurve(double[] x, double[] y, double[] low, double[] high) {

    /**
     * @param value what is averaged
     * @param unit by which a run's times are divided
     */
    static MeanCurve over(
            List<TrainingResult> results,
            ToDoubleFunction<TrajectoryPoint> value,
            ToDoubleFunction<TrainingResult> unit) {
        double end = results.stream()
                .mapToDouble(r -> r.trajectory().get(r.trajectory().size() - 1).time() / unit.applyAsDouble(r))
                .min()
                .orElse(0);
        int count = results.get(0).trajectory().size();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = end * i / Math.max(1, count - 1);
            double sum = 0;
            double squares = 0;
            for (TrainingResult result : results) {
                double at = interpolated(result.trajectory(), x[i] * unit.applyAsDouble(result), value);
                sum += at;
                squares += at * at;
            }
            int n = results.size();
            y[i] = sum / n;
            double spread = n < 2 ? 0 : Math.sqrt(Math.max(0, (squares - n * y[i] * y[i]) / (n - 1)));
            low[i] = y[i] - spread;
            high[i] = y[i] + spread;
        }
        return new MeanCurve(x, y, low, high);
    }

    private static double interpolated(
            List<TrajectoryPoint> points, double time, ToDoubleFunction<TrajectoryPoint> value) {
        int right = 1;
        int last = points.size() - 1;
        // Grids are uniform: start from where the time should be.
        double end = points.get(last).time();
        right = Math.max(1, Math.min(last, (int) Math.ceil(end > 0 ? time / end * last : 0)));
        TrajectoryPoint a = points.get(right - 1);
        TrajectoryPoint b = points.get(right);
        double part = b.time() > a.time() ? (time - a.time()) / (b.time() - a.time()) : 0;
        part = Math.max(0, Math.min(1, part));
        return (1 - part) * value.applyAsDouble(a) + part * value.applyAsDouble(b);
    }

    /** Every n-th point. */
    MeanCurve every(int n) {
        int count = (x.length + n - 1) / n;
        double[][] parts = new double[4][count];
        for (int i = 0; i < count; i++) {
            parts[0][i] = x[i * n];
            parts[1][i] = y[i * n];
            parts[2][i] = low[i * n];
            parts[3][i] = high[i * n];
        }
        return new MeanCurve(parts[0], parts[1], parts[2], parts[3]);
    }
}
