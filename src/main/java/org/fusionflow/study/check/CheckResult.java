package org.fusionflow.study.check;

import java.util.OptionalDouble;
import org.fusionflow.study.design.Check;

/**
 * A check with its evidence.
 *
 * @param check what was checked
 * @param verdict of it
 * @param expected for people
 * @param measured for people, with the standard error of a mean
 * @param error how far apart they are, for people: of steps that should rise, the relative change of the worst; may be empty
 * @param where the worst place: values of axes, seed; may be empty
 * @param cases that were looked at
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
    /** How a check ends. */
    public enum Verdict {
        HOLDS("holds"),
        /** Ours, and not borne out: the program or the theory is wrong. */
        FAILS("DOES NOT HOLD"),
        /** Published, and not borne out at these settings, for the given reason: a result. */
        CLAIM_FAILS("published claim does not hold here"),
        /** A value that it needs does not exist, or there is no case at all: counts as failing. */
        NOT_COMPARABLE("not comparable");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** True only if the check was made and passed. */
    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** False only where something is wrong: a published claim that does not hold is a result. */
    public boolean isFine() {
        return verdict == Verdict.HOLDS || verdict == Verdict.CLAIM_FAILS;
    }

    /** The same with words on how far apart they are. */
    CheckResult withError(String how) {
        return new CheckResult(check, verdict, expected, measured, how, where, cases, value);
    }

    /** The verdict of a comparison that was made. */
    static Verdict verdict(Check check, boolean holds) {
        return holds ? Verdict.HOLDS : check.published() ? Verdict.CLAIM_FAILS : Verdict.FAILS;
    }
}
