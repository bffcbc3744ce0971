package org.fusionflow.report.study.manuscript;

import java.util.List;
import org.fusionflow.expression.Sentence;
import org.fusionflow.report.document.Prose;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.check.CheckResult.Verdict;
import org.fusionflow.study.design.check.Check;

/**
 * A check with its outcome in words.
 *
 * @param name a sentence
 * @param expected the bound
 * @param found the measured value, and its error
 * @param where the worst place; empty for a single case
 * @param verdict of the check
 * @param reason why the bound has its value, and which cases were left out
 */
public record CheckLine(
        Sentence name, String expected, String found, Sentence where, Verdict verdict, Sentence reason) {
    public static CheckLine of(CheckResult result) {
        return new CheckLine(
                result.check().name(),
                result.expected(),
                (result.error().isEmpty() ? result.measured() : result.measured() + " (" + result.error() + ")"),
                new Sentence(Marked.place(result.where())),
                result.verdict(),
                reason(result.check()));
    }

    /** The reason, with the cases that were left out. */
    private static Sentence reason(Check check) {
        StringBuilder text = new StringBuilder(check.reason().marked());
        for (Check.Excluded excluded : check.except()) {
            text.append(text.toString().endsWith(".") ? " " : ". ")
                    .append("Left out where ")
                    .append(Marked.expression(excluded.where().text()).marked())
                    .append(": ")
                    .append(excluded.reason().marked());
        }
        return new Sentence(text.toString());
    }

    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** False if something is wrong. A published claim that does not hold is a result, so it is fine. */
    public boolean isFine() {
        return holds() || verdict == Verdict.CLAIM_FAILS;
    }

    /** A sentence that says how many checks hold. */
    public static Prose verdict(List<CheckLine> checks) {
        if (checks.isEmpty()) {
            return Prose.of("The study states no checks: nothing here was tested against a bound.");
        }
        long claims = checks.stream()
                .filter(check -> check.verdict == Verdict.CLAIM_FAILS)
                .count();
        long holding = checks.stream().filter(CheckLine::holds).count();
        if (holding == checks.size()) {
            return Prose.of("").bold(holding == 1 ? "The check holds." : "All " + holding + " checks hold.");
        }
        String published = claims == 0
                ? ""
                : claims == 1
                        ? " One published claim does not hold at these settings, which is a result."
                        : " " + claims + " published claims do not hold at these settings, which is a result.";
        return Prose.of("")
                .bold(
                        checks.size() == 1
                                ? "The check does not hold."
                                : holding + " of " + checks.size() + " checks hold.")
                .text(published);
    }
}
