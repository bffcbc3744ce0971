package org.fusionflow.claims.asymptotic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;

/**
 * The start lengths u0 at which an asymptotic statement is tested.
 *
 * <p>Errors of such statements fall like powers of u0, like powers of 1/ln(1/u0), or like both. The window of tiny
 * starts reaches as far as double precision can hold the lengths and their products. Powers of u0 are gone there, so
 * that what is left is a function of 1/ln(1/u0). In the window of moderate starts powers of u0 are seen, and times are
 * short enough for their absolute value to be known.
 *
 * @param starts in descending order
 * @param tiny true for the window in which powers of u0 are gone
 */
record StartWindow(List<Double> starts, boolean tiny) {
    StartWindow {
        starts = List.copyOf(starts);
    }

    private static final int COUNT = 14;

    /** Decimal exponent of the smallest start: the square of a length underflows below 1e-150. */
    private static final double SMALLEST_LENGTH = 150;

    /**
     * Times grow like u0^(2-L) and stay below 1e140. The explicit integrator squares rates over tolerances in its estimate
     * of the error of a step; below 1e-154 the squares are 0, and steps of any error are taken.
     */
    private static final double LONGEST_TIME = 140;

    /** Logarithms of the starts of the tiny window differ by this factor: an extrapolation needs a wide base. */
    private static final double SPREAD = 6;

    /**
     * Decimal exponent of the largest smallest start: with fewer decades no tail of a power of u0 is seen. Networks of
     * more than 48 layers do not reach it.
     */
    private static final double LEAST_DECADES = 3;

    /** Decimal exponent of the largest moderate start; for smaller ones the phases of the theory are separated. */
    private static final double FIRST_MODERATE = 1;

    /**
     * Decades of the moderate window times L - 2: times stay below 1e5, of which eleven digits are known, so that their
     * absolute value is known to 1e-6.
     */
    private static final double MODERATE_TIME = 5;

    /** Decades of the moderate window for up to two layers, where times do not grow like powers. */
    private static final double MODERATE_DECADES = 10;

    /** Fewest decades of a moderate window. */
    private static final double LEAST_MODERATE = 1;

    /** The tiny starts; empty for networks so deep that times or gains leave the range of doubles at once. */
    static Optional<StartWindow> tiny(FusionTree tree) {
        double decades = decades(tree);
        if (decades < LEAST_DECADES) {
            return Optional.empty();
        }
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            double part = i / (COUNT - 1.0);
            starts.add(Math.pow(10, -decades * Math.pow(SPREAD, part - 1)));
        }
        return Optional.of(new StartWindow(starts, true));
    }

    /** The moderate starts; empty for networks whose times grow too fast for them. */
    static Optional<StartWindow> moderate(FusionTree tree) {
        int layers = LayerGraph.of(tree).longestPath();
        double decades = layers > 2 ? MODERATE_TIME / (layers - 2) : MODERATE_DECADES;
        if (decades < LEAST_MODERATE || decades(tree) < decades + FIRST_MODERATE) {
            return Optional.empty();
        }
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            starts.add(Math.pow(10, -FIRST_MODERATE - decades * i / (COUNT - 1)));
        }
        return Optional.of(new StartWindow(starts, false));
    }

    /** Decimal exponent of the smallest start for a tree. */
    static double decades(FusionTree tree) {
        int layers = LayerGraph.of(tree).longestPath();
        return layers > 2 ? Math.min(SMALLEST_LENGTH, LONGEST_TIME / (layers - 2)) : SMALLEST_LENGTH;
    }

    /** Digits with which differences of times of a tree are computed: those of the longest time, and 60 more. */
    static int digits(FusionTree tree) {
        int layers = LayerGraph.of(tree).longestPath();
        return 60 + (int) Math.ceil(decades(tree) * Math.max(1, layers - 2));
    }

    /** The window with starts that are not as small, so that their powers with an exponent are as small as they were; 1 changes nothing. */
    StartWindow forPower(double exponent) {
        return exponent <= 1
                ? this
                : new StartWindow(
                        starts.stream().map(u0 -> Math.pow(u0, 1 / exponent)).toList(), tiny);
    }

    double largest() {
        return starts.get(0);
    }

    double smallest() {
        return starts.get(starts.size() - 1);
    }

    /** {@code 1/ln(1/u0)} of every start. */
    double[] inverseLogarithms() {
        return starts.stream().mapToDouble(u0 -> -1 / Math.log(u0)).toArray();
    }
}
