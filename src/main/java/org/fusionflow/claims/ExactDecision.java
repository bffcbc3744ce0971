package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.claims.Assumptions.Excess;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.CertainSign;
import org.fusionflow.symbolic.algebra.Counterexample;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/**
 * Proves or refutes the equalities of one claim by exact algebra: refuted if the sides certainly differ at some
 * point, proved if their difference reduces to 0, undecided otherwise.
 */
final class ExactDecision implements Decision {
    /** Points tried before the proof, which takes longer: nearly all false statements differ at the first of these. */
    private static final int FIRST_TRIES = 6;

    /**
     * Points tried after a proof has failed. If the sides agree at all of them, they are likely equal and the algebra
     * does not show it.
     */
    private static final int MORE_TRIES = 80;

    /** Conditions that no point of this many meets are taken to be impossible. */
    private static final int MOST_POINTS = 2000;

    private final Claim claim;
    private final Vocabulary vocabulary;
    private final Translation translation;
    private final List<Expr> sides = new ArrayList<>();
    private final List<Excess> conditions = new ArrayList<>();
    private final List<Excess> domain = new ArrayList<>();
    private final List<Expr> divisors = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    /**
     * @throws org.fusionflow.architecture.InvalidInput if a name or function is unknown
     * @throws ArithmeticException if a side has no value
     * @throws NoFixedPoint if a side refers to a fixed point that does not exist
     */
    ExactDecision(Claim claim) {
        this.claim = claim;
        this.vocabulary = new Vocabulary(claim);
        requireKnownNames();
        this.translation = new Translation(vocabulary);
        translation.restrict(Depths.of(claim, translation));
        translation.define(claim.abbreviations());
        for (Claim.Condition condition : claim.assumptions()) {
            conditions.add(new Excess(Depths.excess(condition, translation), condition.orEqual()));
        }
        claim.sides().forEach(side -> sides.add(translation.closed(side)));
        // The claim says nothing where a root or logarithm has no real value.
        translation.radicands().forEach(radicand -> domain.add(new Excess(radicand, true)));
        divisors.addAll(translation.divisors());
    }

    /**
     * Checks all names first, so that a misspelt name is reported even if the claim refers to a fixed point that does
     * not exist.
     */
    private void requireKnownNames() {
        Set<String> abbreviations = new HashSet<>();
        for (Claim.Abbreviation abbreviation : claim.abbreviations()) {
            vocabulary.requireKnown(abbreviation.value(), abbreviations);
            abbreviations.add(abbreviation.name().name());
        }
        claim.assumptions().forEach(c -> {
            vocabulary.requireKnown(c.left(), abbreviations);
            c.right().ifPresent(right -> vocabulary.requireKnown(right, abbreviations));
        });
        claim.sides().forEach(side -> vocabulary.requireKnown(side, abbreviations));
    }

    @Override
    public Finding decide() {
        Map<Set<Integer>, Map<String, Expr>> parametrized = new LinkedHashMap<>();
        Map<String, Expr> roots = new LinkedHashMap<>();
        Optional<String> obstacle = chooseLengths(parametrized, roots);
        if (obstacle.isPresent()) {
            return finding(new Verdict.Undecided(obstacle.get()));
        }
        List<Expr> values = sides.stream().map(side -> side.with(roots)).toList();
        Map<String, Expr> inLengths = new LinkedHashMap<>();
        parametrized.values().forEach(inLengths::putAll);
        conditions.forEach(c -> show(c.value()));
        parametrized.forEach((learned, correlations) -> {
            translation.fixedPoints().orElseThrow().lengths(learned).values().forEach(u -> shown.add(u.name()));
            shown.addAll(correlations.keySet());
            correlations.values().forEach(this::show);
        });
        List<Excess> rephrased = conditions.stream()
                .map(c -> new Excess(c.value().with(roots).with(inLengths), c.orEqual()))
                .toList();
        List<Expr> forProof = Assumptions.eliminated(
                values.stream().map(side -> side.with(inLengths)).toList(), rephrased);
        RandomPoints points =
                new RandomPoints(vocabulary, translation.fixedPoints(), parametrized, translation.depths());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i++) {
            verdicts.add(equal(values.get(i), values.get(i + 1), forProof.get(i), forProof.get(i + 1), points));
        }
        return finding(Verdict.all(verdicts));
    }

    private void show(Expr expr) {
        expr.symbols().forEach(symbol -> shown.add(symbol.name()));
    }

    private Verdict equal(Expr left, Expr right, Expr proofLeft, Expr proofRight, RandomPoints points) {
        Verdict early = Counterexample.search(left, right, i -> admissible(points, i), FIRST_TRIES, shown);
        if (early instanceof Verdict.Refuted) {
            return early;
        }
        Verdict proof = NormalForm.reducesToZero(proofLeft.minus(proofRight));
        if (proof.isProved()) {
            return somewhereDefined(left, right, points)
                    ? proof
                    : new Verdict.Undecided("reduces to 0, but none of " + MOST_POINTS
                            + " points met the conditions and had a value on both sides");
        }
        Verdict late = Counterexample.search(left, right, i -> admissible(points, FIRST_TRIES + i), MORE_TRIES, shown);
        if (late instanceof Verdict.Refuted) {
            return late;
        }
        return new Verdict.Undecided(proof.detail().startsWith("does not reduce") ? late.detail() : proof.detail());
    }

    /**
     * True if some point meets the conditions and gives both sides a value; otherwise the equality would be vacuous.
     */
    private boolean somewhereDefined(Expr left, Expr right, RandomPoints points) {
        for (int i = 0; i < MOST_POINTS; i++) {
            Optional<Map<String, Rational>> point = admissible(points, i);
            if (point.isPresent() && Counterexample.isDefined(left, right, point.get())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Map<String, Rational>> admissible(RandomPoints points, int number) {
        Map<String, Rational> point = points.point(number);
        for (Excess condition :
                Stream.concat(conditions.stream(), domain.stream()).toList()) {
            Optional<Integer> sign = CertainSign.of(condition.value(), point);
            if (sign.isEmpty() || sign.get() < (condition.orEqual() ? 0 : 1)) {
                return Optional.empty();
            }
        }
        for (Expr divisor : divisors) {
            Optional<Integer> sign = CertainSign.of(divisor, point);
            if (sign.isEmpty() || sign.get() == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(point);
    }

    /**
     * Chooses how the lengths at the fixed points of the claim enter. For learned sets without a common modality, the
     * lengths are free and determine the correlations; for further sets, the lengths have to be roots of the maps.
     *
     * @return the reason why this is not possible, or empty
     */
    private Optional<String> chooseLengths(Map<Set<Integer>, Map<String, Expr>> parametrized, Map<String, Expr> roots) {
        FixedPointValues fixedPoints = translation.fixedPoints().orElse(null);
        if (fixedPoints == null) {
            return Optional.empty();
        }
        Set<Integer> taken = new HashSet<>();
        List<Set<Integer>> sets = fixedPoints.setsWithLengths().stream()
                .filter(learned -> uses(fixedPoints.lengths(learned).values()))
                .sorted(Comparator.comparingInt((Set<Integer> s) -> -s.size()).thenComparing(Set::toString))
                .toList();
        for (Set<Integer> learned : sets) {
            if (learned.stream().noneMatch(taken::contains)) {
                taken.addAll(learned);
                parametrized.put(learned, fixedPoints.parametrization(learned));
                continue;
            }
            Map<String, Expr> closed = fixedPoints.closedLengths(learned);
            if (closed.isEmpty()) {
                return Optional.of(
                        "lengths at two fixed points with a modality in common have no common parametrization");
            }
            roots.putAll(closed);
        }
        return Optional.empty();
    }

    /**
     * True if the lengths occur in the statement or its conditions. Abbreviations that are not used do not restrict
     * the claim.
     */
    private boolean uses(Collection<Expr.Symbol> lengths) {
        return Stream.of(
                        sides.stream(),
                        divisors.stream(),
                        Stream.concat(conditions.stream(), domain.stream()).map(Excess::value))
                .flatMap(expressions -> expressions)
                .anyMatch(expr -> expr.symbols().stream().anyMatch(lengths::contains));
    }

    private Finding finding(Verdict verdict) {
        Map<String, Rational> counterexample =
                verdict instanceof Verdict.Refuted refuted ? refuted.counterexample() : Map.of();
        boolean holds = claim.kind() == Claim.Kind.REFUTES ? verdict instanceof Verdict.Refuted : verdict.isProved();
        return new Finding(
                claim.place(),
                claim.name(),
                claim.kind().key(),
                verdict.word(),
                verdict.detail(),
                counterexample,
                holds);
    }
}
