package org.fusionflow.symbolic.inequality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.fusionflow.symbolic.algebra.Expr;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class InfeasibilityTest {
    private static final Path STATEMENTS = Path.of("src/test/resources/org/fusionflow/symbolic/inequality");

    /** Enough for every true statement of the list but the longest; the false ones would use up any limit. */
    private static final WorkLimit SHORT = new WorkLimit(400_000_000);

    @Test
    void trueStatementsAreProvedWithCertificatesThatCheck() throws IOException {
        List<String> open = new ArrayList<>();
        for (String line : StatementTable.lines(STATEMENTS.resolve("true.txt"))) {
            for (List<Constraint> refutation : Statement.of(line).refutations()) {
                Optional<Certificate> certificate = Infeasibility.of(refutation, WorkLimit.USUAL);
                if (certificate.isEmpty()) {
                    open.add(line);
                } else {
                    assertTrue(certificate.get().check(), line);
                    assertTrue(certificate.get().constraints().stream()
                            .allMatch(c -> c.lawOf().isPresent() || refutation.contains(c)));
                }
            }
        }
        assertEquals(List.of(), open);
    }

    /** One of the two refutations of a false equation may exist. */
    @Test
    void falseStatementsAreNotProved() throws IOException {
        for (String line : StatementTable.lines(STATEMENTS.resolve("false.txt"))) {
            boolean proved = true;
            for (List<Constraint> refutation : Statement.of(line).refutations()) {
                proved &= Infeasibility.of(refutation, SHORT).isPresent();
            }
            assertFalse(proved, line);
        }
    }

    @Test
    void whatIsFoundDependsOnTheWorkAndNotOnTheTime() {
        List<Constraint> refutation =
                Statement.of("x y z : x^3 + y^3 + z^3 >= 3*x*y*z").refutations().get(0);
        Work work = new Work(WorkLimit.USUAL);
        Certificate first = Infeasibility.search(refutation, work).orElseThrow();
        Work again = new Work(WorkLimit.USUAL);
        assertEquals(first, Infeasibility.search(refutation, again).orElseThrow());
        assertEquals(work.done(), again.done());
        assertTrue(Infeasibility.of(refutation, new WorkLimit(work.done())).isPresent());
        assertTrue(Infeasibility.of(refutation, new WorkLimit(work.done() - 1)).isEmpty());
    }

    @Test
    void anInterruptedThreadStopsAtOnce() {
        List<Constraint> refutation =
                Statement.of(": x^2 + 1 > 0").refutations().get(0);
        Thread.currentThread().interrupt();
        Assertions.assertThrows(CancellationException.class, () -> Infeasibility.of(refutation, WorkLimit.USUAL));
        assertTrue(Thread.interrupted());
    }

    @Test
    void theSummaryIsOneLineForAVerdict() {
        Certificate certificate = Infeasibility.of(
                        Statement.of("x y : x + y >= 2*sqrt(x*y)").refutations().get(0), WorkLimit.USUAL)
                .orElseThrow();
        assertTrue(
                certificate.summary().matches("certificate with \\d+ terms, 1 with a square, of degree 2"),
                certificate::summary);
    }

    @Test
    void noConstraintsAreNoContradiction() {
        assertTrue(Infeasibility.of(List.of(), WorkLimit.USUAL).isEmpty());
        assertTrue(Infeasibility.of(List.of(Constraint.positive(Expr.number(1))), WorkLimit.USUAL)
                .isEmpty());
        assertTrue(Infeasibility.of(List.of(Constraint.positive(Expr.number(0))), WorkLimit.USUAL)
                .isPresent());
        assertTrue(Infeasibility.of(List.of(Constraint.zero(Expr.number(2))), WorkLimit.USUAL)
                .isPresent());
        assertTrue(Infeasibility.of(List.of(Constraint.nonzero(Expr.number(0))), WorkLimit.USUAL)
                .isPresent());
        assertTrue(Infeasibility.of(List.of(Constraint.zero(Expr.number(0))), WorkLimit.USUAL)
                .isEmpty());
    }
}
