package org.fusionflow.reduced.alignment.greedy;

import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;

/**
 * The units of a branch that share a direction and have not been learned.
 *
 * @param branch its index
 * @param sign of their outgoing weights
 * @param direction u, of norm 1
 * @param level {@code ln n / ln(1/u0)}: -1 at the start, 0 when the group is learned
 * @param rate {@code sign G(u)} for the present residual
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read in loops, changed by nobody
public record UnitGroup(int branch, int sign, double[] direction, double level, double rate) {
    /** The level of the start, below which no group falls: there its smaller layer changes sign. */
    public static final double FLOOR = -1;

    /** Samples make spurious maxima close to each other; groups as close as this are one. */
    private static final double ONE_GROUP = 0.97;

    /** The same group later. */
    public UnitGroup after(double time) {
        return new UnitGroup(branch, sign, direction, Math.max(FLOOR, level + rate * time), rate);
    }

    /** True at the floor, up to rounding. */
    public boolean waitsAtFloor() {
        return level <= FLOOR + 1e-12;
    }

    public boolean isOneWith(UnitGroup other) {
        return branch == other.branch
                && sign == other.sign
                && GreatCircleAscent.dot(direction, other.direction) > ONE_GROUP;
    }
}
