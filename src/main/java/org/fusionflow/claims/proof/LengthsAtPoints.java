package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/**
 * How the lengths at the fixed points of a claim enter. For learned sets without a common modality, the lengths are free and determine the correlations.
 * The lengths of a further set are positive too, and solve equations; for points they are roots of the maps, or, for one such set without roots, free
 * as well, with a covariance at which both sets have the same correlations. Where the statement speaks of lengths, the maps there are positive. A set of
 * which only conditions speak does not restrict the claim so: its lengths are those of maps of either sign.
 */
final class LengthsAtPoints {
    private final Optional<FixedPointValues> points;
    private final Map<Set<Integer>, Map<String, Expr>> parametrized = new LinkedHashMap<>();
    private final Map<String, Expr> roots = new LinkedHashMap<>();
    private final List<Proposition> equations = new ArrayList<>();
    private final Map<String, Expr> mapsInProofs = new LinkedHashMap<>();
    private final Map<String, Expr> mapsAtPoints = new LinkedHashMap<>();
    private final List<Proposition> learned = new ArrayList<>();
    private final Set<Set<Integer>> branches = new LinkedHashSet<>();
    private final Set<String> eitherSign = new HashSet<>();
    private Optional<Coupling> coupling = Optional.empty();
    private final Map<String, Expr> correlations = new LinkedHashMap<>();

    /**
     * Two sets with common modalities, at which the correlations have to agree.
     *
     * @param free the set that gives the correlations
     * @param further the other one
     */
    record Coupling(Set<Integer> free, Set<Integer> further) {}

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
        of.maps(learned).forEach((m, map) -> {
            mapsInProofs.put(of.map(m, learned).name(), map);
            mapsAtPoints.put(of.map(m, learned).name(), map);
        });
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
        List<Set<Integer>> all = values.setsWithLengths().stream()
                .sorted(Comparator.comparingInt((Set<Integer> s) -> -s.size()).thenComparing(Set::toString))
                .toList();
        List<Set<Integer>> sets = new ArrayList<>(all);
        sets.removeIf(set -> !uses(values.lengths(set).values(), statement, List.of()));
        for (Set<Integer> set : all) {
            if (!sets.contains(set) && uses(values.lengths(set).values(), statement, conditions)) {
                Map<String, Expr> closed = values.closedLengths(set, false);
                if (closed.isEmpty()) {
                    // Without roots no points are found for maps of either sign.
                    sets.add(set);
                } else {
                    addEitherSign(values, set, closed);
                }
            }
        }
        branches.addAll(sets);
        for (Set<Integer> learned : sets) {
            if (learned.stream().noneMatch(taken::contains)) {
                taken.addAll(learned);
                free(values, learned);
                continue;
            }
            values.parametrization(learned)
                    .forEach((correlation, value) -> equations.add(
                            new Proposition.Comparison(Expr.real(correlation), ComparisonSign.EQUAL, value)));
            values.maps(learned)
                    .forEach((m, map) -> mapsInProofs.put(values.map(m, learned).name(), map));
            mapsAtPoints.putAll(values.mapsInMoments(learned));
            Map<String, Expr> closed = values.closedLengths(learned, true);
            List<Set<Integer>> overlapping = parametrized.keySet().stream()
                    .filter(free -> learned.stream().anyMatch(free::contains))
                    .toList();
            if (closed.isEmpty() && (coupling.isPresent() || overlapping.size() > 1)) {
                return Optional.of(
                        "lengths at three fixed points with modalities in common that are no roots of the maps");
            }
            if (closed.isEmpty()) {
                coupling = Optional.of(new Coupling(overlapping.get(0), learned));
            }
            roots.putAll(closed);
        }
        for (Set<Integer> set : values.setsUsed()) {
            boolean open = set.stream().anyMatch(m -> uses(List.of(values.map(m, set)), statement, conditions));
            if (open && !branches.contains(set)) {
                Map<String, Expr> inMoments = values.mapsInMoments(set);
                mapsAtPoints.putAll(inMoments);
                inMoments.forEach((name, map) -> {
                    if (!eitherSign.contains(name)) {
                        mapsInProofs.put(name, map);
                    }
                });
            }
        }
        return Optional.empty();
    }

    /** Lengths of maps that are not 0, of either sign; the maps stay symbols in proofs. */
    private void addEitherSign(FixedPointValues values, Set<Integer> set, Map<String, Expr> closed) {
        roots.putAll(closed);
        mapsAtPoints.putAll(values.mapsInMoments(set));
        values.maps(set).forEach((m, product) -> {
            Expr map = values.map(m, set);
            eitherSign.add(values.map(m, set).name());
            learned.add(new Proposition.Comparison(map, ComparisonSign.UNEQUAL, Constant.ZERO));
            equations.add(new Proposition.Comparison(Expr.power(map, 2), ComparisonSign.EQUAL, Expr.power(product, 2)));
        });
        values.correlationsByMaps(set)
                .forEach((correlation, value) ->
                        equations.add(new Proposition.Comparison(Expr.real(correlation), ComparisonSign.EQUAL, value)));
    }

    /** Learned sets at which the maps are taken to be positive. */
    Set<Set<Integer>> branches() {
        return branches;
    }

    /** The maps learned at fixed points of which only conditions speak are not 0. */
    List<Proposition> learned() {
        return learned;
    }

    /** Equations of the set that is drawn together with another, which have to hold at points. */
    List<Proposition> coupled() {
        return coupling.isEmpty() ? List.of() : equations;
    }

    /** What the lengths of further sets solve. */
    List<Proposition> equations() {
        return equations.stream().map(this::inLengths).toList();
    }

    /** The sets whose lengths are drawn together; empty if one of them is enough. */
    Optional<Coupling> coupling() {
        return coupling;
    }

    /** The maps of a set in its lengths, by leaf index. */
    Map<Integer, Expr> maps(Set<Integer> learned) {
        return points.orElseThrow().maps(learned);
    }

    /** True if lengths of further sets can be written as roots. */
    boolean hasRoots() {
        return !roots.isEmpty();
    }

    /** True if the lengths occur in the statement or its conditions. Abbreviations that are not used do not restrict the claim. */
    private static boolean uses(Collection<Expr.Symbol> lengths, Proposition statement, List<Proposition> conditions) {
        return Stream.concat(Stream.of(statement), conditions.stream())
                .flatMap(Proposition::comparisons)
                .flatMap(c -> Stream.of(c.left(), c.right()))
                .anyMatch(side -> side.symbols().stream().anyMatch(lengths::contains));
    }

    /** The expression for points: with maps in moments, or lengths, and lengths of further sets as roots of the maps. */
    Expr withRoots(Expr expr) {
        return expr.with(mapsAtPoints).with(roots);
    }

    /** The proposition with correlations replaced by what the lengths make of them; the lengths of further sets remain symbols. */
    Proposition inLengths(Proposition proposition) {
        return proposition.map(side -> side.with(mapsInProofs).with(correlations));
    }

    /** The same with the lengths of further sets as roots. */
    Proposition inRoots(Proposition proposition) {
        return proposition.map(side -> withRoots(side).with(correlations));
    }

    /** Learned sets whose lengths are free, with the correlations that follow from them. */
    Map<Set<Integer>, Map<String, Expr>> parametrized() {
        return parametrized;
    }

    /** False if a point makes a modality that is learned at a fixed point unlearned there: its length is not above 0. */
    boolean arePositive(Map<String, Rational> point) {
        Stream<Set<Integer>> free =
                Stream.concat(parametrized.keySet().stream(), coupling.stream().map(Coupling::further));
        return free.flatMap(learned -> symbols(learned).values().stream())
                .map(length -> point.get(length.name()))
                .allMatch(length -> length == null || length.signum() > 0);
    }

    /** The symbols of the lengths of a set, by leaf index. */
    Map<Integer, Expr.Symbol> symbols(Set<Integer> learned) {
        return points.orElseThrow().lengths(learned);
    }
}
