package org.fusionflow.reduced.alignment.start;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.alignment.greedy.UnitFlow;
import org.fusionflow.reduced.alignment.greedy.UnitGroup;
import org.fusionflow.reduced.alignment.greedy.UnitNetwork;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/**
 * Half times of a full network from its own initial weights: the network of one unit for each group, started with the group's
 * {@linkplain StartAmplitudes size}, and followed to its end. Nothing is fitted. Exact up to corrections that vanish with the start, unless a
 * group's units part later.
 */
public final class CondensedNetwork {
    /** Records within the horizon; half times are linear between them. */
    private static final double RECORDS = 5000;

    /** Horizons are doubled at most so often where the loss still falls; what falls longer than that is noise that is fitted. */
    private static final int MOST_EXTENSIONS = 2;

    /** At rest when the loss falls by less than this share of the first loss over the last fifth of the time. */
    private static final double REST = 1e-3;

    private final UnitNetwork network;
    private final UnitFlow flow;
    private final OptionalDouble rate;
    private final List<Double> times = new ArrayList<>();
    private final List<double[]> contributions = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final double spacing;
    private double time;
    private double nextRecord;

    private CondensedNetwork(UnitNetwork network, OptionalDouble rate, double spacing) {
        this.network = network;
        this.rate = rate;
        this.spacing = spacing;
        flow = new UnitFlow(network);
    }

    /**
     * Times of a run.
     *
     * @param halfTimes flow time at which each modality has half of its last contribution; NaN if it contributes nothing
     * @param finalLoss at the end of the run
     * @param contributions of the modalities at the end
     */
    public record Times(Vector halfTimes, double finalLoss, Vector contributions) {}

    /**
     * @param amplitudes sizes in the same scale as the weights themselves
     * @param rate step of gradient descent; empty for the flow
     * @param horizon flow time that is enough by the greedy law
     */
    public static Times run(
            RectifiedTask task, List<StartAmplitudes.Amplitude> amplitudes, OptionalDouble rate, double horizon) {
        UnitNetwork network = new UnitNetwork(task);
        for (StartAmplitudes.Amplitude one : amplitudes) {
            UnitGroup group = one.group();
            network.add(new UnitNetwork.Unit(group.branch(), group.sign(), group.direction(), one.size()));
        }
        CondensedNetwork run = new CondensedNetwork(network, rate, horizon / RECORDS);
        double end = horizon;
        run.until(end);
        for (int k = 0; k < MOST_EXTENSIONS && !run.rests(end); k++) {
            end *= 2;
            run.until(end);
        }
        return run.times();
    }

    private void until(double end) {
        while (time < end) {
            double[] residual = network.residual();
            if (time >= nextRecord) {
                record(residual);
                nextRecord = time + spacing;
            }
            if (rate.isPresent()) {
                flow.step(rate.getAsDouble(), residual);
                time += rate.getAsDouble();
            } else {
                // The error of a step of Heun's method is then below a thousandth of its growth.
                double step = 0.2 * flow.safeRate();
                flow.heun(step, residual);
                time += step;
            }
        }
    }

    private void record(double[] residual) {
        times.add(time);
        losses.add(RectifiedTask.loss(residual));
        contributions.add(network.contributions());
    }

    private boolean rests(double end) {
        int last = losses.size() - 1;
        int from = last;
        while (from > 0 && times.get(from) > 0.8 * end) {
            from--;
        }
        return losses.get(from) - losses.get(last) <= REST * losses.get(0);
    }

    private Times times() {
        int last = times.size() - 1;
        double[] ends = contributions.get(last);
        double[] half = new double[ends.length];
        // Rounding of a contribution that is 0.
        double least = 1e-6 * Math.sqrt(2 * RectifiedTask.loss(network.task().outputs()));
        for (int m = 0; m < half.length; m++) {
            half[m] = ends[m] > least ? crossing(m, 0.5 * ends[m]) : Double.NaN;
        }
        return new Times(Vector.of(half), losses.get(last), Vector.of(ends));
    }

    private double crossing(int m, double level) {
        for (int k = 0; k < times.size(); k++) {
            double now = contributions.get(k)[m];
            if (now >= level) {
                if (k == 0) {
                    return times.get(0);
                }
                double before = contributions.get(k - 1)[m];
                double share = (level - before) / (now - before);
                return times.get(k - 1) + share * (times.get(k) - times.get(k - 1));
            }
        }
        return Double.NaN;
    }
}
