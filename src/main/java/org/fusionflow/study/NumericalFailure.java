package org.fusionflow.study;

import org.fusionflow.ode.Outcome;

/**
 * Reports that an integration or a training run did not come to its end, so that its numbers cannot be used. The command line prints the message
 * and ends with exit code 3.
 */
public final class NumericalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NumericalFailure(String message) {
        super(message);
    }

    /** Throws unless the outcome is usable. */
    public static void check(String what, Outcome outcome) {
        if (outcome.isFailure()) {
            throw new NumericalFailure(what + ": " + describe(outcome));
        }
    }

    /** The outcome in words, with a suggestion what to change. */
    public static String describe(Outcome outcome) {
        return switch (outcome) {
            case STEP_TOO_SMALL -> "the integrator's step fell below what double precision resolves";
            case NOT_FINITE -> "a value became infinite or not a number; try a smaller learning rate";
            case OUT_OF_STEPS -> "the step limit was used up; raise it, or start larger";
            case INTERRUPTED -> "it was interrupted";
            case REACHED_END, STOPPED_BY_EVENT -> "no failure";
        };
    }
}
