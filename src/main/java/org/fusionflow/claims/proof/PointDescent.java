package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.Interruption;

/**
 * Goes downhill from a point towards where a statement fails, in double precision, and then makes one coordinate after the other a simple fraction, so that a
 * tie is met exactly. Whether the statement fails at the result, and whether the result meets the conditions, is for exact arithmetic to say.
 */
final class PointDescent {
    /** More than this above a failure, the bottom of the valley is no tie. */
    private static final double NEAR = 1e-4;

    private static final double PENALTY = 30;

    /** Denominators of simple fractions, in the order in which they are tried. */
    private static final long[] DENOMINATORS = {1, 2, 3, 4, 5, 6, 12, 60, 1000};

    private final Proposition statement;
    private final List<Proposition> conditions;
    private final List<Symbol> free;
    private final Map<String, Expr> dependent;
    private final int most;
    private int evaluations;

    /**
     * @param free the symbols that may change
     * @param dependent the symbols that follow from others, in order
     * @param most evaluations that one start may take: what bounds the work, on every machine alike
     */
    PointDescent(
            Proposition statement,
            List<Proposition> conditions,
            List<Symbol> free,
            Map<String, Expr> dependent,
            int most) {
        this.most = most;
        this.statement = statement;
        this.conditions = conditions;
        this.free = free;
        this.dependent = dependent;
    }

    /**
     * Walks from one point.
     *
     * @param start meets the conditions
     * @param accept says whether an exact point is what is looked for, and gives it with all that follows from it
     */
    <T> Optional<T> from(Map<String, Rational> start, Function<Map<String, Rational>, Optional<T>> accept) {
        if (free.isEmpty()) {
            return Optional.empty();
        }
        evaluations = 0;
        Map<String, Double> values = new HashMap<>();
        start.forEach((name, value) -> values.put(name, value.doubleValue()));
        Random random = new Random(start.size());
        List<Symbol> open = new ArrayList<>(free);
        double bottom = descend(values, open, random);
        if (bottom > NEAR) {
            return Optional.empty();
        }
        Map<String, Rational> exact = new HashMap<>(start);
        Optional<T> found = rounded(values, exact, open, accept);
        while (found.isEmpty() && open.size() > 1 && evaluations < most) {
            Symbol next = open.remove(open.size() - 1);
            Rational simple = simple(values.getOrDefault(next.name(), 0.0), next.positive());
            exact.put(next.name(), simple);
            values.put(next.name(), simple.doubleValue());
            if (descend(values, open, random) > NEAR) {
                return Optional.empty();
            }
            found = rounded(values, exact, open, accept);
        }
        return found;
    }

    private <T> Optional<T> rounded(
            Map<String, Double> values,
            Map<String, Rational> fixed,
            List<Symbol> open,
            Function<Map<String, Rational>, Optional<T>> accept) {
        for (long denominator : DENOMINATORS) {
            Map<String, Rational> point = new HashMap<>(fixed);
            for (Symbol symbol : open) {
                double value = values.getOrDefault(symbol.name(), 0.0);
                point.put(symbol.name(), Rational.of(Math.round(value * denominator), denominator));
            }
            // Rounding may have made 0 of a small one.
            boolean positive = open.stream()
                    .allMatch(symbol -> !symbol.positive()
                            || point.getOrDefault(symbol.name(), Rational.ONE).signum() > 0);
            Optional<T> found = positive ? accept.apply(point) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The fraction with the smallest denominator within a hundredth. */
    private static Rational simple(double value, boolean positive) {
        for (long denominator = 1; denominator < 1000; denominator++) {
            long above = Math.round(value * denominator);
            boolean near = Math.abs(value - (double) above / denominator) < 0.01 * Math.max(1, Math.abs(value));
            if (near && (above > 0 || !positive)) {
                return Rational.of(above, denominator);
            }
        }
        return Rational.of(Math.max(positive ? 1 : Long.MIN_VALUE, Math.round(value * 1000)), 1000);
    }

    /** Steps along the axes and random directions, each shorter after no direction leads down. */
    private double descend(Map<String, Double> values, List<Symbol> open, Random random) {
        int n = open.size();
        double best = height(values);
        double step = 1;
        while (step > 1e-7 && evaluations < most) {
            Interruption.check();
            boolean down = false;
            for (int direction = 0; direction < 3 * n; direction++) {
                double[] way = new double[n];
                for (int i = 0; i < n; i++) {
                    way[i] = direction < n ? (i == direction ? 1 : 0) : random.nextGaussian();
                }
                for (int sign = -1; sign <= 1; sign += 2) {
                    double next = moved(values, open, way, sign * step);
                    // As long as it leads down, twice as far each time.
                    for (double far = 2 * step; next < best && evaluations < most; far *= 2) {
                        best = next;
                        down = true;
                        next = moved(values, open, way, sign * far);
                    }
                    if (!(next < best)) {
                        restore(values, open);
                    }
                }
            }
            step = down ? step : step / 4;
        }
        return best;
    }

    private final Map<String, Double> before = new HashMap<>();

    private double moved(Map<String, Double> values, List<Symbol> open, double[] way, double length) {
        for (int i = 0; i < open.size(); i++) {
            String name = open.get(i).name();
            double at = values.getOrDefault(name, 0.0);
            before.put(name, at);
            values.put(name, at + length * way[i]);
        }
        return height(values);
    }

    private void restore(Map<String, Double> values, List<Symbol> open) {
        open.forEach(symbol -> values.put(symbol.name(), before.getOrDefault(symbol.name(), 0.0)));
    }

    /** At most 0 where the statement fails and the conditions hold, up to strictness. */
    private double height(Map<String, Double> values) {
        evaluations++;
        for (Symbol symbol : free) {
            if (symbol.positive() && !(values.getOrDefault(symbol.name(), 1.0) > 1e-3)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        try {
            dependent.forEach((name, value) -> values.put(name, value.value(values)));
            double sum = excess(statement.negated(), values);
            for (Proposition condition : conditions) {
                sum += PENALTY * Math.max(0, excess(condition, values));
            }
            return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
        } catch (IllegalArgumentException unknown) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** How far a proposition is from holding; at most 0 where it holds. */
    private static double excess(Proposition proposition, Map<String, Double> values) {
        if (proposition instanceof Proposition.All all) {
            double most = Double.NEGATIVE_INFINITY;
            for (Proposition part : all.parts()) {
                most = Math.max(most, excess(part, values));
            }
            return all.parts().isEmpty() ? -1 : most;
        }
        if (proposition instanceof Proposition.Any any) {
            double least = Double.POSITIVE_INFINITY;
            for (Proposition part : any.parts()) {
                least = Math.min(least, excess(part, values));
            }
            return any.parts().isEmpty() ? 1 : least;
        }
        Proposition.Comparison c = (Proposition.Comparison) proposition;
        double difference = c.left().value(values) - c.right().value(values);
        return switch (c.sign()) {
            case MORE, AT_LEAST -> -difference;
            case LESS, AT_MOST -> difference;
            case EQUAL -> Math.abs(difference);
            case UNEQUAL -> -Math.abs(difference);
        };
    }
}
