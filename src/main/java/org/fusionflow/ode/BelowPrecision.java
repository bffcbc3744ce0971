package org.fusionflow.ode;

/** A flow throws it in {@link Flow#confine} if a state has lost what double precision cannot represent; the run ends with STEP_TOO_SMALL. */
public final class BelowPrecision extends ArithmeticException {
    private static final long serialVersionUID = 1L;
}
