package org.fusionflow.ode;

/**
 * An unknown decayed below what double precision represents and would have to grow again. A flow throws it in {@link Flow#confine}; the integration ends
 * with {@link Outcome#STEP_TOO_SMALL}.
 */
public final class BelowPrecision extends ArithmeticException {
    private static final long serialVersionUID = 1L;
}
