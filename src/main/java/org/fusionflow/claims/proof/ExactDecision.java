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
import org.fusionflow.claims.solver.Question;
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

    /** Points at which ties are made, and of which the search goes downhill. */
    private static final int STARTS = 3;

    /** Evaluations on the way downhill before a proof is tried, and after one has failed. */
    private static final int FIRST_EVALUATIONS = 2_000;

    private static final int MORE_EVALUATIONS = 8_000;

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

    /** Read by another thread if this one takes too long. */
    private volatile @Nullable Supplier<Question> question;

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
        PropositionProof known = new PropositionProof(
                conditions.stream().map(c -> c.map(translation::closed)).toList(), List.of(), List.of());
        translation.suppose(known::forms);
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
        List<Proposition> closed = inLengths(with(full, expanded), lengths);
        List<Proposition> monotone = new ArrayList<>(MonotoneFacts.of(closed, depths.map(DepthConditions::set)));
        depths.ifPresent(d -> monotone.addAll(IntegerFacts.of(closed, d.set())));
        PropositionProof proof = new PropositionProof(inLengths(full, lengths), inLengths(implied, lengths), monotone);
        List<Proposition> admitted = new ArrayList<>(full);
        admitted.addAll(implied);
        PointSearch search = new PointSearch(
                new RandomPoints(vocabulary, lengths, examples()),
                admitted,
                proof.assumptions().solutions(),
                lengths);
        Proposition inRoots = expanded.map(lengths::withRoots);
        question = () -> question(
                statement.equals(expanded)
                        ? List.of(form(full, implied, expanded, lengths))
                        : List.of(form(all, implied, statement, lengths), form(full, implied, expanded, lengths)),
                new ProposedPoints(search, inRoots),
                !implied.isEmpty());
        Optional<Verdict.Refuted> early = search.refuted(inRoots, 0, FIRST_TRIES)
                .or(() -> refutedAtDepths(inRoots, admitted, lengths, proof))
                .or(() -> search.refutedTied(inRoots, STARTS))
                .or(() -> search.refutedDownhill(inRoots, 1, FIRST_EVALUATIONS));
        if (early.isPresent()) {
            return finding(early.get());
        }
        Optional<LengthsAtPoints> rooted = lengths.rooted();
        Verdict verdict = new Verdict.Undecided("not tried");
        ResidualCoordinates residuals = new ResidualCoordinates(vocabulary.flow(), lengths.inLengths(statement));
        Proposition withResiduals = residuals.of(lengths.inLengths(statement));
        PropositionProof inResiduals = new PropositionProof(
                inLengths(all, lengths).stream().map(residuals::of).toList(),
                inLengths(implied, lengths).stream().map(residuals::of).toList(),
                monotone.stream().map(residuals::of).toList());
        if (!statement.equals(expanded) && !isEquality(statement)) {
            verdict = inResiduals.of(withResiduals);
        }
        boolean provedInResiduals = verdict.isProved();
        if (!verdict.isProved()) {
            verdict = proof.of(lengths.inLengths(expanded));
        }
        if (verdict.isProved() && (inResiduals.usesImplied() || proof.usesImplied())) {
            assumed.add(origin());
        }
        if (verdict.isProved()) {
            boolean somewhere = search.somewhereDefined(inRoots)
                    || searchInRoots(admitted, rooted)
                            .filter(s -> s.somewhereDefined(expanded.map(rooted.orElseThrow()::withRoots)))
                            .isPresent();
            if (!somewhere) {
                return finding(search.nowhereDefined());
            }
            if (isVacuous(admitted, lengths)) {
                assumed.add("what stands before => holds somewhere: no such point was found");
            }
            evidence = () -> new Evidence(
                    provedInResiduals
                            ? inResiduals.certificates(withResiduals)
                            : proof.certificates(lengths.inLengths(expanded)),
                    search.witness(inRoots)
                            .orElseThrow(
                                    () -> new ArithmeticException("only points with irrational lengths are known")));
            return finding(verdict);
        }
        Optional<Verdict.Refuted> late = search.refutedDownhill(inRoots, STARTS, MORE_EVALUATIONS)
                .or(() -> search.refuted(inRoots, FIRST_TRIES, MORE_TRIES))
                .or(() -> searchInRoots(admitted, rooted)
                        .flatMap(s -> s.refuted(expanded.map(rooted.orElseThrow()::withRoots), 0, MORE_TRIES)));
        return finding(late.isPresent() ? late.get() : search.notFound(verdict));
    }

    /** At numbers of layers at which the statement fails as far as it speaks of them. */
    private Optional<Verdict.Refuted> refutedAtDepths(
            Proposition inRoots, List<Proposition> admitted, LengthsAtPoints lengths, PropositionProof proof) {
        List<int[]> failing = depths.map(d -> d.failing(inRoots)).orElse(List.of());
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        PointSearch search = new PointSearch(
                new RandomPoints(vocabulary, lengths, failing.subList(0, Math.min(failing.size(), MORE_TRIES))),
                admitted,
                proof.assumptions().solutions(),
                lengths);
        return search.refuted(inRoots, 0, FIRST_TRIES);
    }

    /** A search among points whose lengths at fixed points are roots of the maps, and irrational; empty if some have no closed form. */
    private Optional<PointSearch> searchInRoots(List<Proposition> admitted, Optional<LengthsAtPoints> rooted) {
        return rooted.map(lengths -> {
            List<Proposition> inRoots =
                    admitted.stream().map(p -> p.map(lengths::withRoots)).toList();
            return new PointSearch(
                    new RandomPoints(vocabulary, lengths, examples()),
                    inRoots,
                    new PropositionProof(inRoots, List.of(), List.of())
                            .assumptions()
                            .solutions(),
                    lengths);
        });
    }

    /** True for an implication whose premise no point was found to meet: it holds, and may say nothing. */
    private boolean isVacuous(List<Proposition> admitted, LengthsAtPoints lengths) {
        if (!(claim.statement() instanceof Term.Implication implication) || implication.both()) {
            return false;
        }
        List<Proposition> premise = new ArrayList<>(admitted);
        Propositions propositions = new Propositions(vocabulary, translation);
        depths.ifPresent(d -> propositions.restrict(d.set()));
        premise.add(propositions.of(implication.left()).map(translation::closed));
        List<Proposition> inRoots =
                premise.stream().map(p -> p.map(lengths::withRoots)).toList();
        PointSearch search = new PointSearch(
                new RandomPoints(vocabulary, lengths, examples()),
                inRoots,
                new PropositionProof(inLengths(premise, lengths), List.of(), List.of())
                        .assumptions()
                        .solutions(),
                lengths);
        return !search.somewhereDefined(Proposition.TRUE);
    }

    private static Question.Form form(
            List<Proposition> conditions, List<Proposition> implied, Proposition statement, LengthsAtPoints lengths) {
        List<Proposition> all = new ArrayList<>(conditions);
        all.addAll(implied);
        return new Question.Form(inLengths(all, lengths), lengths.inLengths(statement));
    }

    private Question question(List<Question.Form> forms, Question.Points points, boolean usesImplied) {
        List<String> taken = new ArrayList<>(usesImplied ? List.of(origin()) : List.of());
        taken.addAll(taken());
        return new Question(forms, points, taken);
    }

    private String origin() {
        return vocabulary.flow().isPresent()
                ? "the moments are those of data with linearly independent inputs"
                : "the inner products are those of vectors";
    }

    @Override
    public Optional<Question> question() {
        return Optional.ofNullable(question).map(Supplier::get);
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
        assumed.addAll(taken());
        return assumed;
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>();
        translation.branches().forEach(set -> taken.add("the maps learned at " + set + " are positive"));
        taken.addAll(translation.domain().generic());
        return taken;
    }
}
