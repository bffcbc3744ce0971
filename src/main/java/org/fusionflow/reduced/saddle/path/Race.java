package org.fusionflow.reduced.saddle.path;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.Integration;
import org.fusionflow.ode.Outcome;
import org.fusionflow.ode.Tolerance;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.EdgeMasks;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * Finds the unlearned modality that first grows to its finishing length, by integrating the leading-order flow near a
 * fixed point ({@link FrozenFlow}).
 */
final class Race {
    /** Relative error tolerance of the steps; the flow itself is a leading-order approximation. */
    private static final double TOLERANCE = 1e-12;

    /**
     * Absolute tolerance relative to the start length: a row can shrink to this fraction while it turns before it
     * counts as opposite to its residual.
     */
    private static final double ABSOLUTE = 1e-16;

    /** An escape takes a few steps per e-folding; one that needs more than 1e5 e-foldings does not occur. */
    private static final long MOST_EVALUATIONS = 2_000_000;

    /** Time limit: larger than any escape time of order 1 for a start length of 1e-300, and far from overflow. */
    static final double FOREVER = 1e290;

    /**
     * Lengths that agree with their finish to this fraction arrive together, within the accuracy of the integration.
     */
    static final double TOGETHER = 1e-9;

    private final FrozenFlow flow;
    private final Saddle at;
    private final double[] finish;
    private final double smallest;
    private double duration = Double.NaN;
    private boolean endless;
    private double[] end = new double[0];

    /**
     * @param finish length at which a modality has escaped, by leaf; infinite for modalities that do not take part
     */
    Race(EdgeMasks edges, Moments moments, Saddle at, double[] finish, SmallStart start) {
        this.flow = new FrozenFlow(edges, moments, at, start);
        this.at = at;
        this.finish = finish.clone();
        this.smallest = ABSOLUTE * start.smallest();
    }

    /** The first modality to reach its finishing length, and the state at that time. */
    static final class Finish {
        /** Exit of that modality. */
        final Exit leader;

        /** Time until it reaches its finishing length; 0 if it starts beyond it, infinite if it is beyond double precision. */
        final double duration;

        private final double[][] rows;

        Finish(Exit leader, double duration, double[][] rows) {
            this.leader = leader;
            this.duration = duration;
            this.rows = rows;
        }

        /** The same with another duration. */
        Finish lasting(double other) {
            return new Finish(leader, other, rows);
        }

        /** Overwrites the rows of all modalities by those at that time. */
        void writeTo(double[][] target) {
            System.arraycopy(rows, 0, target, 0, rows.length);
        }
    }

    /** Integrates from the given rows; empty if no modality reaches its finishing length. */
    Optional<Finish> run(double[][] rows) {
        double[] start = flow.stateOf(rows);
        if (isOver(start)) {
            return Optional.of(finish(0, start, rows));
        }
        Integration integration = new FlowIntegrator(flow, new Tolerance(TOLERANCE, smallest), MOST_EVALUATIONS)
                .run(start, 0, FOREVER, List.of(this::see));
        endless = integration.outcome() == Outcome.REACHED_END;
        return integration.outcome() == Outcome.STOPPED_BY_EVENT
                ? Optional.of(finish(duration, end, rows))
                : Optional.empty();
    }

    /** True if no modality reached its finishing length within the time limit. */
    boolean isEndless() {
        return endless;
    }

    private boolean see(DenseStep step) {
        double[] after = new double[flow.size()];
        step.state(1, after);
        if (!isOver(after)) {
            return false;
        }
        double fraction = FirstCrossing.fraction(step, flow.size(), state -> ahead(state) - 1);
        duration = step.time(fraction);
        end = after;
        step.state(fraction, end);
        return true;
    }

    private boolean isOver(double[] state) {
        return ahead(state) >= 1;
    }

    /** The largest ratio of a length to its finishing length. */
    private double ahead(double[] state) {
        double largest = 0;
        for (int i = 0; i < flow.members.size(); i++) {
            largest = Math.max(largest, share(state, i));
        }
        return largest;
    }

    private double share(double[] state, int i) {
        return flow.length(state, i) / finish[flow.members.get(i)];
    }

    private Finish finish(double time, double[] state, double[][] rows) {
        double best = ahead(state) * (1 - TOGETHER);
        int leader = -1;
        for (int i = 0; i < flow.members.size(); i++) {
            // If several modalities finish together, the one with the larger rate leads, then the first in leaf
            // order.
            if (share(state, i) >= best
                    && (leader < 0
                            || at.exits().get(i).rate() > at.exits().get(leader).rate())) {
                leader = i;
            }
        }
        double[][] after = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        flow.writeTo(Vector.of(state), after);
        return new Finish(at.exits().get(leader), time, after);
    }
}
