package org.fusionflow.reduced.alignment.greedy;

import java.util.Arrays;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/**
 * The first minimum of the loss along a line in the units' maps, where the loss is quadratic between the points at which a sample changes sides of a
 * unit's boundary.
 */
final class LineMinimum {
    /** Steps are relative to the way to the least-squares point; steepest ones may be longer. */
    private static final double FARTHEST = 1e12;

    private final RectifiedTask task;
    private final double[][] z;
    private final double[] residual;

    /**
     * @param z products of units (rows) and samples at the start of the line
     * @param residual at the start of the line
     */
    LineMinimum(RectifiedTask task, double[][] z, double[] residual) {
        this.task = task;
        this.z = z;
        this.residual = residual;
    }

    /**
     * Where the minimum is.
     *
     * @param step along the line; 0 if the loss rises at once
     * @param fall of the loss, &ge; 0
     */
    record Found(double step, double fall) {}

    /**
     * @param rate change of {@code z} along the line
     * @param sign of each unit's outgoing weight
     */
    Found along(double[][] rate, int[] sign) {
        int samples = residual.length;
        double[] slope = new double[samples];
        for (int j = 0; j < z.length; j++) {
            for (int p = 0; p < samples; p++) {
                slope[p] += sign[j] * rate[j][p] * side(z[j][p] != 0 ? z[j][p] : rate[j][p]);
            }
        }
        double[] left = residual.clone();
        double[] since = new double[samples];
        double pull = GreatCircleAscent.dot(left, slope);
        double curvature = GreatCircleAscent.dot(slope, slope);
        double time = 0;
        double fall = 0;
        for (long crossing : crossings(rate)) {
            int j = (int) (crossing / samples);
            int p = (int) (crossing % samples);
            double next = -z[j][p] / rate[j][p];
            if (!(pull > 0) || (curvature > 0 && time + pull / curvature <= next)) {
                break;
            }
            double dt = next - time;
            fall += dt * (pull - 0.5 * dt * curvature);
            pull -= dt * curvature;
            time = next;
            left[p] -= (time - since[p]) * slope[p];
            since[p] = time;
            double old = slope[p];
            slope[p] += sign[j] * Math.abs(rate[j][p]) * (1 - task.slope());
            pull += left[p] * (slope[p] - old);
            curvature += slope[p] * slope[p] - old * old;
            if (pull <= 0) {
                return new Found(time, fall / samples);
            }
        }
        if (!(pull > 0) || !(curvature > 0)) {
            return new Found(time, fall / samples);
        }
        double dt = pull / curvature;
        return new Found(time + dt, (fall + 0.5 * dt * pull) / samples);
    }

    private double side(double z) {
        return z > 0 ? 1 : task.slope();
    }

    /** Units and samples that cross ahead, in the order in which they do. */
    private long[] crossings(double[][] rate) {
        int samples = residual.length;
        Long[] all = new Long[z.length * samples];
        int count = 0;
        for (int j = 0; j < z.length; j++) {
            for (int p = 0; p < samples; p++) {
                double at = -z[j][p] / rate[j][p];
                if (z[j][p] != 0 && at > 0 && at < FARTHEST) {
                    all[count++] = (long) j * samples + p;
                }
            }
        }
        Long[] found = Arrays.copyOf(all, count);
        Arrays.sort(found, (a, b) -> Double.compare(at(a, rate), at(b, rate)));
        return Arrays.stream(found).mapToLong(Long::longValue).toArray();
    }

    private double at(long crossing, double[][] rate) {
        int j = (int) (crossing / residual.length);
        int p = (int) (crossing % residual.length);
        return -z[j][p] / rate[j][p];
    }
}
