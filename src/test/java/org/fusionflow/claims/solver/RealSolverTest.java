package org.fusionflow.claims.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.proof.NumericDepthDecision;
import org.fusionflow.claims.proof.SymbolicDepthDecision;
import org.fusionflow.claims.result.Decision;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What z3 says where it is installed: of statements whose truth is known, it never says the wrong thing through us. */
class RealSolverTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    /**
     * What the program and the solver say about one claim.
     *
     * @param opinion empty where there is nothing to ask
     */
    private record Pair(Claim claim, Finding finding, Optional<Opinion> opinion) {
        private boolean follows() {
            return opinion.filter(Opinion.Follows.class::isInstance).isPresent();
        }

        private boolean fails() {
            return opinion.filter(Opinion.Fails.class::isInstance).isPresent();
        }

        @Override
        public String toString() {
            return claim.name() + ": " + finding.verdict() + ", "
                    + opinion.map(Opinion::toString).orElse("not asked");
        }
    }

    private static Solver z3() {
        try {
            return Solver.of("z3");
        } catch (InvalidInput missing) {
            return abort(missing.getMessage());
        }
    }

    private static List<Pair> asked(Solver solver, String name, String text) {
        List<Pair> pairs = new ArrayList<>();
        for (Claim claim : ClaimDocument.parse(name, text).claims()) {
            if (claim.kind() == Claim.Kind.ASYMPTOTIC) {
                continue;
            }
            try {
                boolean symbolic =
                        claim.tree().filter(tree -> !tree.isNumeric()).isPresent();
                Decision decision = symbolic ? SymbolicDepthDecision.of(claim) : NumericDepthDecision.of(claim);
                Finding finding = decision.decide();
                pairs.add(new Pair(
                        claim, finding, decision.question().map(question -> Opinion.of(question, solver, LIMIT))));
            } catch (ArithmeticException noValue) {
                // Nothing to ask: a side has no value.
            }
        }
        return pairs;
    }

    @Test
    void statementsOfKnownTruthGetNoWrongAnswer() throws IOException {
        List<Pair> pairs = asked(z3(), "attacks.md", resource("attacks.md"));
        assertTrue(pairs.size() >= 60, pairs.size() + " claims");
        List<Pair> wrong = pairs.stream()
                .filter(pair -> switch (pair.claim().name().charAt(0)) {
                    case 'T' -> pair.fails();
                    case 'F' -> pair.follows();
                    default -> pair.follows() || pair.fails();
                })
                .toList();
        assertEquals(List.of(), wrong);
        long follow = pairs.stream().filter(Pair::follows).count();
        long fail = pairs.stream().filter(Pair::fails).count();
        // z3 4.8.12 finds 30 of the 34 true ones and 21 of the 24 false ones; others may find fewer.
        assertTrue(follow >= 20 && fail >= 12, follow + " follow, " + fail + " fail");
    }

    /** The translation for solvers shares nothing with the proofs but the expressions, so this is a check of both. */
    @Test
    @Tag("long")
    void noAnswerContradictsAVerdictOnTheDocuments(TestReporter reporter) throws IOException, InterruptedException {
        Solver solver = z3();
        List<Pair> pairs = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("derivations"))) {
            files = all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Files.readString(file));
        }
        texts.add(resource("../proof/attacks.md"));
        // Nested expressions need more stack than the thread of a test has.
        Thread worker = new Thread(
                null, () -> texts.forEach(text -> pairs.addAll(asked(solver, "a.md", text))), "asks", 64L << 20);
        worker.start();
        worker.join();
        List<Pair> wrong = pairs.stream()
                .filter(pair -> (pair.finding().verdict().equals("proved") && pair.fails())
                        || (pair.finding().verdict().equals("refuted") && pair.follows()))
                .toList();
        assertEquals(List.of(), wrong);
        long proved = pairs.stream()
                .filter(p -> p.finding().verdict().equals("proved"))
                .count();
        long confirmed = pairs.stream()
                .filter(p -> p.finding().verdict().equals("proved") && p.follows())
                .count();
        reporter.publishEntry(solver.title() + " confirms " + confirmed + " of " + proved + " proved claims");
        assertTrue(proved >= 300 && confirmed >= proved * 3 / 4, confirmed + " of " + proved);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(RealSolverTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
