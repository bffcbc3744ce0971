package org.fusionflow.claims.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The engine against claims that it has not seen: 300 true ones over 60 random trees, and the same 300 with one small edit
 * each. What is true and what is false is known from code that shares nothing with the engine.
 */
class RandomClaimsTest {
    private static final int TREES = 60;
    private static final int PER_TREE = 5;
    private static final long SEED = 3;

    /** Share of the claims that must be decided; a wrong verdict is never allowed. */
    private static final double DECIDED = 0.97;

    /** Far above what a claim takes, so that a busy machine does not change a verdict. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static RandomClaims claims;
    private static List<Outcome> ofTheTrue;
    private static List<Outcome> ofTheBroken;

    /** What the engine says about a claim, and how long it takes. */
    private record Outcome(RandomClaim claim, String edit, Finding finding, double seconds) {
        static Outcome of(RandomClaim claim, String edit) {
            long start = System.nanoTime();
            ClaimDocument read = ClaimDocument.parse("random.md", claim.block(claim.kind()));
            Finding finding = Verification.of(LIMIT, (number, count, name) -> {}, List.of(read))
                    .findings()
                    .get(0);
            return new Outcome(claim, edit, finding, (System.nanoTime() - start) * 1e-9);
        }

        boolean is(String verdict) {
            return finding.verdict().equals(verdict);
        }

        @Override
        public String toString() {
            return String.format(
                    "%n%s %s (%.2f s): %s%n%s",
                    finding.verdict(), edit, seconds, finding.detail(), claim.block(claim.kind()));
        }
    }

    @BeforeAll
    static void decideAll() {
        claims = RandomClaims.of(TREES, PER_TREE, SEED);
        ofTheTrue =
                claims.right().stream().map(claim -> Outcome.of(claim, "true")).toList();
        ofTheBroken = claims.broken().stream()
                .map(broken -> Outcome.of(broken.claim(), broken.edit()))
                .toList();
    }

    @Test
    void thereAre300TrueClaimsOfManyKindsAndAsManyBroken() {
        assertEquals(TREES * PER_TREE, claims.right().size());
        assertEquals(TREES * PER_TREE, claims.broken().size());
        long kinds = claims.right().stream().map(RandomClaim::kind).distinct().count();
        assertTrue(kinds >= 30, "only " + kinds + " kinds of claim");
        assertEquals(
                List.of("exponent", "factor", "modality", "sign"),
                claims.broken().stream()
                        .map(broken -> broken.edit().split(" ", 2)[0])
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void theTrueClaimsAreTrueAtRandomPoints() {
        Random random = new Random(SEED);
        for (RandomClaim claim : claims.right()) {
            ExactValue point = RandomPoint.of(claim, random).orElseThrow();
            TruthAt truth = TruthAt.of(claim, point);
            assertTrue(truth.looksTrue(), () -> truth + " at " + point.values() + "\n" + claim.block(claim.kind()));
        }
    }

    @Test
    void noTrueClaimIsRefutedAndNearlyAllAreProved() {
        assertEquals(List.of(), ofTheTrue.stream().filter(o -> o.is("refuted")).toList());
        List<Outcome> open = ofTheTrue.stream().filter(o -> !o.is("proved")).toList();
        assertTrue(open.size() <= (1 - DECIDED) * ofTheTrue.size(), () -> open.size() + " are not proved: " + open);
    }

    @Test
    void noBrokenClaimIsProvedAndNearlyAllAreRefuted() {
        assertEquals(List.of(), ofTheBroken.stream().filter(o -> o.is("proved")).toList());
        List<Outcome> open = ofTheBroken.stream().filter(o -> !o.is("refuted")).toList();
        assertTrue(open.size() <= (1 - DECIDED) * ofTheBroken.size(), () -> open.size() + " are not refuted: " + open);
    }

    @Test
    void everyCounterexampleMeetsTheAssumptionsAndShowsTheFalsehood(TestReporter reporter) {
        List<String> wrong = new ArrayList<>();
        int exact = 0;
        int bounded = 0;
        for (Outcome outcome : ofTheBroken) {
            if (!outcome.is("refuted")) {
                continue;
            }
            ExactValue point =
                    CounterexamplePoint.of(outcome.claim(), outcome.finding().counterexample());
            try {
                TruthAt truth = TruthAt.of(outcome.claim(), point);
                if (!RandomPoint.meetsAssumptions(outcome.claim(), point) || !truth.isFalse()) {
                    wrong.add(truth + " there: " + outcome);
                }
                exact += truth.isExact() ? 1 : 0;
                bounded += truth.isExact() ? 0 : 1;
            } catch (ArithmeticException | IllegalArgumentException noValue) {
                wrong.add(noValue.getMessage() + ": " + outcome);
            }
        }
        reporter.publishEntry("counterexamples", exact + " in fractions, " + bounded + " by bounds that exclude 0");
        assertEquals(List.of(), wrong);
    }

    @Test
    void noneRunsIntoTheTimeLimit(TestReporter reporter) {
        List<Outcome> all = new ArrayList<>(ofTheTrue);
        all.addAll(ofTheBroken);
        double sum = all.stream().mapToDouble(Outcome::seconds).sum();
        reporter.publishEntry("seconds for " + all.size() + " claims", String.format("%.1f", sum));
        all.stream()
                .sorted(Comparator.comparingDouble(Outcome::seconds).reversed())
                .limit(8)
                .forEach(slow -> reporter.publishEntry("slow", slow.toString()));
        Map<String, Long> verdicts = all.stream()
                .collect(Collectors.groupingBy(
                        o -> (o.edit().equals("true") ? "true" : "broken") + " "
                                + o.finding().verdict(),
                        TreeMap::new,
                        Collectors.counting()));
        reporter.publishEntry("verdicts", verdicts.toString());
        List<Outcome> late = all.stream()
                .filter(o -> o.finding().detail().contains("time limit"))
                .toList();
        assertEquals(List.of(), late, "stopped by the time limit");
    }
}
