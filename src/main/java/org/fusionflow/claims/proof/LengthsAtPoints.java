package org.fusionflow.claims.proof;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/**
 * How the lengths at the fixed points of a claim enter. For learned sets without a common modality, the lengths are free and determine the correlations;
 * for further sets, the lengths have to be roots of the maps.
 */
final class LengthsAtPoints {
    private final Optional<FixedPointValues> points;
    private final Map<Set<Integer>, Map<String, Expr>> parametrized = new LinkedHashMap<>();
    private final Map<String, Expr> roots = new LinkedHashMap<>();
    private final Map<String, Expr> correlations = new LinkedHashMap<>();

    LengthsAtPoints(Optional<FixedPointValues> points) {
        this.points = points;
    }

    /** Free lengths at one fixed point. */
    static LengthsAtPoints of(FixedPointValues points, Set<Integer> learned) {
        LengthsAtPoints lengths = new LengthsAtPoints(Optional.of(points));
        if (!learned.isEmpty()) {
            lengths.free(points, learned);
        }
        return lengths;
    }

    private void free(FixedPointValues of, Set<Integer> learned) {
        Map<String, Expr> values = of.parametrization(learned);
        parametrized.put(learned, values);
        correlations.putAll(values);
    }

    /**
     * Chooses how they enter.
     *
     * @return the reason why this is not possible, or empty
     */
    Optional<String> choose(Proposition statement, List<Proposition> conditions) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        FixedPointValues values = points.get();
        Set<Integer> taken = new HashSet<>();
        List<Set<Integer>> sets = values.setsWithLengths().stream()
                .filter(learned -> uses(values.lengths(learned).values(), statement, conditions))
                .sorted(Comparator.comparingInt((Set<Integer> s) -> -s.size()).thenComparing(Set::toString))
                .toList();
        for (Set<Integer> learned : sets) {
            if (learned.stream().noneMatch(taken::contains)) {
                taken.addAll(learned);
                free(values, learned);
                continue;
            }
            Map<String, Expr> closed = values.closedLengths(learned);
            if (closed.isEmpty()) {
                return Optional.of(
                        "lengths at two fixed points with a modality in common have no common parametrization");
            }
            roots.putAll(closed);
        }
        return Optional.empty();
    }

    /** The same fixed points with all their lengths as roots of the maps; empty if some have no closed form. */
    Optional<LengthsAtPoints> rooted() {
        LengthsAtPoints rooted = new LengthsAtPoints(points);
        for (Set<Integer> learned : parametrized.keySet()) {
            Map<String, Expr> closed = points.orElseThrow().closedLengths(learned);
            if (closed.isEmpty()) {
                return Optional.empty();
            }
            rooted.roots.putAll(closed);
        }
        rooted.roots.putAll(roots);
        return parametrized.isEmpty() ? Optional.empty() : Optional.of(rooted);
    }

    /** True if the lengths occur in the statement or its conditions. Abbreviations that are not used do not restrict the claim. */
    private static boolean uses(Collection<Expr.Symbol> lengths, Proposition statement, List<Proposition> conditions) {
        return Stream.concat(Stream.of(statement), conditions.stream())
                .flatMap(Proposition::comparisons)
                .flatMap(c -> Stream.of(c.left(), c.right()))
                .anyMatch(side -> side.symbols().stream().anyMatch(lengths::contains));
    }

    /** The expression with lengths of further sets replaced by roots of the maps. */
    Expr withRoots(Expr expr) {
        return expr.with(roots);
    }

    /** The proposition with correlations replaced by what the lengths make of them. */
    Proposition inLengths(Proposition proposition) {
        return proposition.map(side -> withRoots(side).with(correlations));
    }

    /** Learned sets whose lengths are free, with the correlations that follow from them. */
    Map<Set<Integer>, Map<String, Expr>> parametrized() {
        return parametrized;
    }

    /** The symbols of the lengths of a set, by leaf index. */
    Map<Integer, Expr.Symbol> symbols(Set<Integer> learned) {
        return points.orElseThrow().lengths(learned);
    }
}
