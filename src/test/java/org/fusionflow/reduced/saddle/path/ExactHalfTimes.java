package org.fusionflow.reduced.saddle.path;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Flow;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.Tolerance;
import org.fusionflow.reduced.flow.CompiledGains;
import org.fusionflow.reduced.flow.Gains;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.symbolic.flow.ReducedSystem;

/** Half times of the balanced flow itself, with the derived gains: what the phases approximate. */
final class ExactHalfTimes implements Flow {
    private final Moments moments;
    private final Gains gains;
    private final int[] starts;
    private final double[] squares;
    private final double[] gain;

    private ExactHalfTimes(SaddleGraph graph) {
        moments = graph.moments();
        gains = CompiledGains.of(ReducedSystem.of(graph.tree()));
        int count = moments.modalities().count();
        starts = new int[count + 1];
        for (int m = 0; m <= count; m++) {
            starts[m] = moments.modalities().start(m);
        }
        squares = new double[count];
        gain = new double[count];
    }

    /** By modality against the half norms of {@code phases}; NaN if not reached by {@code horizon}. */
    static double[] of(MatchedPhases phases, double horizon) {
        ExactHalfTimes flow = new ExactHalfTimes(phases.graph());
        double[] start = new double[flow.size()];
        double[] times = new double[flow.gain.length];
        Arrays.fill(times, Double.NaN);
        for (int m = 0; m < times.length; m++) {
            Vector correlation = flow.moments.correlation(m);
            for (int i = 0; i < correlation.size(); i++) {
                start[flow.starts[m] + i] = phases.u0() * correlation.at(i) / correlation.norm();
            }
        }
        double[] after = new double[start.length];
        new FlowIntegrator(flow, new Tolerance(1e-11, 1e-15 * phases.u0())).run(start, 0, horizon, List.of(step -> {
            step.state(1, after);
            for (int m = 0; m < times.length; m++) {
                int modality = m;
                double half = phases.halfNorm(m);
                if (half > 0 && Double.isNaN(times[m]) && flow.mapNorm(after, m) >= half) {
                    times[m] = step.time(
                            FirstCrossing.fraction(step, after.length, s -> flow.mapNorm(s, modality) - half));
                }
            }
            for (int m = 0; m < times.length; m++) {
                if (phases.halfNorm(m) > 0 && Double.isNaN(times[m])) {
                    return false;
                }
            }
            return true;
        }));
        return times;
    }

    private double mapNorm(double[] state, int m) {
        prepare(state);
        return gain[m] * Math.sqrt(squares[m]);
    }

    private void prepare(double[] state) {
        for (int m = 0; m < gain.length; m++) {
            squares[m] = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                squares[m] += state[i] * state[i];
            }
        }
        gains.evaluate(squares, gain);
    }

    @Override
    public int size() {
        return moments.modalities().inputs();
    }

    @Override
    public int[] blocks() {
        return starts.clone();
    }

    @Override
    public boolean keepsSign(int block) {
        return starts[block + 1] == starts[block] + 1;
    }

    @Override
    public void rate(double[] state, double[] rate) {
        prepare(state);
        double[] map = new double[state.length];
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                map[i] = gain[m] * state[i];
            }
        }
        Vector residual = moments.residual(Vector.of(map));
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                rate[i] = gain[m] * residual.at(i);
            }
        }
    }
}
