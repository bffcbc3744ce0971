package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.Integration;
import org.fusionflow.ode.Outcome;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.ode.Tolerance;

/**
 * The phases with finite lengths: within a phase the unlearned modalities move by {@link SlavedFlow}, which contains the leading
 * one's saturation, the head start that the others get meanwhile and the turning of rows; once the leading one has settled it joins
 * the learned ones, and the next phase begins from the state as it is.
 */
final class RefinedPath {
    private static final double TOLERANCE = 1e-11;

    /** Against the start length, as in {@link Race}. */
    private static final double ABSOLUTE = 1e-16;

    private static final long MOST_EVALUATIONS = 300_000;

    /** A modality has settled when so little of its residual is left; what is left is an error of the phases after. */
    private static final double SETTLED = 1e-3;

    /** So little of a correlation left as residual moves nothing any more; {@link #SETTLED} has long been passed on the way. */
    private static final double AT_REST = 1e-9;

    private final SaddleGraph graph;
    private final double u0;
    private final double[] halfNorms;
    private final double[][] rows;
    private final double[] halfTimes;
    private final List<Phase> phases = new ArrayList<>();
    private int dropped;
    private double time;
    private double arrival;

    /**
     * @param halfNorms by modality, at which it counts as half learned
     */
    RefinedPath(SaddleGraph graph, double u0, double[] halfNorms) {
        this.graph = graph;
        this.u0 = u0;
        this.halfNorms = halfNorms.clone();
        rows = LeadingPath.alignedStart(graph, u0);
        halfTimes = new double[rows.length];
        Arrays.fill(halfTimes, Double.NaN);
        Saddle at = graph.origin();
        Optional<Saddle> next = phase(at);
        while (next.isPresent()) {
            next = phase(next.get());
        }
    }

    /** By modality; NaN where none was found. */
    double[] halfTimes() {
        return halfTimes.clone();
    }

    List<Phase> phases() {
        return phases;
    }

    private Optional<Saddle> phase(Saddle at) {
        double[] finish = new double[rows.length];
        Arrays.fill(finish, Double.POSITIVE_INFINITY);
        boolean any = false;
        for (Exit exit : at.exits()) {
            int m = exit.modality();
            double length = graph.after(at.learned(), m).lengths().at(m);
            boolean open = Openness.of(graph.edges(), at.learned(), exit, rows) == Openness.OPEN;
            if (open && length > 0 && (dropped >> m & 1) == 0) {
                finish[m] = length;
                any = true;
            }
        }
        Optional<Race.Finish> expected =
                any ? new Race(graph.edges(), graph.moments(), at, finish, u0).run(rows) : Optional.empty();
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        int leader = expected.get().leader.modality();
        Watch watch = new Watch(at, new SlavedFlow(graph, at, graph.after(at.learned(), leader), leader), leader);
        if (!watch.run()) {
            return Optional.empty();
        }
        Saddle to = watch.record();
        time += watch.duration;
        return to.learned().bits() == at.learned().bits() ? Optional.empty() : Optional.of(to);
    }

    /** One phase under way. */
    private final class Watch implements StepWatcher {
        private final Saddle at;
        private final SlavedFlow flow;
        private final int leader;
        private final double[] before;
        private final double[] after;
        private int grown;
        private double duration;

        Watch(Saddle at, SlavedFlow flow, int leader) {
            this.leader = leader;
            this.at = at;
            this.flow = flow;
            before = flow.stateOf(rows);
            after = before.clone();
            for (int i = 0; i < flow.members.size(); i++) {
                int m = flow.members.get(i);
                if (halfNorms[m] > 0 && Double.isNaN(halfTimes[m]) && flow.mapNorm(before, i) >= halfNorms[m]) {
                    halfTimes[m] = time;
                }
            }
        }

        /** True if the phase came to its end. */
        boolean run() {
            if (hasSettled()) {
                return true;
            }
            Integration integration = new FlowIntegrator(
                            flow, new Tolerance(TOLERANCE, ABSOLUTE * u0), MOST_EVALUATIONS)
                    .run(before, 0, Race.FOREVER, List.of(this));
            return integration.outcome() == Outcome.STOPPED_BY_EVENT && hasSettled();
        }

        @Override
        public boolean see(DenseStep step) {
            step.state(1, after);
            for (int i = 0; i < flow.members.size(); i++) {
                int m = flow.members.get(i);
                int member = i;
                if (halfNorms[m] > 0 && Double.isNaN(halfTimes[m]) && flow.mapNorm(after, i) >= halfNorms[m]) {
                    double fraction = FirstCrossing.fraction(
                            step, flow.size(), state -> flow.mapNorm(state, member) - halfNorms[m]);
                    halfTimes[m] = time + step.time(fraction);
                }
            }
            duration = step.time(1);
            return hasSettled() || isAtRest();
        }

        /** Modalities that explain the output together, none of them half of what it would alone, come to rest without an end of the phase. */
        private boolean isAtRest() {
            for (int i = 0; i < flow.members.size(); i++) {
                double speed = graph.moments().speed(flow.members.get(i));
                if (!(flow.residualNorm(after, i) <= AT_REST * speed)) {
                    return false;
                }
            }
            return true;
        }

        /** Every modality that has grown to half, and those that it takes along, have lost their residuals. */
        private boolean hasSettled() {
            int before = -1;
            while (grown != before) {
                before = grown;
                for (int i = 0; i < flow.members.size(); i++) {
                    grown |= hasGrown(i) ? 1 << flow.members.get(i) : 0;
                }
            }
            if (grown == 0) {
                return false;
            }
            int set = graph.edges().closure(at.learned().bits() | grown);
            for (int i = 0; i < flow.members.size(); i++) {
                Exit exit = at.exits().get(i);
                double scale =
                        exit.isOpen() ? exit.residualNorm() : graph.moments().speed(exit.modality());
                if ((set >> exit.modality() & 1) == 1 && !(flow.residualNorm(after, i) <= SETTLED * scale)) {
                    return false;
                }
            }
            return true;
        }

        /** At least half of what it will be with those that have grown already; it stays so when the others take over a part. */
        private boolean hasGrown(int i) {
            int m = flow.members.get(i);
            Saddle with = graph.at(graph.edges().closure(at.learned().bits() | grown | 1 << m));
            return (dropped >> m & 1) == 0
                    && !with.degenerate().contains(m)
                    && flow.mapNorm(after, i) >= 0.5 * with.norms().at(m);
        }

        /** Writes down the phase, or several if more than one modality was learned in it; returns the last point. */
        Saddle record() {
            flow.writeTo(Vector.of(after), rows);
            List<Exit> order = new ArrayList<>(at.exits().stream()
                    .filter(exit -> (grown >> exit.modality() & 1) == 1)
                    .sorted(Comparator.comparingDouble(exit -> reached(exit.modality())))
                    .toList());
            int together = graph.edges().closure(at.learned().bits() | 1 << leader);
            if ((grown >> leader & 1) == 1 && (together >> order.get(0).modality() & 1) == 1) {
                // One that is taken along may be half learned before the one that leads: they are still learned in one
                // phase.
                order.add(0, at.exit(leader).orElseThrow());
            }
            Saddle point = at;
            for (Exit exit : order) {
                if (point.learned().contains(exit.modality())) {
                    continue;
                }
                Saddle to = Reversal.settle(graph, graph.after(point.learned(), exit.modality()), rows);
                LearnedSet lost = point.learned().without(to.learned());
                for (int m : lost.indices()) {
                    Arrays.fill(rows[m], 0);
                }
                dropped |= lost.bits();
                double end = Math.max(arrival, reached(exit.modality()));
                phases.add(new Phase(point, to, exit, arrival, end - arrival, lost, List.of()));
                arrival = end;
                point = to;
            }
            return point;
        }

        /** The half time, or the end of the phase for one whose half norm lies elsewhere. */
        private double reached(int m) {
            return Double.isNaN(halfTimes[m]) ? time + duration : halfTimes[m];
        }
    }
}
