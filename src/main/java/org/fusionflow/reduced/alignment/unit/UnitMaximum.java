package org.fusionflow.reduced.alignment.unit;

import org.fusionflow.linear.Vector;

/**
 * A local maximum of {@code sign G} on the unit sphere of a branch.
 *
 * @param sign 1 or -1, that of the units' outgoing weights which grow there
 * @param value {@code sign G(u)}, the growth rate of {@code ln n}, not 0
 * @param direction u, of norm 1
 * @param kind where it lies
 */
public record UnitMaximum(int sign, double value, Vector direction, Kind kind) {
    /** What the maximum looks like. */
    public enum Kind {
        /** The sphere of one input has two points. */
        POINT,
        /** No sample lies on the unit's boundary, so G is smooth there. */
        SECTOR,
        /** Samples lie on the unit's boundary {@code u . x = 0}. */
        KINK
    }
}
