package org.fusionflow.reduced.saddle.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * The predicted path at leading order. Near each fixed point the learned lengths and all residuals are constant. The
 * modality whose length first reaches a given value is learned next, and the rows of the others at that time are the
 * start of the next phase.
 */
final class LeadingPath {
    /** The length at which a modality counts as learned. */
    enum Finish {
        /** Length 1, as in [TM-1]; another choice would shift times by a constant only. */
        AT_ONE {
            @Override
            double of(SaddleGraph graph, SmallStart start, Saddle at, Exit exit) {
                return start.units().at(exit.modality());
            }
        },
        /**
         * The modality's own length at the fixed point to which it leads, which can decide the order. Only the order
         * of such a path is used; its times have no meaning.
         */
        AT_OWN_LENGTH {
            @Override
            double of(SaddleGraph graph, SmallStart start, Saddle at, Exit exit) {
                double length =
                        graph.after(at.learned(), exit.modality()).lengths().at(exit.modality());
                // A modality whose map at the point is 0 has no length of its own there.
                return length > 0 ? length : 1;
            }
        };

        abstract double of(SaddleGraph graph, SmallStart start, Saddle at, Exit exit);
    }

    /**
     * An exit that is later by at most this fraction of the phase is a near-tie: corrections to leading order are
     * this large for u0 = 1e-9.
     */
    private static final double NEAR_TIE = 0.05;

    /** A duration that is no number in double precision. */
    private static final double BEYOND = Double.POSITIVE_INFINITY;

    /** With the ties and the landings of the phases so far. */
    private SaddleGraph graph;

    private final SmallStart start;
    private final Finish learned;
    private final double[][] rows;
    private final List<Phase> phases = new ArrayList<>();
    private final double[] learnedAt;
    private LearnedSet dropped;

    LeadingPath(SaddleGraph graph, SmallStart start, Finish learned) {
        this.graph = graph;
        this.start = start;
        this.learned = learned;
        rows = alignedStart(graph, start);
        learnedAt = new double[rows.length];
        Arrays.fill(learnedAt, Double.NaN);
        dropped = graph.origin().learned();
        follow();
    }

    /** The aligned start {@code v_m = u_m Sigma_yxm/||Sigma_yxm||}, one row per modality; 0 if the correlation is 0. */
    static double[][] alignedStart(SaddleGraph graph, SmallStart start) {
        double[][] rows = new double[graph.edges().leaves()][];
        for (int m = 0; m < rows.length; m++) {
            boolean correlated = graph.origin().exits().get(m).isOpen();
            Vector correlation = graph.moments().correlation(m);
            rows[m] = correlation
                    .times(correlated ? start.length(m) / correlation.norm() : 0)
                    .toArray();
        }
        return rows;
    }

    private void follow() {
        Saddle at = graph.origin();
        double time = 0;
        while (true) {
            double[] finish = new double[rows.length];
            Arrays.fill(finish, Double.POSITIVE_INFINITY);
            boolean any = false;
            for (Exit exit : at.exits()) {
                if (isOpen(at, exit)) {
                    finish[exit.modality()] = learned.of(graph, start, at, exit);
                    any = true;
                }
            }
            Optional<Race.Finish> result = any ? race(at, finish) : Optional.empty();
            if (result.isEmpty()) {
                return;
            }
            Exit leader = result.get().leader;
            double[][] before = rows.clone();
            result.get().writeTo(rows);
            double duration = result.get().duration;
            Saddle to = landed(at, together(at, leader, duration, finish), before);
            if (to.learned().bits() == at.learned().bits()) {
                return;
            }
            LearnedSet lost = at.learned().without(to.learned());
            for (int m : lost.indices()) {
                Arrays.fill(rows[m], 0);
            }
            dropped = dropped.of(dropped.bits() | lost.bits());
            List<Phase.NearTie> ties = nearTies(at, to, leader, duration, finish);
            phases.add(new Phase(at, to, leader, time, duration, lost, ties));
            time += duration;
            for (int m : to.learned().without(at.learned()).indices()) {
                learnedAt[m] = to.norms().at(m) > 0 ? time : Double.NaN;
            }
            at = to;
        }
    }

    /**
     * The fixed point to which a phase leads. Modalities that are learned at the same moment as the leading one and have
     * nothing to learn after it share what it learns.
     */
    private Saddle together(Saddle at, Exit leader, double duration, double[] finish) {
        Saddle alone = graph.after(at.learned(), leader.modality());
        for (Phase.NearTie tie : nearTies(at, alone, leader, duration, finish)) {
            int other = graph.tree().names().indexOf(tie.modality());
            boolean shares = alone.exit(other).filter(exit -> !exit.isOpen()).isPresent();
            if (tie.delay() <= Race.TOGETHER && shares) {
                LearnedSet both = dropped.of(1 << leader.modality() | 1 << other);
                graph = graph.withTie(both);
            }
        }
        return Reversal.settle(graph, graph.after(at.learned(), leader.modality()), rows);
    }

    /** The same fixed point, of a continuum the one that the flow reaches from these rows. */
    private Saddle landed(Saddle at, Saddle to, double[][] before) {
        if (to.continuum().isPresent()) {
            Landing.map(graph, at, before, to.learned()).ifPresent(map -> graph = graph.withMap(to.learned(), map));
        }
        return graph.at(to.learned());
    }

    /**
     * If only the order is wanted, the closed form is used where it applies, and integration otherwise. The closed form
     * also tells what follows a phase that is too long to be integrated.
     */
    private Optional<Race.Finish> race(Saddle at, double[] finish) {
        CommonClock clock = new CommonClock(graph.edges(), at, finish, rows);
        Optional<Race.Finish> known = learned == Finish.AT_OWN_LENGTH ? clock.first() : Optional.empty();
        if (known.isPresent()) {
            return known;
        }
        Race race = new Race(graph.edges(), graph.moments(), at, finish, start);
        Optional<Race.Finish> found = race.run(rows);
        return found.isEmpty() && race.isEndless()
                ? clock.first().map(last -> last.lasting(clock.isFlowTime() ? alone(last.leader, finish) : BEYOND))
                : found;
    }

    private double alone(Exit exit, double[] finish) {
        double length = Vector.of(rows[exit.modality()]).norm();
        double end = finish[exit.modality()];
        return length > 0 ? exit.duration(Math.min(length, end), end).orElse(BEYOND) : BEYOND;
    }

    boolean isOpen(Saddle at, Exit exit) {
        return !dropped.contains(exit.modality())
                && Openness.of(graph.edges(), at.learned(), exit, rows) == Openness.OPEN;
    }

    /** Exits that would have been used shortly after, if each modality had grown alone. */
    private List<Phase.NearTie> nearTies(Saddle at, Saddle to, Exit leader, double duration, double[] finish) {
        List<Phase.NearTie> ties = new ArrayList<>();
        for (Exit exit : at.exits()) {
            int m = exit.modality();
            double length = Vector.of(rows[m]).norm();
            if (to.learned().contains(m) || !isOpen(at, exit) || !(length > 0)) {
                continue;
            }
            double rest = exit.duration(Math.min(length, finish[m]), finish[m]).orElseThrow();
            double delay = rest > 0 && !tiesInTheLimit(at, leader, exit) ? rest / duration : 0;
            // Of a duration beyond double precision, only what arrives with it is known.
            if (delay <= NEAR_TIE && (rest == 0 || Double.isFinite(duration))) {
                ties.add(new Phase.NearTie(exit.name(), delay));
            }
        }
        return ties;
    }

    /**
     * True if two modalities leave the origin together in the limit of a small start: what they are late by is then a vanishing part of the phase, though
     * not for this start. Two layers of their own grow at equal rates; more diverge at equal times {@code u^(2-d)/rate}.
     */
    private boolean tiesInTheLimit(Saddle at, Exit leader, Exit exit) {
        int m = leader.modality();
        int n = exit.modality();
        int power = graph.edges().leafDepth(m) - 1;
        if (at.learned().size() > 0 || power < 1 || power != graph.edges().leafDepth(n) - 1) {
            return false;
        }
        for (int e = 0; e < graph.edges().inner(); e++) {
            if (graph.edges().isAbove(e, m) != graph.edges().isAbove(e, n)) {
                return false;
            }
        }
        double pace = Math.pow(start.length(m), power - 1) * leader.rate();
        double other = Math.pow(start.length(n), power - 1) * exit.rate();
        return Math.abs(pace - other) <= Race.TOGETHER * pace;
    }

    /** The graph with what this path shows: modalities that tie, and the points of continua that it reaches. */
    SaddleGraph graph() {
        return graph;
    }

    List<Phase> phases() {
        return phases;
    }

    /** The point at which the path ends. */
    Saddle last() {
        return phases.isEmpty() ? graph.origin() : phases.get(phases.size() - 1).to();
    }

    /** Time at which each modality is learned; NaN if never. */
    double[] learnedAt() {
        return learnedAt.clone();
    }

    /** Modalities that are learned on the path and lost again. */
    LearnedSet dropped() {
        return dropped;
    }

    /** Reason why a modality is not learned at the end. */
    Openness openness(int modality) {
        return dropped.contains(modality)
                ? Openness.REVERSED
                : Openness.of(
                        graph.edges(), last().learned(), last().exit(modality).orElseThrow(), rows);
    }
}
