package org.fusionflow.advise.forecast;

import java.util.List;

/**
 * Which of several ways to train is best. Those count whose least error on new data is within a hundredth of the least of all; of them, the one whose
 * error comes first to within a twentieth of the way down. A later one in the list, which costs more to set up, must be a tenth faster.
 */
public final class Choice {
    /** Errors that differ by less than this fraction are equally good. */
    public static final double EQUAL = 0.01;

    /** Part of the fall of the error that may be left when it counts as learned. */
    private static final double LEFT = 0.05;

    private static final double FASTER = 0.9;

    /** Errors below this fraction of that at the start are 0: without noise training ends there sooner or later. */
    private static final double NOTHING = 1e-6;

    private Choice() {}

    /**
     * Index of the best curve.
     *
     * @param curves at least one with a finite error, cheaper ones first
     */
    public static int best(List<ErrorCurve> curves) {
        double least = curves.stream()
                .mapToDouble(ErrorCurve::best)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
        int best = -1;
        for (int i = 0; i < curves.size(); i++) {
            boolean counts = isEqual(curves.get(i), least);
            if (counts && (best < 0 || time(curves, i, least) < FASTER * time(curves, best, least))) {
                best = i;
            }
        }
        return Math.max(best, 0);
    }

    /** True if a curve comes as low as the best, to a hundredth, or to what is left of the start when all is learned. */
    private static boolean isEqual(ErrorCurve curve, double least) {
        return curve.best() <= least * (1 + EQUAL) + NOTHING * curve.atStart();
    }

    /** How many curves are as low as the lowest. */
    public static int equal(List<ErrorCurve> curves) {
        double least = curves.stream().mapToDouble(ErrorCurve::best).min().orElse(Double.NaN);
        return (int) curves.stream().filter(curve -> isEqual(curve, least)).count();
    }

    /** The time at which a curve counts as learned. */
    public static double time(List<ErrorCurve> curves, int index) {
        return time(
                curves,
                index,
                curves.stream().mapToDouble(ErrorCurve::best).min().orElse(Double.NaN));
    }

    /** The time at which a curve is within a twentieth of the way down to its own least error; infinite if it has none. */
    public static double timeOf(ErrorCurve curve) {
        double least = curve.best();
        return curve.timeTo(least * (1 + EQUAL) + LEFT * Math.max(0, curve.atStart() - least));
    }

    private static double time(List<ErrorCurve> curves, int index, double least) {
        double start = curves.get(index).atStart();
        return curves.get(index).timeTo(least * (1 + EQUAL) + LEFT * Math.max(0, start - least));
    }
}
