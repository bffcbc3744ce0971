package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.CertainSign;
import org.fusionflow.symbolic.algebra.Counterexample;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;

/** Looks for exact points that meet the conditions of a claim and at which its statement certainly does not hold. */
final class PointSearch {
    /** Conditions that no point of this many meets are taken to be impossible. */
    private static final int MOST_POINTS = 2000;

    /** Ways to choose the symbols that equations give. */
    private static final int TURNS = 3;

    /** Points tried at which symbols have irrational values. */
    private static final int IRRATIONAL = 20;

    private final RandomPoints points;
    private final List<Proposition> conditions;
    private final Map<String, Expr> solutions;
    private final List<EquationRoots> roots = new ArrayList<>();
    private final boolean parametrized;
    private final Set<String> shown = new HashSet<>();
    private int met;

    /**
     * @param conditions all that a point has to meet
     * @param solutions symbols that equations among the conditions give
     * @param equations conditions that are easier to solve than those of points
     */
    PointSearch(
            RandomPoints points,
            List<Proposition> conditions,
            Map<String, Expr> solutions,
            List<Proposition> equations,
            LengthsAtPoints lengths) {
        for (int turn = 0; turn < TURNS; turn++) {
            EquationRoots one = new EquationRoots(equations, solutions, turn);
            if (!one.isEmpty()) {
                roots.add(one);
            }
        }
        this.parametrized = !lengths.parametrized().isEmpty();
        this.points = points;
        this.conditions = conditions;
        this.solutions = solutions;
        conditions.forEach(this::show);
        lengths.parametrized().forEach((learned, correlations) -> {
            lengths.symbols(learned).values().forEach(u -> shown.add(u.name()));
            shown.addAll(correlations.keySet());
            correlations.values().forEach(this::show);
        });
    }

    private void show(Proposition proposition) {
        proposition.comparisons().forEach(c -> {
            show(c.left());
            show(c.right());
        });
    }

    private void show(Expr expr) {
        expr.symbols().forEach(symbol -> shown.add(symbol.name()));
    }

    /** Number of points so far that met the conditions. */
    int met() {
        return met;
    }

    /** A point at which the statement does not hold, among some points in turn. */
    Optional<Verdict.Refuted> refuted(Proposition statement, int from, int count) {
        return refuted(statement, count, i -> admissible(from + i));
    }

    /** The same at a point that was found elsewhere. */
    Optional<Verdict.Refuted> refuted(Proposition statement, Map<String, Rational> proposed) {
        return refuted(statement, 1, i -> admissible(proposed));
    }

    private Optional<Verdict.Refuted> refuted(
            Proposition statement, int count, Function<Integer, Optional<Map<String, Rational>>> tried) {
        if (statement instanceof Comparison c && c.sign() == ComparisonSign.EQUAL) {
            Verdict verdict = Counterexample.search(c.left(), c.right(), tried, count, shown);
            return verdict instanceof Verdict.Refuted refuted ? Optional.of(refuted) : Optional.empty();
        }
        if (statement instanceof Proposition.All all) {
            return all.parts().stream()
                    .flatMap(part -> refuted(part, count, tried).stream())
                    .findFirst();
        }
        for (int i = 0; i < count; i++) {
            Optional<Map<String, Rational>> point = tried.apply(i);
            if (point.isPresent() && !statement.at(point.get()).orElse(true)) {
                Map<String, Rational> values = new HashMap<>(point.get());
                Set<String> names = new HashSet<>(shown);
                statement.comparisons().forEach(c -> {
                    c.left().symbols().forEach(s -> names.add(s.name()));
                    c.right().symbols().forEach(s -> names.add(s.name()));
                });
                values.keySet().retainAll(names);
                return Optional.of(new Verdict.Refuted(values, difference(statement, point.get())));
            }
        }
        return Optional.empty();
    }

    /** The difference of the sides in the first comparison that does not hold. */
    private static String difference(Proposition statement, Map<String, Rational> point) {
        return statement
                .comparisons()
                .filter(c -> !c.at(point).orElse(true))
                .findFirst()
                .map(c -> Counterexample.value(c.difference(), point) + " in " + c.text())
                .orElse("0");
    }

    /** True if some point meets the conditions and gives all sides a value; otherwise the claim would say nothing. */
    boolean somewhereDefined(Proposition statement) {
        return witness(statement).isPresent() || irrationallyDefined(statement);
    }

    /** True if it is so at a point with roots as values, at which equations are proved and signs certain. */
    private boolean irrationallyDefined(Proposition statement) {
        if (roots.isEmpty() || parametrized) {
            return false;
        }
        for (int i = 0; i < IRRATIONAL; i++) {
            Map<String, Rational> point = points.point(i);
            try {
                Map<String, Expr> values = roots.get(i % roots.size()).at(point, i / roots.size());
                for (Map.Entry<String, Expr> solution : solutions.entrySet()) {
                    Map<String, Expr> known = new HashMap<>(values);
                    values.put(solution.getKey(), solution.getValue().with(known));
                }
                boolean signs = values.entrySet().stream()
                        .allMatch(e -> !points.isPositive(e.getKey())
                                || CertainSign.of(e.getValue(), point)
                                        .filter(s -> s > 0)
                                        .isPresent());
                if (signs
                        && conditions.stream().allMatch(c -> isCertain(c.map(side -> side.with(values)), point))
                        && isDefined(statement.map(side -> side.with(values)), point)) {
                    return true;
                }
            } catch (ArithmeticException pole) {
                // No value at this point: try the next one.
            }
        }
        return false;
    }

    private static boolean isCertain(Proposition condition, Map<String, Rational> point) {
        if (condition instanceof Comparison c && !c.at(point).orElse(false)) {
            Map<String, Expr> values = new HashMap<>();
            point.forEach((name, value) -> values.put(name, Expr.number(value)));
            boolean equal = c.sign() == ComparisonSign.EQUAL
                    || c.sign() == ComparisonSign.AT_LEAST
                    || c.sign() == ComparisonSign.AT_MOST;
            return equal
                    && NormalForm.reducesToZero(c.difference().with(values)).isProved()
                    && Counterexample.isDefined(c.left(), c.right(), point);
        }
        return condition.at(point).orElse(false)
                || (condition instanceof Proposition.All all
                        && all.parts().stream().allMatch(p -> isCertain(p, point)));
    }

    private static boolean isDefined(Proposition statement, Map<String, Rational> point) {
        return statement.comparisons().allMatch(c -> Counterexample.isDefined(c.left(), c.right(), point));
    }

    /** The first such point. */
    Optional<Map<String, Rational>> witness(Proposition statement) {
        for (int i = 0; i < MOST_POINTS; i++) {
            Optional<Map<String, Rational>> point = admissible(i);
            if (point.isPresent() && isDefined(statement, point.get())) {
                return point;
            }
        }
        return Optional.empty();
    }

    /** True if a point that was found elsewhere meets the conditions and gives all sides a value. */
    boolean isWitness(Proposition statement, Map<String, Rational> proposed) {
        return admissible(proposed).filter(point -> isDefined(statement, point)).isPresent();
    }

    Verdict nowhereDefined() {
        return new Verdict.Undecided(
                "follows, but none of " + MOST_POINTS + " points met the conditions and had a value on all sides");
    }

    /** What is said if neither a proof nor a counterexample was found. */
    Verdict notFound(Verdict proof) {
        return new Verdict.Undecided(proof.detail() + "; it does not certainly fail at " + met + " exact points");
    }

    private Optional<Map<String, Rational>> admissible(int number) {
        Map<String, Rational> point = points.point(number);
        return solved(point, number) && ((solutions.isEmpty() && roots.isEmpty()) || points.admits(point))
                ? admitted(point)
                : Optional.empty();
    }

    private Optional<Map<String, Rational>> admissible(Map<String, Rational> proposed) {
        Map<String, Rational> point = points.completed(proposed);
        return solved(point, 1) && points.admits(point) ? admitted(point) : Optional.empty();
    }

    /**
     * Sets what follows from the others by equations; false if that has no rational value.
     *
     * @param number of the point: every other one does without roots, because an equation may hold in more ways than are solved for
     */
    private boolean solved(Map<String, Rational> point, int number) {
        boolean solves = !roots.isEmpty() && number % 2 == 0;
        if (solves && !roots.get(number / 2 % roots.size()).applyTo(point, number / 2 / roots.size())) {
            return false;
        }
        for (Map.Entry<String, Expr> solution : solutions.entrySet()) {
            Optional<Rational> value = value(solution.getValue(), point);
            if (value.isEmpty()) {
                return false;
            }
            point.put(solution.getKey(), value.get());
        }
        if (!solutions.isEmpty() || solves) {
            points.correlate(point);
        }
        return true;
    }

    private Optional<Map<String, Rational>> admitted(Map<String, Rational> point) {
        for (Proposition condition : conditions) {
            if (!holds(condition, point)) {
                return Optional.empty();
            }
        }
        met++;
        return Optional.of(point);
    }

    private static boolean holds(Proposition condition, Map<String, Rational> point) {
        if (condition instanceof Comparison c && c.sign() == ComparisonSign.UNEQUAL) {
            return CertainSign.of(c.difference(), point).filter(s -> s != 0).isPresent();
        }
        return condition.at(point).orElse(false);
    }

    private static Optional<Rational> value(Expr expr, Map<String, Rational> point) {
        try {
            return ExactValue.of(expr, point);
        } catch (ArithmeticException none) {
            return Optional.empty();
        }
    }
}
