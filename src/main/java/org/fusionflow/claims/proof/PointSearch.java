package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.CertainSign;
import org.fusionflow.symbolic.algebra.Counterexample;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
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

    /** Points among which those for going downhill are looked for. */
    private static final int MOST_STARTS = 200;

    /** Comparisons that are made ties, alone and together. */
    private static final int MOST_TIES = 4;

    private final RandomPoints points;
    private final List<Proposition> conditions;
    private final Map<String, Expr> solutions;
    private final List<EquationRoots> roots = new ArrayList<>();
    private final boolean parametrized;
    private final Set<String> shown = new HashSet<>();
    private final Map<String, Expr> correlations = new LinkedHashMap<>();
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
            this.correlations.putAll(correlations);
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
                return Optional.of(refutation(statement, point.get()));
            }
        }
        return Optional.empty();
    }

    /** The same by going downhill from admissible points, which meets narrow bounds and ties that no random point meets. */
    Optional<Verdict.Refuted> refutedDownhill(Proposition statement, int starts, int evaluations) {
        if (statement instanceof Proposition.All all && all.parts().size() > 1) {
            return all.parts().stream()
                    .flatMap(part -> refutedDownhill(part, starts, evaluations).stream())
                    .findFirst();
        }
        if (statement instanceof Comparison c && c.sign() == ComparisonSign.EQUAL) {
            // Where it holds at random points, it fails nowhere near.
            return Optional.empty();
        }
        PointDescent descent = new PointDescent(statement, conditions, free(statement), dependent(), evaluations);
        int from = 0;
        for (int start = 0; start < starts; start++) {
            Optional<Map<String, Rational>> point = Optional.empty();
            while (point.isEmpty() && from < MOST_STARTS) {
                point = admissible(from++);
            }
            Optional<Map<String, Rational>> found = point.flatMap(first -> descent.from(
                    first,
                    moved -> completed(moved).filter(p -> !statement.at(p).orElse(true))));
            if (found.isPresent()) {
                return found.map(values -> refutation(statement, values));
            }
        }
        return Optional.empty();
    }

    /** The symbols that a point may be changed in: all that matter and do not follow from others; numbers of layers stay whole. */
    private List<Symbol> free(Proposition statement) {
        Map<String, Symbol> symbols = new TreeMap<>();
        Stream.concat(Stream.of(statement), conditions.stream())
                .flatMap(Proposition::comparisons)
                .flatMap(c -> Stream.of(c.left(), c.right()))
                .flatMap(side -> side.symbols().stream())
                .forEach(symbol -> symbols.merge(symbol.name(), symbol, (a, b) -> a.positive() ? a : b));
        dependent().keySet().forEach(symbols::remove);
        symbols.keySet().removeAll(Set.of("L", "Lf"));
        return List.copyOf(symbols.values());
    }

    /** Later values may need earlier ones. */
    private Map<String, Expr> dependent() {
        Map<String, Expr> dependent = new LinkedHashMap<>(solutions);
        dependent.putAll(correlations);
        return dependent;
    }

    private Verdict.Refuted refutation(Proposition statement, Map<String, Rational> point) {
        Map<String, Rational> values = new HashMap<>(point);
        Set<String> names = new HashSet<>(shown);
        statement.comparisons().forEach(c -> {
            c.left().symbols().forEach(s -> names.add(s.name()));
            c.right().symbols().forEach(s -> names.add(s.name()));
        });
        values.keySet().retainAll(names);
        return new Verdict.Refuted(values, difference(statement, point));
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
                // A root of a negative number has no sign; in its square it would not be seen.
                boolean signs = values.entrySet().stream()
                        .allMatch(e -> CertainSign.of(e.getValue(), point)
                                .filter(s -> s > 0 || !points.isPositive(e.getKey()))
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

    /** The same at points where the two sides of one or two comparisons are equal: a random point with one symbol solved for. */
    Optional<Verdict.Refuted> refutedTied(Proposition statement, int starts) {
        List<Expr> differences = statement
                .comparisons()
                .map(Comparison::difference)
                .distinct()
                .limit(MOST_TIES)
                .toList();
        List<Symbol> symbols = free(statement);
        for (int start = 0; start < starts; start++) {
            Optional<Map<String, Rational>> first = admissible(start);
            for (int pick = 0; first.isPresent() && pick < symbols.size(); pick++) {
                Map<String, Rational> tied = first.get();
                for (int i = 0; i < differences.size(); i++) {
                    String symbol = symbols.get((pick + i) % symbols.size()).name();
                    Optional<Map<String, Rational>> moved = Ties.at(differences.get(i), symbol, tied);
                    for (Map<String, Rational> next : moved.stream().toList()) {
                        // Alone, and with the ties before it.
                        for (Map<String, Rational> from : List.of(first.get(), tied)) {
                            Optional<Map<String, Rational>> point =
                                    Ties.at(differences.get(i), symbol, from).flatMap(this::completed);
                            if (point.filter(p -> !statement.at(p).orElse(true)).isPresent()) {
                                return point.map(p -> refutation(statement, p));
                            }
                        }
                        tied = next;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Map<String, Rational>> admissible(int number) {
        Map<String, Rational> point = points.point(number);
        // Every other point does without, because an equation may hold in more ways than are solved for.
        boolean solves = !roots.isEmpty() && number % 2 == 0;
        if (solves && !roots.get(number / 2 % roots.size()).applyTo(point, number / 2 / roots.size())) {
            return Optional.empty();
        }
        return counted(completed(point, !solutions.isEmpty() || solves, !solves));
    }

    private Optional<Map<String, Rational>> admissible(Map<String, Rational> proposed) {
        return counted(completed(points.completed(proposed), true, true));
    }

    private Optional<Map<String, Rational>> counted(Optional<Map<String, Rational>> point) {
        met += point.isPresent() ? 1 : 0;
        return point;
    }

    private Optional<Map<String, Rational>> completed(Map<String, Rational> moved) {
        return completed(new HashMap<>(moved), true, true);
    }

    /**
     * The point with all that follows from it, if it then is one of which the claim speaks.
     *
     * @param changed true unless it is as it was drawn, which needs no check
     * @param raises true to raise the variance of the output so that the moments are those of data
     */
    private Optional<Map<String, Rational>> completed(Map<String, Rational> point, boolean changed, boolean raises) {
        for (Map.Entry<String, Expr> solution : solutions.entrySet()) {
            Optional<Rational> value = value(solution.getValue(), point);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            point.put(solution.getKey(), value.get());
        }
        // Where learning rates are no squares, correlations may be irrational at a point as it was drawn, too.
        if ((changed || parametrized) && !points.correlate(point)) {
            return Optional.empty();
        }
        if (changed) {
            if (raises && !solutions.containsKey("yy")) {
                points.raiseOutput(point);
            }
            if (!points.admits(point)) {
                return Optional.empty();
            }
        }
        return conditions.stream().allMatch(condition -> holds(condition, point))
                ? Optional.of(point)
                : Optional.empty();
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
