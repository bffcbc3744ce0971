package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Decision;
import org.fusionflow.claims.result.Evidence;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.statement.DepthConditions;
import org.fusionflow.claims.statement.Domain;
import org.fusionflow.claims.statement.NoFixedPoint;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Propositions;
import org.fusionflow.claims.statement.Translation;
import org.fusionflow.claims.statement.Vocabulary;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Proves or refutes one claim by exact algebra: refuted if it certainly does not hold at some point that meets its conditions, proved if it follows from
 * them, undecided otherwise.
 */
final class ExactDecision implements Decision {
    /** Points tried before the proof, which takes longer: nearly all false statements fail at the first of these. */
    private static final int FIRST_TRIES = 12;

    /** Of these the search goes downhill, which takes about as long as a proof. */
    private static final int STARTS = 3;

    /**
     * Points tried after a proof has failed. If the statement holds at all of them, it is likely true and the algebra does not show it.
     */
    private static final int MORE_TRIES = 120;

    private final Claim claim;
    private final Vocabulary vocabulary;
    private final Translation translation;
    private final Optional<DepthConditions> depths;
    private final List<Proposition> conditions = new ArrayList<>();
    private final Proposition statement;
    private @Nullable Supplier<Evidence> evidence;
    private final List<String> assumed = new ArrayList<>();

    /**
     * @throws org.fusionflow.architecture.InvalidInput if a name or function is unknown
     * @throws ArithmeticException if a side has no value
     * @throws NoFixedPoint if a side refers to a fixed point that does not exist
     */
    ExactDecision(Claim claim) {
        this.claim = claim;
        this.vocabulary = new Vocabulary(claim);
        requireKnownNames(claim);
        this.translation = new Translation(vocabulary);
        Propositions propositions = new Propositions(vocabulary, translation);
        this.depths = DepthConditions.of(claim, propositions);
        depths.ifPresent(d -> propositions.restrict(d.set()));
        translation.define(claim.abbreviations());
        for (Term assumption : claim.assumptions()) {
            conditions.add(propositions.of(assumption));
        }
        this.statement = propositions.of(claim.statement());
        conditions.addAll(translation.positiveMaps());
    }

    /**
     * Checks all names first, so that a misspelt name is reported even if the claim refers to a fixed point that does
     * not exist.
     */
    static void requireKnownNames(Claim claim) {
        Vocabulary vocabulary = new Vocabulary(claim);
        Set<String> abbreviations = new HashSet<>();
        for (Claim.Abbreviation abbreviation : claim.abbreviations()) {
            vocabulary.requireKnown(abbreviation.value(), abbreviations);
            abbreviations.add(abbreviation.name().name());
        }
        claim.assumptions().forEach(c -> vocabulary.requireKnown(c, abbreviations));
        vocabulary.requireKnown(claim.statement(), abbreviations);
    }

    @Override
    public Finding decide() {
        // The claim says nothing where a root or logarithm has no real value, or a divisor is 0.
        List<Proposition> all = new ArrayList<>(conditions);
        Domain domain = translation.domain();
        domain.radicands().forEach(r -> all.add(compared(r, ComparisonSign.AT_LEAST)));
        domain.divisors().forEach(d -> all.add(compared(d, ComparisonSign.UNEQUAL)));
        depths.ifPresent(d -> all.addAll(d.bounds()));
        Proposition expanded = statement.map(translation::closed);
        List<Proposition> full =
                all.stream().map(c -> c.map(translation::closed)).toList();
        LengthsAtPoints lengths = new LengthsAtPoints(translation.fixedPoints());
        Optional<String> obstacle = lengths.choose(expanded, full);
        if (obstacle.isPresent()) {
            return finding(new Verdict.Undecided(obstacle.get()));
        }
        List<Proposition> implied = new ArrayList<>(vocabulary.vectors().conditions(names(with(full, expanded))));
        vocabulary.flow().ifPresent(flow -> implied.addAll(MomentConditions.of(flow, with(full, expanded))));
        List<Proposition> monotone =
                MonotoneFacts.of(inLengths(with(full, expanded), lengths), depths.map(DepthConditions::set));
        PropositionProof proof = new PropositionProof(inLengths(full, lengths), inLengths(implied, lengths), monotone);
        List<Proposition> admitted = new ArrayList<>(full);
        admitted.addAll(implied);
        PointSearch search = new PointSearch(
                new RandomPoints(vocabulary, lengths, examples()),
                admitted,
                proof.assumptions().solutions(),
                lengths);
        Proposition inRoots = expanded.map(lengths::withRoots);
        Optional<Verdict.Refuted> early = search.refuted(inRoots, 0, FIRST_TRIES);
        if (early.isPresent()) {
            return finding(early.get());
        }
        if (depths.isPresent()) {
            List<int[]> failing = depths.get().failing(inRoots);
            PointSearch atDepths = new PointSearch(
                    new RandomPoints(vocabulary, lengths, failing.subList(0, Math.min(failing.size(), MORE_TRIES))),
                    admitted,
                    proof.assumptions().solutions(),
                    lengths);
            early = atDepths.refuted(inRoots, 0, failing.isEmpty() ? 0 : FIRST_TRIES);
            if (early.isPresent()) {
                return finding(early.get());
            }
        }
        early = search.refutedTied(inRoots, STARTS).or(() -> search.refutedDownhill(inRoots, STARTS));
        if (early.isPresent()) {
            return finding(early.get());
        }
        Verdict verdict = new Verdict.Undecided("not tried");
        PropositionProof inResiduals = new PropositionProof(inLengths(all, lengths), inLengths(implied, lengths), monotone);
        if (!statement.equals(expanded) && !isEquality(statement)) {
            verdict = inResiduals.of(lengths.inLengths(statement));
        }
        boolean provedInResiduals = verdict.isProved();
        if (!verdict.isProved()) {
            verdict = proof.of(lengths.inLengths(expanded));
        }
        if (verdict.isProved() && (inResiduals.usesImplied() || proof.usesImplied())) {
            assumed.add(
                    vocabulary.flow().isPresent()
                            ? "the moments are those of data with linearly independent inputs"
                            : "the inner products are those of vectors");
        }
        if (verdict.isProved()) {
            if (!search.somewhereDefined(inRoots)) {
                return finding(search.nowhereDefined());
            }
            evidence = () -> new Evidence(
                    provedInResiduals
                            ? inResiduals.certificates(lengths.inLengths(statement))
                            : proof.certificates(lengths.inLengths(expanded)),
                    search.witness(inRoots).orElseThrow());
            return finding(verdict);
        }
        Optional<Verdict.Refuted> late = search.refuted(inRoots, FIRST_TRIES, MORE_TRIES);
        return finding(late.isPresent() ? late.get() : search.notFound(verdict));
    }

    @Override
    public Optional<Evidence> evidence() {
        return Optional.ofNullable(evidence).map(Supplier::get);
    }

    private static boolean isEquality(Proposition statement) {
        return statement.comparisons().allMatch(c -> c.sign() == ComparisonSign.EQUAL);
    }

    private static List<Proposition> inLengths(List<Proposition> conditions, LengthsAtPoints lengths) {
        return conditions.stream().map(lengths::inLengths).toList();
    }

    private static List<Proposition> with(List<Proposition> conditions, Proposition statement) {
        List<Proposition> both = new ArrayList<>(conditions);
        both.add(statement);
        return both;
    }

    private static Set<String> names(List<Proposition> propositions) {
        Set<String> names = new HashSet<>();
        propositions.stream().flatMap(Proposition::comparisons).forEach(c -> {
            c.left().symbols().forEach(symbol -> names.add(symbol.name()));
            c.right().symbols().forEach(symbol -> names.add(symbol.name()));
        });
        return names;
    }

    private static Proposition compared(Expr expr, ComparisonSign sign) {
        return new Proposition.Comparison(expr, sign, Constant.ZERO);
    }

    private List<int[]> examples() {
        return depths.map(DepthConditions::examples).orElse(List.of());
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
                holds,
                assumed(),
                Optional.empty());
    }

    /** What the verdict takes for granted besides the conditions that the claim states. */
    private List<String> assumed() {
        translation.branches().forEach(set -> assumed.add("the maps learned at " + set + " are positive"));
        assumed.addAll(translation.domain().generic());
        return assumed;
    }
}
