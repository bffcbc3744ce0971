package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    /** Points that are to meet the conditions before the proof, which takes longer: nearly all false statements fail at the first of these. */
    private static final int FIRST_TRIES = 12;

    /** All points tried. If the statement holds at all of them after a proof has failed, it is likely true and the algebra does not show it. */
    private static final int ALL_TRIES = 132;

    /** Points at which ties are made, and of which the search goes downhill. */
    private static final int STARTS = 3;

    /** Evaluations on the way downhill before a proof is tried, and after one has failed. */
    private static final int FIRST_EVALUATIONS = 500;

    private static final int MORE_EVALUATIONS = 8_000;

    private final Claim claim;
    private final Vocabulary vocabulary;
    private final Translation translation;
    private final Optional<DepthConditions> depths;
    private final List<Proposition> conditions = new ArrayList<>();
    private final Proposition statement;
    private @Nullable Supplier<Optional<Evidence>> evidence;
    private final List<String> assumed = new ArrayList<>();
    private final Set<Set<Integer>> branches = new LinkedHashSet<>();

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
        conditions.addAll(translation.points().positiveMaps());
        vocabulary.functions().requireEvaluated(names(with(conditions, List.of(statement))));
        conditions.addAll(vocabulary.functions().conditions());
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
        List<Proposition> full = new ArrayList<>();
        all.forEach(c -> full.add(c.map(translation::closed)));
        LengthsAtPoints lengths = new LengthsAtPoints(translation.points().values());
        Optional<String> obstacle = lengths.choose(expanded, full);
        branches.addAll(lengths.branches());
        if (obstacle.isPresent()) {
            return finding(new Verdict.Undecided(obstacle.get()));
        }
        all.addAll(lengths.learned());
        full.addAll(lengths.learned());
        Proposition inRoots = expanded.map(lengths::withRoots);
        List<Proposition> admitted = new ArrayList<>();
        with(full, lengths.coupled()).forEach(condition -> admitted.add(condition.map(lengths::withRoots)));
        List<Proposition> implied = implied(with(admitted, List.of(inRoots)));
        admitted.addAll(vocabulary.functions().atPoints(names(with(admitted, List.of(inRoots)))));
        List<Proposition> closed = inLengths(with(full, List.of(expanded)), lengths);
        List<Proposition> whole =
                depths.map(d -> IntegerFacts.of(closed, d.set())).orElse(List.of());
        admitted.addAll(implied);
        PointSearch search = search(examples(), admitted, full, lengths);
        question = () -> question(
                statement.equals(expanded)
                        ? List.of(form(full, implied, expanded, lengths))
                        : List.of(form(all, implied, statement, lengths), form(full, implied, expanded, lengths)),
                new ProposedPoints(search, inRoots),
                !implied.isEmpty());
        Optional<Verdict.Refuted> early = Optional.empty();
        int tried = 0;
        // Where few points meet the conditions more of them are looked at, so that no long proof of a false statement
        // is tried.
        for (; early.isEmpty() && tried < ALL_TRIES && search.met() < FIRST_TRIES; tried += FIRST_TRIES) {
            early = search.refuted(inRoots, tried, FIRST_TRIES);
        }
        early = early.or(() -> refutedAtDepths(inRoots, admitted, full, lengths))
                .or(() -> search.refutedTied(inRoots, STARTS))
                .or(() -> search.refutedDownhill(inRoots, 1, FIRST_EVALUATIONS));
        if (early.isPresent()) {
            return finding(early.get());
        }
        Verdict verdict = new Verdict.Undecided("not tried");
        for (Supplier<Attempt> next : attempts(all, full, implied, whole, expanded, lengths)) {
            Attempt attempt = next.get();
            verdict = attempt.proof().of(attempt.goal());
            if (!verdict.isProved()) {
                continue;
            }
            if (attempt.proof().usesImplied()) {
                assumed.add(impliedInWords());
            }
            if (!search.somewhereDefined(inRoots)) {
                return finding(search.nowhereDefined());
            }
            if (isVacuous(admitted, full, lengths)) {
                assumed.add("what stands before => holds somewhere: no such point was found");
            }
            evidence = () -> search.witness(inRoots)
                    .map(point -> new Evidence(attempt.proof().certificates(attempt.goal()), point));
            return finding(verdict);
        }
        int from = tried;
        Optional<Verdict.Refuted> late = search.refutedDownhill(inRoots, STARTS, MORE_EVALUATIONS)
                .or(() -> search.refuted(inRoots, from, ALL_TRIES - from));
        return finding(late.isPresent() ? late.get() : search.notFound(verdict));
    }

    private PointSearch search(
            List<int[]> numbersOfLayers,
            List<Proposition> admitted,
            List<Proposition> conditions,
            LengthsAtPoints lengths) {
        List<Proposition> equations = inLengths(conditions, lengths);
        return new PointSearch(
                new RandomPoints(vocabulary, lengths, numbersOfLayers),
                admitted,
                new PropositionProof(equations, List.of(), List.of())
                        .assumptions()
                        .solutions(),
                equations,
                lengths);
    }

    /** At numbers of layers at which the statement fails as far as it speaks of them. */
    private Optional<Verdict.Refuted> refutedAtDepths(
            Proposition inRoots, List<Proposition> admitted, List<Proposition> full, LengthsAtPoints lengths) {
        List<int[]> failing = depths.map(d -> d.failing(inRoots)).orElse(List.of());
        return failing.isEmpty()
                ? Optional.empty()
                : search(failing.subList(0, Math.min(failing.size(), ALL_TRIES)), admitted, full, lengths)
                        .refuted(inRoots, 0, FIRST_TRIES);
    }

    /** True for an implication whose premise no point was found to meet: it holds, and may say nothing. */
    private boolean isVacuous(List<Proposition> admitted, List<Proposition> full, LengthsAtPoints lengths) {
        if (!(claim.statement() instanceof Term.Implication implication) || implication.both()) {
            return false;
        }
        Propositions propositions = new Propositions(vocabulary, translation);
        depths.ifPresent(d -> propositions.restrict(d.set()));
        Proposition premise = propositions.of(implication.left()).map(translation::closed);
        List<Proposition> met = with(admitted, List.of(premise.map(lengths::withRoots)));
        return !search(examples(), met, with(full, List.of(premise)), lengths).somewhereDefined(Proposition.TRUE);
    }

    private static Question.Form form(
            List<Proposition> conditions, List<Proposition> implied, Proposition statement, LengthsAtPoints lengths) {
        List<Proposition> all = with(conditions, implied);
        return new Question.Form(with(inLengths(all, lengths), lengths.equations()), lengths.inLengths(statement));
    }

    private Question question(List<Question.Form> forms, Question.Points points, boolean usesImplied) {
        List<String> taken = new ArrayList<>(usesImplied ? List.of(impliedInWords()) : List.of());
        taken.addAll(taken());
        return new Question(forms, points, taken);
    }

    /** What holds of the moments or vectors that occur. */
    private List<Proposition> implied(List<Proposition> propositions) {
        Set<String> names = names(propositions);
        List<Proposition> implied = new ArrayList<>(vocabulary.vectors().conditions(names));
        vocabulary.flow().ifPresent(flow -> implied.addAll(MomentConditions.of(flow, propositions)));
        vocabulary
                .vectorFlow()
                .ifPresent(flow -> implied.addAll(
                        VectorConditions.of(flow, vocabulary.vectorPoints().orElseThrow(), names)));
        return implied;
    }

    /** A way to prove the statement. */
    private record Attempt(PropositionProof proof, Proposition goal) {}

    /** The ways to prove it, in turn: with residuals as symbols, if that is another form; with lengths as symbols; with lengths of further fixed points as roots, if there are any. */
    private List<Supplier<Attempt>> attempts(
            List<Proposition> all,
            List<Proposition> full,
            List<Proposition> implied,
            List<Proposition> whole,
            Proposition expanded,
            LengthsAtPoints lengths) {
        List<Supplier<Attempt>> attempts = new ArrayList<>();
        List<Proposition> known = inLengths(implied, lengths);
        if (!statement.equals(expanded) && !isEquality(statement)) {
            ResidualCoordinates residuals = new ResidualCoordinates(vocabulary.flow(), lengths.inLengths(statement));
            attempts.add(() -> new Attempt(
                    new PropositionProof(
                            with(inLengths(all, lengths), lengths.equations()).stream()
                                    .map(residuals::of)
                                    .toList(),
                            known.stream().map(residuals::of).toList(),
                            whole.stream().map(residuals::of).toList()),
                    residuals.of(lengths.inLengths(statement))));
        }
        attempts.add(() -> new Attempt(
                new PropositionProof(with(inLengths(full, lengths), lengths.equations()), known, whole),
                lengths.inLengths(expanded)));
        if (lengths.hasRoots()) {
            attempts.add(() -> new Attempt(
                    new PropositionProof(
                            full.stream().map(lengths::inRoots).toList(),
                            implied.stream().map(lengths::inRoots).toList(),
                            whole),
                    lengths.inRoots(expanded)));
        }
        return attempts;
    }

    private String impliedInWords() {
        if (vocabulary.vectorFlow().isPresent()) {
            return "the rows are those of data with linearly independent inputs";
        }
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
        return Optional.ofNullable(evidence).flatMap(Supplier::get);
    }

    private static boolean isEquality(Proposition statement) {
        return statement.comparisons().allMatch(c -> c.sign() == ComparisonSign.EQUAL);
    }

    private static List<Proposition> inLengths(List<Proposition> conditions, LengthsAtPoints lengths) {
        return conditions.stream().map(lengths::inLengths).toList();
    }

    private static List<Proposition> with(List<Proposition> conditions, List<Proposition> more) {
        List<Proposition> both = new ArrayList<>(conditions);
        both.addAll(more);
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
        Set<Set<Integer>> sets = new LinkedHashSet<>(branches);
        sets.addAll(translation.points().branches());
        sets.remove(Set.of());
        sets.forEach(set -> taken.add("the maps learned at "
                + translation.points().values().orElseThrow().setName(set) + " are positive"));
        taken.addAll(translation.domain().generic());
        return taken;
    }
}
