package org.fusionflow.report.chart.axis;

import java.util.Arrays;

/** The logarithmic axis of relative differences of networks and theory, which ends at rounding. */
public final class ResidualAxis {
    /** Relative differences below this are the rounding of two integrations, not structure. */
    public static final double FLOOR = 1e-12;

    private static final double MARGIN = 0.06;
    /** Where all differences are near rounding, the axis reaches up to this, so that they look as small as they are. */
    private static final double LEAST_TOP = 1e-6;
    /** Least range, so that an axis of nearly equal differences does not enlarge their digits. */
    private static final double LEAST_RANGE = 100;

    private ResidualAxis() {}

    /**
     * @param sizes of the differences relative to the largest value of theory; those that are not above 0 do not count
     */
    public static Axis of(double[] sizes) {
        double[] shown = Arrays.stream(sizes)
                .filter(size -> size > 0 && size < Double.POSITIVE_INFINITY)
                .map(size -> Math.max(size, FLOOR))
                .toArray();
        double least = Arrays.stream(shown).min().orElse(FLOOR);
        double most = Arrays.stream(shown).max().orElse(FLOOR);
        return Axis.logarithmic("|Δ| / max")
                .from(least, Math.max(Math.max(most, LEAST_TOP), LEAST_RANGE * least))
                .padded(MARGIN);
    }
}
