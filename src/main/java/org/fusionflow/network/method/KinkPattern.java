package org.fusionflow.network.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fusionflow.network.model.PatternNetwork;
import org.fusionflow.network.model.UnitGradient;

/**
 * The slopes of all hidden units at all samples along a flow, and what holds each of them. A slope is 1 or that of the negative side until the value
 * of its unit reaches 0, a kink. Where the velocities on both sides lead to the kink, the flow slides along it (Filippov, Differential Equations with
 * Discontinuous Righthand Sides, 1988, section 4): the value stays 0, and the slope is any number between, that which makes it stay. So the
 * velocity is an element of minus Clarke's subdifferential of the loss, of the least norm among those that the sliding kinks span (Davis,
 * Drusvyatskiy, Kakade, Lee, Stochastic subgradient method converges on tame functions, 2020, for why flows choose it).
 *
 * <p>A kink from which the velocities on both sides lead away keeps the slope of the negative side, as the derivative of the activation at 0
 * says: a dead unit stays dead.
 *
 * <p>With g_k the gradient of the value z_k and F the factors of the weights, the velocity on sliding kinks is the projection
 * {@code v - F G' (G F G')^-1 G v}, whatever the slopes there; the slopes only tell when sliding ends. Some kinks may ride on others: a sample
 * opposite to one whose kink slides has its own kink at the same place.
 */
final class KinkPattern {
    /** Smallest part of a gradient across others that counts as independent of them, squared. */
    private static final double INDEPENDENT = 1e-10;

    /** A value of this part of its terms lies on its kink. */
    private static final double ON_KINK = 1e-12;

    /** Rounding of a value, as a part of its terms. */
    private static final double ROUNDING = 1e-14;

    /** Rounding of a rate of change, as a part of its terms. */
    private static final double RATE_ROUNDING = 1e-11;

    private final PatternNetwork network;
    private final UnaryOperator<double[]> factorsAt;
    private final double low;
    private final double[] slopes;
    private final double[] tolerance;
    private final boolean[] slides;
    private final boolean[] bound;
    private final List<Integer> sliding = new ArrayList<>();
    private final List<Integer> basis = new ArrayList<>();
    private final double[] velocity;
    private final boolean deep;
    private final UnitOrigins origins;
    private SlidingProjection projection = SlidingProjection.NONE;

    /**
     * Starts with the pattern of the true network.
     *
     * @param factorsAt the factors with which the weights move, at some weights
     */
    KinkPattern(PatternNetwork network, double[] weights, UnaryOperator<double[]> factorsAt) {
        this.network = network;
        this.factorsAt = factorsAt;
        low = network.layout().design().activation().slope();
        slopes = network.slopes();
        tolerance = new double[network.kinksEnd()];
        slides = new boolean[network.kinksEnd()];
        bound = new boolean[network.kinksEnd()];
        velocity = new double[network.layout().weights()];
        deep = network.layout().junctions().stream()
                .anyMatch(junction -> junction.isHidden()
                        && junction.from().stream()
                                .anyMatch(layer ->
                                        layer.input() >= network.layout().inputs()));
        network.activate(weights);
        origins = new UnitOrigins(network, weights);
        forEach(k -> tolerate(weights, k));
    }

    private interface KinkVisitor {
        void visit(int kink);
    }

    private void forEach(KinkVisitor visitor) {
        for (int row = network.firstKink(); row < network.kinksEnd(); row += network.stride()) {
            for (int k = row; k < row + network.samples(); k++) {
                visitor.visit(k);
            }
        }
    }

    private double sign(int kink) {
        return slopes[kink] == 1 ? 1 : -1;
    }

    private void tolerate(double[] weights, int kink) {
        double value = network.values()[kink];
        boolean stays = value == 0
                && (origins.rests(kink / network.stride())
                        || network.gradient(weights, kink).isZero());
        double beyond = Math.max(0, -sign(kink) * value);
        tolerance[kink] = stays
                ? Double.POSITIVE_INFINITY
                : ROUNDING * network.size(weights, kink) + 2 * beyond + Double.MIN_NORMAL;
    }

    /** Number of kinks along which the flow slides. */
    int slidingKinks() {
        return sliding.size();
    }

    /** Writes the velocity with this pattern: smooth in the weights. */
    void velocity(double[] weights, double[] written) {
        network.velocity(weights, written);
        double[] factors = factors(weights);
        for (int i = 0; i < written.length; i++) {
            written[i] *= factors[i];
        }
        projection = basis.isEmpty() ? SlidingProjection.NONE : projection(weights, basis, factors);
        projection.apply(written);
    }

    private double[] factors(double[] weights) {
        double[] factors = factorsAt.apply(weights);
        origins.hold(factors);
        return factors;
    }

    private SlidingProjection projection(double[] weights, List<Integer> kinks, double[] factors) {
        UnitGradient[] gradients = new UnitGradient[kinks.size()];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = network.gradient(weights, kinks.get(i));
        }
        return new SlidingProjection(gradients, factors);
    }

    /**
     * How far the pattern is from the first change, in units that differ from kink to kink: continuous in the weights, at most 0 where a slope no longer
     * fits.
     */
    double margin(double[] weights) {
        double[] least = {origins.margin(weights)};
        compute(weights);
        forEach(k -> least[0] = Math.min(least[0], margin(k)));
        return least[0];
    }

    /** Computes values, and the slopes of sliding kinks where there are some. */
    private void compute(double[] weights) {
        if (basis.isEmpty()) {
            network.forward(weights);
            return;
        }
        velocity(weights, velocity);
        if (deep) {
            // A slope changes what reaches sliding kinks of the same sample in other layers.
            double[] held = basis.stream().mapToDouble(k -> slopes[k]).toArray();
            adjust(weights);
            velocity(weights, velocity);
            double[] adjusted = basis.stream().mapToDouble(k -> slopes[k]).toArray();
            for (int i = 0; i < held.length; i++) {
                projection.shift(i, (adjusted[i] - held[i]) * network.pull(basis.get(i)));
                slopes[basis.get(i)] = held[i];
            }
        }
    }

    /** Moves the slopes of sliding kinks to what holds them, as far as they may go. */
    private void adjust(double[] weights) {
        for (int round = 0; round < 4; round++) {
            double most = 0;
            for (int i = 0; i < basis.size(); i++) {
                int k = basis.get(i);
                double pull = network.pull(k);
                double change = pull == 0 ? 0 : projection.multiplier(i) / pull;
                double moved = Math.max(low, Math.min(1, slopes[k] + change));
                most = Math.max(most, Math.abs(moved - slopes[k]));
                slopes[k] = moved;
            }
            if (!deep || most < 1e-13) {
                return;
            }
            velocity(weights, velocity);
        }
    }

    private double margin(int kink) {
        if (!slides[kink]) {
            return sign(kink) * network.values()[kink] + tolerance[kink];
        }
        int i = basis.indexOf(kink);
        return i < 0 ? Double.POSITIVE_INFINITY : Math.min(margin(i, false), margin(i, true)) + tolerance[kink];
    }

    /**
     * Of a slope in the basis from its smallest or largest value, times minus the pull. The pull of a kink along which the flow slides is negative: the
     * margin is below 0 where it is not.
     */
    private double margin(int i, boolean upper) {
        int k = basis.get(i);
        double pull = network.pull(k);
        return upper
                ? -(1 - slopes[k]) * pull + projection.multiplier(i)
                : -(slopes[k] - low) * pull - projection.multiplier(i);
    }

    /**
     * Changes the pattern at weights where a margin has reached 0, or where factors of layers changed.
     *
     * @param weights changed only where those of a unit have come to 0
     * @param change true if one slope must change
     * @return false if no consistent pattern was found
     */
    boolean settle(double[] weights, boolean change) {
        double slack = change ? margin(weights) : 0;
        int crossed = origins.cross(weights, Math.max(0, slack));
        // Several units are at 0 where the run goes on from weights that an earlier one left at rest.
        for (int unit = crossed; unit >= 0; unit = origins.cross(weights, 0)) {
            release(weights, unit);
        }
        compute(weights);
        int[] first = {-1};
        forEach(k -> first[0] = first[0] < 0 || margin(k) < margin(first[0]) ? k : first[0]);
        List<Integer> touched = new ArrayList<>();
        boolean[] flipped = new boolean[slides.length];
        forEach(k -> {
            boolean must = (change && crossed < 0 && k == first[0]) || margin(k) <= 0;
            if (slides[k]) {
                if (must) {
                    hold(k);
                }
            } else if (must || sign(k) * network.values()[k] < 0) {
                flip(k);
                flipped[k] = true;
                touched.add(k);
            } else if (!origins.rests(k / network.stride())
                    && Math.abs(network.values()[k]) <= ON_KINK * network.size(weights, k)) {
                touched.add(k);
            }
        });
        for (int most = 100 + 20 * (touched.size() + sliding.size()); most > 0; most--) {
            if (!changes(weights, touched, flipped)) {
                finish(weights, touched);
                // Otherwise no later change of this pattern would be seen.
                return margin(weights) > 0;
            }
        }
        return false;
    }

    /** Lets the kinks of a unit go that has crossed 0, or rests there. */
    private void release(double[] weights, int unit) {
        int from = unit * network.stride();
        int to = from + network.samples();
        sliding.removeIf(k -> k >= from && k < to);
        basis.removeIf(k -> k >= from && k < to);
        network.forward(weights);
        for (int k = from; k < to; k++) {
            slides[k] = false;
            bound[k] = false;
            slopes[k] = network.values()[k] > 0 ? 1 : low;
        }
        network.forward(weights);
        for (int k = from; k < to; k++) {
            tolerate(weights, k);
        }
    }

    private void flip(int kink) {
        slopes[kink] = slopes[kink] == 1 ? low : 1;
    }

    /** Holds the slope of a sliding kink at the end that it has reached. */
    private void hold(int kink) {
        int i = basis.indexOf(kink);
        slopes[kink] = margin(i, true) < margin(i, false) ? 1 : low;
        bound[kink] = true;
    }

    /** Makes one change where the pattern is not consistent; false if it is. */
    private boolean changes(double[] weights, List<Integer> touched, boolean[] flipped) {
        network.velocity(weights, velocity);
        double[] factors = factorsAt.apply(weights);
        if (choose(weights, factors, touched)) {
            return true;
        }
        velocity(weights, velocity);
        for (int i = 0; i < basis.size(); i++) {
            double rounding = RATE_ROUNDING * Math.abs(network.pull(basis.get(i)));
            if (Math.min(margin(i, true), margin(i, false)) < -rounding) {
                hold(basis.get(i));
                return true;
            }
        }
        for (int k : touched) {
            if (slides[k]) {
                continue;
            }
            UnitGradient gradient = network.gradient(weights, k);
            double rate = gradient.dot(velocity);
            if (Math.abs(rate) <= RATE_ROUNDING * gradient.dotOfSizes(velocity)) {
                if (SlidingProjection.square(gradient, factors) > 0
                        && !basis.isEmpty()
                        && projection.across(gradient) <= INDEPENDENT) {
                    slide(k, true);
                    return true;
                }
            } else if (sign(k) * rate < 0) {
                if (flipped[k]) {
                    slide(k, false);
                } else {
                    flip(k);
                    flipped[k] = true;
                }
                return true;
            }
        }
        return false;
    }

    private void slide(int kink, boolean atEnd) {
        slides[kink] = true;
        bound[kink] = atEnd;
        sliding.add(kink);
    }

    /**
     * Chooses the sliding kinks that hold all others, and releases those that nothing holds any more.
     *
     * @return true if one was released
     */
    private boolean choose(double[] weights, double[] factors, List<Integer> touched) {
        basis.clear();
        SlidingProjection chosen = SlidingProjection.NONE;
        for (int k : sliding) {
            if (!bound[k] && isAcross(chosen, weights, k, factors)) {
                basis.add(k);
                chosen = projection(weights, basis, factors);
            }
        }
        for (int k : sliding) {
            boolean left = Math.abs(network.values()[k]) > 1e3 * ON_KINK * network.size(weights, k);
            if (bound[k] && (left || isAcross(chosen, weights, k, factors))) {
                slides[k] = false;
                bound[k] = false;
                slopes[k] = slopes[k] > 0.5 * (1 + low) ? 1 : low;
                sliding.remove(Integer.valueOf(k));
                touched.add(k);
                return true;
            }
        }
        return false;
    }

    private boolean isAcross(SlidingProjection others, double[] weights, int kink, double[] factors) {
        UnitGradient gradient = network.gradient(weights, kink);
        return SlidingProjection.square(gradient, factors) > 0 && others.across(gradient) > INDEPENDENT;
    }

    private void finish(double[] weights, List<Integer> touched) {
        if (!basis.isEmpty()) {
            adjust(weights);
            velocity(weights, velocity);
        }
        for (int k : touched) {
            tolerate(weights, k);
        }
        for (int i = 0; i < basis.size(); i++) {
            double beyond = Math.max(0, -Math.min(margin(i, true), margin(i, false)));
            tolerance[basis.get(i)] = ROUNDING * Math.abs(network.pull(basis.get(i))) + 2 * beyond + Double.MIN_NORMAL;
        }
    }

    @Override
    public String toString() {
        return "sliding " + sliding + ", held by " + basis + ", slopes "
                + Arrays.toString(sliding.stream().mapToDouble(k -> slopes[k]).toArray());
    }
}
