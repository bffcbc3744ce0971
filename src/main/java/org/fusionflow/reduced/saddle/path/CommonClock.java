package org.fusionflow.reduced.saddle.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.EdgeMasks;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * Finds the first modality to escape near a fixed point without integration. If the rows of all modalities point
 * along their residuals and the same small edges lie above them, they grow by
 * {@code du_m/dt = r_m u_m^(d_m - 1) f(t)} with one common factor {@code f}, the product of those edges. In the
 * rescaled time s with {@code ds = f dt} they are independent of one another, and each length has a closed form.
 */
final class CommonClock {
    /** Cosine above which a row points along its residual up to round-off. */
    private static final double ALIGNED = 1 - 1e-14;

    private final EdgeMasks edges;
    private final Saddle at;
    private final double[] finish;
    private final double[][] rows;

    /**
     * @param finish length at which a modality has escaped, by leaf; infinite for modalities that do not take part
     * @param rows of all modalities
     */
    CommonClock(EdgeMasks edges, Saddle at, double[] finish, double[][] rows) {
        this.edges = edges;
        this.at = at;
        this.finish = finish;
        this.rows = rows;
    }

    /**
     * The first modality to reach its finishing length, with the lengths at that time and the rescaled time s, which
     * may be infinite, in place of the duration; empty if the assumptions do not hold.
     */
    Optional<Race.Finish> first() {
        List<Exit> running = new ArrayList<>();
        for (Exit exit : at.exits()) {
            boolean runs = Double.isFinite(finish[exit.modality()]);
            if (runs) {
                running.add(exit);
            } else if (exit.isOpen() && length(exit) > 0) {
                return Optional.empty(); // its row shrinks, which has no closed form here
            }
        }
        if (running.size() == 1 && at.exits().size() == 1) {
            // For the last unlearned modality, no later phase needs its row.
            return Optional.of(new Race.Finish(running.get(0), 0, rows));
        }
        if (running.isEmpty() || !running.stream().allMatch(exit -> isAlone(exit, running.get(0)))) {
            return Optional.empty();
        }
        double reading = running.stream().mapToDouble(this::logArrival).min().orElseThrow();
        double[][] after = rows.clone();
        Exit leader = running.get(0);
        for (Exit exit : running) {
            int m = exit.modality();
            double length = lengthAt(exit, reading);
            after[m] = Vector.of(rows[m]).times(length / length(exit)).toArray();
            boolean together = length >= finish[m] * (1 - Race.TOGETHER);
            boolean leads = lengthAt(leader, reading) >= finish[leader.modality()] * (1 - Race.TOGETHER);
            // If several modalities finish together, the one with the larger rate leads, then the first in leaf
            // order.
            if (together && (!leads || exit.rate() > leader.rate())) {
                leader = exit;
            }
        }
        return Optional.of(new Race.Finish(leader, Math.exp(reading), after));
    }

    /** True if the rescaled time is the flow time: no small edge lies above a modality that takes part. */
    boolean isFlowTime() {
        for (int e = 0; e < edges.inner(); e++) {
            for (Exit exit : at.exits()) {
                boolean small = !(at.edges().get(e).norm() > 0);
                if (small && Double.isFinite(finish[exit.modality()]) && edges.isAbove(e, exit.modality())) {
                    return false;
                }
            }
        }
        return true;
    }

    private double length(Exit exit) {
        return Vector.of(rows[exit.modality()]).norm();
    }

    /** True if the modality has a row along its residual, and the same small edges above it as the other. */
    private boolean isAlone(Exit exit, Exit other) {
        double length = length(exit);
        Vector row = Vector.of(rows[exit.modality()]);
        if (!(length > 0) || !(row.dot(exit.residual()) >= ALIGNED * length * exit.residualNorm())) {
            return false;
        }
        for (int e = 0; e < edges.inner(); e++) {
            boolean small = !(at.edges().get(e).norm() > 0);
            if (small && edges.isAbove(e, exit.modality()) != edges.isAbove(e, other.modality())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Logarithm of the rescaled time at which the modality reaches its finishing length: for many layers and a small start
     * the time itself is beyond double precision, and the order of the modalities is not.
     */
    private double logArrival(Exit exit) {
        double from = length(exit);
        double to = finish[exit.modality()];
        if (!(to > from)) {
            return Double.NEGATIVE_INFINITY;
        }
        int power = edges.leafDepth(exit.modality()) - 1;
        double folds = Math.log(to / from);
        double span = switch (power) {
            case 0 -> Math.log(to - from);
            case 1 -> Math.log(folds);
            // (from^(1-p) - to^(1-p))/(p-1)
            default -> (1 - power) * Math.log(from) + Math.log(-Math.expm1((1 - power) * folds)) - Math.log(power - 1);
        };
        return span - Math.log(exit.rate());
    }

    /** Length at a rescaled time, given by its logarithm, that is not after the first arrival. */
    private double lengthAt(Exit exit, double logReading) {
        double from = length(exit);
        double way = logReading + Math.log(exit.rate());
        int power = edges.leafDepth(exit.modality()) - 1;
        double length = switch (power) {
            case 0 -> from + Math.exp(way);
            case 1 -> from * Math.exp(Math.exp(way));
            default -> {
                double passed = (power - 1) * Math.exp(way + (power - 1) * Math.log(from));
                yield from * Math.pow(Math.max(0, 1 - passed), -1.0 / (power - 1));
            }
        };
        return Math.min(length, Math.max(from, finish[exit.modality()]));
    }
}
