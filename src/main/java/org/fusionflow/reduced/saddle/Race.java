package org.fusionflow.reduced.saddle;

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

/** Which of the unlearned modalities first grows to its finishing length, by the leading-order flow near a fixed point. */
final class Race {
    /** Errors of the steps; what is computed is an approximation of leading order. */
    private static final double TOLERANCE = 1e-12;

    /** Against the start length: what a row can lose by turning before it counts as opposite to its residual. */
    private static final double ABSOLUTE = 1e-16;

    /** An escape takes a few steps an e-folding; one that needs more than 1e5 of them does not take place. */
    private static final long MOST_EVALUATIONS = 2_000_000;

    /** Beyond every time that a start length of 1e-300 could ask for at order 1, and far from overflow. */
    static final double FOREVER = 1e290;

    /** Lengths that agree to this arrive together as far as the integration can tell. */
    static final double TOGETHER = 1e-9;

    private final FrozenFlow flow;
    private final Saddle at;
    private final double[] finish;
    private final double smallest;
    private double duration = Double.NaN;
    private double[] end = new double[0];

    /**
     * @param finish by leaf; infinite for those that do not take part
     */
    Race(EdgeMasks edges, Moments moments, Saddle at, double[] finish, double u0) {
        this.flow = new FrozenFlow(edges, moments, at);
        this.at = at;
        this.finish = finish.clone();
        this.smallest = ABSOLUTE * u0;
    }

    /** How the race ends. */
    static final class Finish {
        /** Exit of the first. */
        final Exit leader;

        /** Time until it finishes; 0 if it starts beyond the finish. */
        final double duration;

        private final double[][] rows;

        Finish(Exit leader, double duration, double[][] rows) {
            this.leader = leader;
            this.duration = duration;
            this.rows = rows;
        }

        /** Overwrites the rows of all modalities by those at the finish. */
        void writeTo(double[][] target) {
            System.arraycopy(rows, 0, target, 0, rows.length);
        }
    }

    /** Empty if nobody arrives. */
    Optional<Finish> run(double[][] rows) {
        double[] start = flow.stateOf(rows);
        if (isOver(start)) {
            return Optional.of(finish(0, start, rows));
        }
        Integration integration = new FlowIntegrator(flow, new Tolerance(TOLERANCE, smallest), MOST_EVALUATIONS)
                .run(start, 0, FOREVER, List.of(this::see));
        return integration.outcome() == Outcome.STOPPED_BY_EVENT
                ? Optional.of(finish(duration, end, rows))
                : Optional.empty();
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

    /** The largest length against its finish. */
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
            // Of those that arrive together the one with the larger rate, then the first in leaf order.
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
