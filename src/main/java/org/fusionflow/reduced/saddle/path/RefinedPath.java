package org.fusionflow.reduced.saddle.path;

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
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * The predicted path with finite lengths. Within a phase the unlearned modalities follow {@link SlavedFlow}, which
 * includes the saturation of the leading modality, the growth of the others meanwhile, and the rotation of rows. Once
 * the leading modality has settled it counts as learned, and the next phase starts from the current state.
 */
final class RefinedPath {
    private static final double TOLERANCE = 1e-11;

    /** Absolute tolerance relative to the start length, as in {@link Race}. */
    private static final double ABSOLUTE = 1e-16;

    private static final long MOST_EVALUATIONS = 300_000;

    /**
     * A modality has settled when its residual is below this fraction of its value at the start of the phase; the
     * rest is an error of the later phases.
     */
    private static final double SETTLED = 1e-3;

    /**
     * All modalities are at rest when their residuals are below this fraction of those at the start of the phase;
     * {@link #SETTLED} is reached long before.
     */
    private static final double AT_REST = 1e-9;

    private final SaddleGraph graph;
    private final SmallStart start;
    private final double[] halfNorms;
    private final double[][] rows;
    private final double[] halfTimes;
    private final List<Phase> phases = new ArrayList<>();
    private int dropped;
    private double time;
    private double arrival;

    /**
     * @param halfNorms map norm of each modality at which it counts as half learned
     */
    RefinedPath(SaddleGraph graph, SmallStart start, double[] halfNorms) {
        this.graph = graph;
        this.start = start;
        this.halfNorms = halfNorms.clone();
        rows = LeadingPath.alignedStart(graph, start);
        halfTimes = new double[rows.length];
        Arrays.fill(halfTimes, Double.NaN);
        Saddle at = graph.origin();
        Optional<Saddle> next = phase(at);
        while (next.isPresent()) {
            next = phase(next.get());
        }
    }

    /** Half time of each modality; NaN where none was found. */
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
                any ? new Race(graph.edges(), graph.moments(), at, finish, start).run(rows) : Optional.empty();
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        int leader = expected.get().leader.modality();
        Watch watch =
                new Watch(at, new SlavedFlow(graph, at, graph.after(at.learned(), leader), leader, start), leader);
        if (!watch.run()) {
            return Optional.empty();
        }
        Saddle to = watch.record();
        time += watch.duration;
        return to.learned().bits() == at.learned().bits() ? Optional.empty() : Optional.of(to);
    }

    /** Integrates one phase. */
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

        /** True if the phase came to its end, with at least one more modality learned. */
        boolean run() {
            if (hasSettled()) {
                return true;
            }
            Integration integration = new FlowIntegrator(
                            flow, new Tolerance(TOLERANCE, ABSOLUTE * start.smallest()), MOST_EVALUATIONS)
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

        /**
         * True if all modalities are at rest. This ends a phase in which several modalities explain the output
         * together and none of them grows to half of its map alone.
         */
        private boolean isAtRest() {
            for (int i = 0; i < flow.members.size(); i++) {
                if (!(flow.residualNorm(after, i) <= AT_REST * scale(at.exits().get(i)))) {
                    return false;
                }
            }
            return true;
        }

        /**
         * True if at least one modality has grown to half, and the residuals of all that have, and of those learned
         * with them, have vanished.
         */
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
                if ((set >> exit.modality() & 1) == 1 && !(flow.residualNorm(after, i) <= SETTLED * scale(exit))) {
                    return false;
                }
            }
            return true;
        }

        /** The residual at the start of the phase; where that is 0, the correlation. */
        private double scale(Exit exit) {
            return exit.isOpen() ? exit.residualNorm() : graph.moments().speed(exit.modality());
        }

        /**
         * True if the map has at least half of its norm at the point where it is learned with those that have already
         * grown. Once true it stays so, even if other modalities later take over a part of the map.
         */
        private boolean hasGrown(int i) {
            int m = flow.members.get(i);
            Saddle with = graph.after(at.learned().of(at.learned().bits() | grown), m);
            return (dropped >> m & 1) == 0
                    && !with.degenerate().contains(m)
                    && flow.mapNorm(after, i) >= 0.5 * with.norms().at(m);
        }

        /** Records the phase, or several if more than one modality was learned in it; returns the last fixed point. */
        Saddle record() {
            flow.writeTo(Vector.of(after), rows);
            List<Exit> order = new ArrayList<>(at.exits().stream()
                    .filter(exit -> (grown >> exit.modality() & 1) == 1)
                    .sorted(Comparator.comparingDouble(exit -> reached(exit.modality())))
                    .toList());
            int together = graph.after(at.learned(), leader).learned().bits();
            if ((grown >> leader & 1) == 1 && (together >> order.get(0).modality() & 1) == 1) {
                // A modality that is learned with the leading one may be half learned earlier; both are learned in
                // one phase.
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

        /** The half time, or the end of the phase for a modality whose half norm refers to another fixed point. */
        private double reached(int m) {
            return Double.isNaN(halfTimes[m]) ? time + duration : halfTimes[m];
        }
    }
}
