package org.fusionflow.symbolic.algebra;

/**
 * Signals that two independent computations of one result disagree, so that neither can be reported. This is an error
 * of the program, never of the input.
 */
public final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Contradiction(String message) {
        super(message);
    }
}
