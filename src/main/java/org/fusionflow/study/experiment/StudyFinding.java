package org.fusionflow.study.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * A statement about an experiment's table and whether it holds.
 *
 * @param statement a sentence without its full stop
 * @param theory what is expected, for people
 * @param measured what was found, for people
 * @param error how far apart they are, for people; may be empty
 * @param verdict of the comparison
 * @param reason why the tolerance is what it is, or why a published claim does not hold here
 */
public record StudyFinding(
        String statement, String theory, String measured, String error, Verdict verdict, String reason) {
    private static final int DIGITS = 4;
    private static final String NOT_A_NUMBER = Double.toString(Double.NaN);

    /** How a statement fares. */
    public enum Verdict {
        HOLDS("holds"),
        /** Ours, and not borne out: the program or the theory is wrong. */
        FAILS("DOES NOT HOLD"),
        /** Published, and not borne out at these settings, for the given reason: a result. */
        CLAIM_FAILS("published claim does not hold here");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** A number within a relative tolerance of what theory says. */
    public static StudyFinding within(
            String statement, double theory, double measured, double tolerance, String reason) {
        double error = measured / theory - 1;
        return new StudyFinding(
                statement,
                number(theory),
                number(measured),
                percent(error),
                verdict(Math.abs(error) <= tolerance),
                reason);
    }

    /** A number that must not exceed a bound. */
    public static StudyFinding atMost(String statement, double measured, double bound, String reason) {
        return new StudyFinding(
                statement, "at most " + number(bound), number(measured), "", verdict(measured <= bound), reason);
    }

    /** A number that must reach a bound. */
    public static StudyFinding atLeast(String statement, double measured, double bound, String reason) {
        return new StudyFinding(
                statement, "at least " + number(bound), number(measured), "", verdict(measured >= bound), reason);
    }

    /** A count that must be complete. */
    public static StudyFinding all(String statement, int holding, int of, String reason) {
        return new StudyFinding(
                statement, of + " of " + of, holding + " of " + of, "", verdict(holding == of && of > 0), reason);
    }

    /** A statement of the paper: where it is not borne out, the reason says why. */
    public StudyFinding published() {
        // What was not measured is no result.
        return verdict == Verdict.FAILS && !measured.contains(NOT_A_NUMBER)
                ? new StudyFinding(statement, theory, measured, error, Verdict.CLAIM_FAILS, reason)
                : this;
    }

    /** False only where something is wrong. */
    public boolean isFine() {
        return verdict != Verdict.FAILS;
    }

    public static Verdict verdict(boolean holds) {
        return holds ? Verdict.HOLDS : Verdict.FAILS;
    }

    /** Four significant digits, without zeros at the end. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 || (power >= -4 && power <= 5)
                ? rounded.toPlainString()
                : String.format(Locale.ROOT, "%." + (rounded.precision() - 1) + "e", rounded);
    }

    /** A relative error with its sign. */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%+.2g\u00a0%%", 100 * fraction);
    }
}
