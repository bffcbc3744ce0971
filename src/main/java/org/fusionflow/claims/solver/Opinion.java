package org.fusionflow.claims.solver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.symbolic.algebra.Verdict;

/** What comes of asking a solver. */
public sealed interface Opinion {
    /**
     * No values meet the conditions and not the statement, says the solver, and some point meets the conditions, as exact arithmetic shows.
     *
     * @param reason what was asked and answered
     */
    record Follows(String reason) implements Opinion {}

    /**
     * The statement fails at a point that the solver proposed, as exact arithmetic shows.
     *
     * @param verdict with the point
     */
    record Fails(Verdict.Refuted verdict) implements Opinion {}

    /**
     * Neither.
     *
     * @param reason why
     */
    record Open(String reason) implements Opinion {}

    /**
     * Asks a solver.
     *
     * @param limit of time for each of at most two runs
     */
    static Opinion of(Question question, Solver solver, Duration limit) {
        SmtScript failing;
        SmtScript meeting;
        try {
            failing = SmtScript.failing(question);
            meeting = SmtScript.meeting(question);
        } catch (ArithmeticException beyond) {
            return new Open("was not asked: " + beyond.getMessage());
        }
        SolverAnswer answer = solver.ask(failing, limit);
        return switch (answer.status()) {
            case UNKNOWN -> new Open("does not decide it: " + answer.reason());
            case SOME -> answer.points().stream()
                    .flatMap(point -> question.points().refuted(point).stream())
                    .<Opinion>map(Fails::new)
                    .findFirst()
                    .orElseGet(() -> new Open("proposes values for which it fails, and exact arithmetic does not confirm them"));
            case NONE -> question.points().areMetSomewhere()
                    ? new Follows("no values meet its conditions and the opposite")
                    : met(question, solver.ask(meeting, limit));
        };
    }

    /** A claim whose conditions nothing meets says nothing, so a point is needed beside the answer that it follows. */
    private static Opinion met(Question question, SolverAnswer conditions) {
        if (conditions.status() == SolverAnswer.Status.NONE) {
            return new Open("finds that no values meet its conditions");
        }
        Optional<Map<String, org.fusionflow.expression.Rational>> point =
                conditions.points().stream().filter(question.points()::areMet).findFirst();
        return point.isPresent()
                ? new Follows("no values meet its conditions and the opposite; the conditions hold at " + point.get())
                : new Open("finds that it follows, but no exact point is known that meets its conditions");
    }
}
