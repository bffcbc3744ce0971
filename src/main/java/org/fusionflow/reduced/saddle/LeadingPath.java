package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.linear.Vector;

/**
 * The greedy path at leading order: near each fixed point the learned lengths and all residuals are frozen, the modality whose
 * length first reaches its finish leads, and the others carry their rows over to the next point.
 */
final class LeadingPath {
    /** Where a length counts as learned. */
    enum Finish {
        /** At 1, as in [TM-1]: the choice moves times by a constant only. */
        AT_ONE {
            @Override
            double of(SaddleGraph graph, Saddle at, Exit exit) {
                return 1;
            }
        },
        /**
         * At the modality's own length at the point that it leads to: who comes first can depend on it. Only the order is wanted, and
         * the times of such a path mean nothing.
         */
        AT_OWN_LENGTH {
            @Override
            double of(SaddleGraph graph, Saddle at, Exit exit) {
                double length =
                        graph.after(at.learned(), exit.modality()).lengths().at(exit.modality());
                // One that is learned only in name has no length of its own.
                return length > 0 ? length : 1;
            }
        };

        abstract double of(SaddleGraph graph, Saddle at, Exit exit);
    }

    /** A second exit that comes at most so much later makes the order fragile: the corrections are that large for u0 = 1e-9. */
    private static final double NEAR_TIE = 0.05;

    private final SaddleGraph graph;
    private final double u0;
    private final Finish learned;
    private final double[][] rows;
    private final List<Phase> phases = new ArrayList<>();
    private final double[] learnedAt;
    private LearnedSet dropped;

    LeadingPath(SaddleGraph graph, double u0, Finish learned) {
        this.graph = graph;
        this.u0 = u0;
        this.learned = learned;
        rows = alignedStart(graph, u0);
        learnedAt = new double[rows.length];
        Arrays.fill(learnedAt, Double.NaN);
        dropped = graph.origin().learned();
        follow();
    }

    /** {@code v_m = u0 Sigma_yxm/||Sigma_yxm||}; 0 where the correlation is 0. */
    static double[][] alignedStart(SaddleGraph graph, double u0) {
        double[][] rows = new double[graph.edges().leaves()][];
        for (int m = 0; m < rows.length; m++) {
            boolean correlated = graph.origin().exits().get(m).isOpen();
            Vector correlation = graph.moments().correlation(m);
            rows[m] =
                    correlation.times(correlated ? u0 / correlation.norm() : 0).toArray();
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
                    finish[exit.modality()] = learned.of(graph, at, exit);
                    any = true;
                }
            }
            Optional<Race.Finish> result = any ? race(at, finish) : Optional.empty();
            if (result.isEmpty()) {
                return;
            }
            Exit leader = result.get().leader;
            result.get().writeTo(rows);
            Saddle to = Reversal.settle(graph, graph.after(at.learned(), leader.modality()), rows);
            if (to.learned().bits() == at.learned().bits()) {
                return;
            }
            LearnedSet lost = at.learned().without(to.learned());
            for (int m : lost.indices()) {
                Arrays.fill(rows[m], 0);
            }
            dropped = dropped.of(dropped.bits() | lost.bits());
            double duration = result.get().duration;
            List<Phase.NearTie> ties = nearTies(at, to, duration, finish);
            phases.add(new Phase(at, to, leader, time, duration, lost, ties));
            time += duration;
            for (int m : to.learned().without(at.learned()).indices()) {
                learnedAt[m] = to.norms().at(m) > 0 ? time : Double.NaN;
            }
            at = to;
        }
    }

    /** Where only the order is wanted, without an integration if it can be. */
    private Optional<Race.Finish> race(Saddle at, double[] finish) {
        return (learned == Finish.AT_OWN_LENGTH
                        ? new CommonClock(graph.edges(), at, finish, rows).first()
                        : Optional.<Race.Finish>empty())
                .or(() -> new Race(graph.edges(), graph.moments(), at, finish, u0).run(rows));
    }

    boolean isOpen(Saddle at, Exit exit) {
        return !dropped.contains(exit.modality())
                && Openness.of(graph.edges(), at.learned(), exit, rows) == Openness.OPEN;
    }

    /** Those that would have come soon after, growing on by themselves. */
    private List<Phase.NearTie> nearTies(Saddle at, Saddle to, double duration, double[] finish) {
        List<Phase.NearTie> ties = new ArrayList<>();
        for (Exit exit : at.exits()) {
            int m = exit.modality();
            double length = Vector.of(rows[m]).norm();
            if (to.learned().contains(m) || !isOpen(at, exit) || !(length > 0)) {
                continue;
            }
            double rest = exit.duration(Math.min(length, finish[m]), finish[m]).orElseThrow();
            double delay = rest > 0 ? rest / duration : 0;
            if (delay <= NEAR_TIE) {
                ties.add(new Phase.NearTie(exit.name(), delay));
            }
        }
        return ties;
    }

    List<Phase> phases() {
        return phases;
    }

    /** The point at which the path ends. */
    Saddle last() {
        return phases.isEmpty() ? graph.origin() : phases.get(phases.size() - 1).to();
    }

    /** By modality; NaN if it is never learned. */
    double[] learnedAt() {
        return learnedAt.clone();
    }

    /** Modalities that were learned and are given up again. */
    LearnedSet dropped() {
        return dropped;
    }

    /** Why a modality is not learned at the end. */
    Openness openness(int modality) {
        return dropped.contains(modality)
                ? Openness.REVERSED
                : Openness.of(
                        graph.edges(), last().learned(), last().exit(modality).orElseThrow(), rows);
    }
}
