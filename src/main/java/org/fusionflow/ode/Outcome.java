package org.fusionflow.ode;

/** How an integration or a training run ended. Expected numerical trouble is a value here, not an exception. */
public enum Outcome {
    /** Went on to the end that was asked for. */
    REACHED_END,
    /** A stop rule fired before the end. */
    STOPPED_BY_EVENT,
    /** The step limit was used up first. */
    OUT_OF_STEPS,
    /** The user asked it to stop; what was computed until then is valid. */
    INTERRUPTED,
    /** The adaptive step fell below what double precision resolves. */
    STEP_TOO_SMALL,
    /** A value became infinite or not a number. */
    NOT_FINITE;

    /** True where the numbers cannot be trusted to the end: exit code 3. */
    public boolean isFailure() {
        return this == STEP_TOO_SMALL || this == NOT_FINITE;
    }
}
