package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.linear.Vector;

/**
 * A race near a fixed point that needs no integration. Modalities whose rows point along their residuals and which have the same
 * small edges above them grow by {@code du_m/dt = r_m u_m^(d_m - 1) f(t)} with one factor {@code f}, the product of those edges. On
 * the clock {@code ds = f dt} each is alone, and has its length in closed form.
 */
final class CommonClock {
    /** Rows that point along the residual to rounding. */
    private static final double ALIGNED = 1 - 1e-14;

    private final EdgeMasks edges;
    private final Saddle at;
    private final double[] finish;
    private final double[][] rows;

    /**
     * @param finish by leaf; infinite for those that do not take part
     * @param rows of all modalities
     */
    CommonClock(EdgeMasks edges, Saddle at, double[] finish, double[][] rows) {
        this.edges = edges;
        this.at = at;
        this.finish = finish;
        this.rows = rows;
    }

    /** Who comes first, with the lengths at that moment and the clock's reading in place of the time; empty if the race is of another kind. */
    Optional<Race.Finish> first() {
        List<Exit> running = new ArrayList<>();
        for (Exit exit : at.exits()) {
            boolean runs = Double.isFinite(finish[exit.modality()]);
            if (runs) {
                running.add(exit);
            } else if (exit.isOpen() && length(exit) > 0) {
                return Optional.empty(); // it shrinks
            }
        }
        if (running.size() == 1 && at.exits().size() == 1) {
            // The last one: nobody needs its row any more.
            return Optional.of(new Race.Finish(running.get(0), 0, rows));
        }
        if (running.isEmpty() || !running.stream().allMatch(exit -> isAlone(exit, running.get(0)))) {
            return Optional.empty();
        }
        double reading = running.stream().mapToDouble(this::arrival).min().orElseThrow();
        double[][] after = rows.clone();
        Exit leader = running.get(0);
        for (Exit exit : running) {
            int m = exit.modality();
            double length = lengthAt(exit, reading);
            after[m] = Vector.of(rows[m]).times(length / length(exit)).toArray();
            boolean together = length >= finish[m] * (1 - Race.TOGETHER);
            boolean leads = lengthAt(leader, reading) >= finish[leader.modality()] * (1 - Race.TOGETHER);
            // Of those that arrive together the one with the larger rate, then the first in leaf order.
            if (together && (!leads || exit.rate() > leader.rate())) {
                leader = exit;
            }
        }
        return Optional.of(new Race.Finish(leader, reading, after));
    }

    private double length(Exit exit) {
        return Vector.of(rows[exit.modality()]).norm();
    }

    /** True if the modality has a length along its residual, and the small edges of the other above it. */
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

    /** When the modality comes to its finish. */
    private double arrival(Exit exit) {
        double from = length(exit);
        double to = finish[exit.modality()];
        if (!(to > from)) {
            return 0;
        }
        int power = edges.leafDepth(exit.modality()) - 1;
        double span = switch (power) {
            case 0 -> to - from;
            case 1 -> Math.log(to / from);
            default -> (Math.pow(from, 1 - power) - Math.pow(to, 1 - power)) / (power - 1);
        };
        return span / exit.rate();
    }

    /** Not beyond the first arrival, so that nothing becomes infinite. */
    private double lengthAt(Exit exit, double reading) {
        double from = length(exit);
        double way = exit.rate() * reading;
        int power = edges.leafDepth(exit.modality()) - 1;
        return switch (power) {
            case 0 -> from + way;
            case 1 -> from * Math.exp(way);
            default -> Math.pow(Math.pow(from, 1 - power) - (power - 1) * way, -1.0 / (power - 1));
        };
    }
}
