package org.fusionflow.study.check;

import java.util.OptionalDouble;
import org.fusionflow.study.design.check.Check;

/**
 * The result of a check, with the numbers that led to it.
 *
 * @param check that was made
 * @param verdict of the check
 * @param expected text for output
 * @param measured text for output, with the standard error of a mean
 * @param error how far apart they are, as text; for steps that should rise, the relative change of the worst step; may be empty
 * @param where the worst place: values of axes, seed; may be empty
 * @param cases number of cases
 * @param value the number that was compared with the bound: a quantity, a relative difference, a count; empty if it does not exist
 */
public record CheckResult(
        Check check,
        Verdict verdict,
        String expected,
        String measured,
        String error,
        String where,
        int cases,
        OptionalDouble value) {
    /** The possible verdicts of a check. */
    public enum Verdict {
        HOLDS("holds"),
        /** A claim of this project does not hold: the program or the theory is wrong. */
        FAILS("DOES NOT HOLD"),
        /** A published claim does not hold at these settings, for the given reason. This is a result, not a failure. */
        CLAIM_FAILS("published claim does not hold here"),
        /** A value that the check needs does not exist, or there is no case. Counts as failing. */
        NOT_COMPARABLE("not comparable");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** True only if the check could be decided and holds. */
    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** False if something is wrong. A published claim that does not hold is a result, so it is fine. */
    public boolean isFine() {
        return verdict == Verdict.HOLDS || verdict == Verdict.CLAIM_FAILS;
    }

    /** The same result with another text for the error. */
    CheckResult withError(String how) {
        return new CheckResult(check, verdict, expected, measured, how, where, cases, value);
    }

    /** The verdict of a comparison that could be made. */
    static Verdict verdict(Check check, boolean holds) {
        return holds ? Verdict.HOLDS : check.published() ? Verdict.CLAIM_FAILS : Verdict.FAILS;
    }
}
