package org.fusionflow.data.remedy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.fusionflow.architecture.InvalidInput;

/**
 * Factors of the learning rate for the layers of the edges of a tree. In gradient flow, a layer with the factor kappa moves at kappa times the negative
 * gradient; steps multiply their learning rate by it. Edges that are not named have the factor 1.
 *
 * @param stages one after the other; each holds until its end, and after the last all factors are 1
 * @param modulation alpha of OGM's rule: while the outputs of the branches differ in size, the branch with the largest root mean square output is
 *     slowed by the factor {@code 1 - tanh(alpha R)}, R > 1 being that size over the one of the others together (of the other branch, with two);
 *     empty for none
 * @param ramp over which OGM's factor falls in flows, see {@link #RAMP}; above 0
 */
public record Rates(List<Stage> stages, OptionalDouble modulation, double ramp) {
    /**
     * OGM's factor jumps at R = 1, where the outputs are equally large. A flow would go back and forth across the jump, so that in flows the factor falls
     * along a straight line over this distance of R instead: {@code 1 - tanh(alpha R) min(1, (R - 1) / RAMP)}. Steps take the jump as it is.
     * The outputs are then equal to within this part; a flow takes time in proportion to its inverse.
     */
    public static final double RAMP = 1e-3;

    /** All factors are 1 at all times. */
    public static final Rates EQUAL = new Rates(List.of(), OptionalDouble.empty());

    /** The same with the usual ramp. */
    public Rates(List<Stage> stages, OptionalDouble modulation) {
        this(stages, modulation, RAMP);
    }

    public Rates {
        stages = List.copyOf(stages);
        if (!(ramp > 0)) {
            throw new InvalidInput("ramp " + ramp + ": expected a number above 0");
        }
        double from = 0;
        for (Stage stage : stages) {
            if (!(stage.until() > from)) {
                throw new InvalidInput("rate until t = " + stage.until() + ": expected a time above " + from);
            }
            from = stage.until();
        }
        modulation.ifPresent(alpha -> Factor.requirePositive("rate", Map.of("ogm", alpha)));
    }

    /** Constant factors by name of edge: of a modality, or {@code A+B} for the layers above a fusion. */
    public static Rates of(Map<String, Double> factors) {
        return new Rates(List.of(new Stage(Double.POSITIVE_INFINITY, factors)), OptionalDouble.empty());
    }

    /**
     * Factors that hold for some time.
     *
     * @param until flow time at which they end, above 0; infinite for never
     * @param factors by name of edge, from 1e-6 to 1e6, or 0 for layers that do not move
     */
    public record Stage(double until, Map<String, Double> factors) {
        public Stage {
            factors = Map.copyOf(factors);
            for (String edge : new TreeSet<>(factors.keySet())) {
                Factor.requireZeroOr("rate of " + edge, factors.getOrDefault(edge, 1.0));
            }
        }

        /** Factor of the layers of an edge. */
        public double of(String edge) {
            return factors.getOrDefault(edge, 1.0);
        }
    }

    /** Factors from a flow time on, until the next of {@link #changes()}. */
    public Stage at(double time) {
        return stages.stream()
                .filter(stage -> time < stage.until())
                .findFirst()
                .orElseGet(() -> new Stage(Double.POSITIVE_INFINITY, Map.of()));
    }

    /** Flow times at which factors change, ascending. */
    public List<Double> changes() {
        return stages.stream().map(Stage::until).filter(Double::isFinite).toList();
    }

    /** True if the layers of an edge have the factor 0 at all times. */
    public boolean neverMoves(String edge) {
        return !stages.isEmpty()
                && stages.stream().allMatch(stage -> stage.of(edge) == 0)
                && Double.isInfinite(stages.get(stages.size() - 1).until());
    }

    /** True if all factors are 1 at all times. */
    public boolean isEqual() {
        return modulation.isEmpty()
                && stages.stream()
                        .allMatch(stage -> stage.factors().values().stream().allMatch(factor -> factor == 1));
    }

    /** The same rates, but 0 for the layers of an edge from a flow time on. */
    public Rates stopped(String edge, double from) {
        List<Double> ends = new ArrayList<>(stages.stream().map(Stage::until).toList());
        if (from > 0) {
            ends.add(from);
        }
        ends.add(Double.POSITIVE_INFINITY);
        List<Stage> all = new ArrayList<>();
        double start = 0;
        for (double end : ends.stream().distinct().sorted().toList()) {
            Map<String, Double> factors = new HashMap<>(at(start).factors());
            if (start >= from) {
                factors.put(edge, 0.0);
            }
            all.add(new Stage(end, factors));
            start = end;
        }
        return new Rates(all, modulation, ramp);
    }
}
