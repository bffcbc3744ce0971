package org.fusionflow.claims.solver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Verdict;

/** The verdict on an open claim after a solver was asked, with the reason. */
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
     * @param limit of time for all its runs
     */
    static Opinion of(Question question, Solver solver, Duration limit) {
        // One run for each form, and one about the conditions.
        Duration each = limit.dividedBy(question.forms().size() + 1);
        SolverAnswer answer = SolverAnswer.unknown("it was not asked");
        for (Question.Form form : question.forms()) {
            try {
                answer = solver.ask(SmtScript.failing(form), each);
            } catch (ArithmeticException beyond) {
                answer = SolverAnswer.unknown("it was not asked: " + beyond.getMessage());
            }
            if (answer.status() == SolverAnswer.Status.NONE) {
                return question.points().areMetSomewhere()
                        ? new Follows("no values meet its conditions and the opposite")
                        : met(question, solver, each);
            }
        }
        if (answer.status() == SolverAnswer.Status.UNKNOWN) {
            return new Open("does not decide it: " + answer.reason());
        }
        return answer.points().stream()
                .flatMap(point -> question.points().refuted(point).stream())
                .<Opinion>map(Fails::new)
                .findFirst()
                .orElseGet(() ->
                        new Open("proposes values for which it fails, and exact arithmetic does not confirm them"));
    }

    /** A claim whose conditions nothing meets says nothing, so a point is needed beside the answer that it follows. */
    private static Opinion met(Question question, Solver solver, Duration limit) {
        String unknown = "finds that it follows, but no exact point is known that meets its conditions";
        SolverAnswer conditions;
        try {
            conditions = solver.ask(SmtScript.meeting(question.last()), limit);
        } catch (ArithmeticException beyond) {
            return new Open(unknown);
        }
        if (conditions.status() == SolverAnswer.Status.NONE) {
            return new Open("finds that no values meet its conditions");
        }
        Optional<Map<String, Rational>> point =
                conditions.points().stream().filter(question.points()::areMet).findFirst();
        return point.isPresent()
                ? new Follows("no values meet its conditions and the opposite; the conditions hold at "
                        + new TreeMap<>(point.get()))
                : new Open(unknown);
    }
}
