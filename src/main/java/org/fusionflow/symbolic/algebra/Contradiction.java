package org.fusionflow.symbolic.algebra;

/**
 * Two independent routes to one result disagree, so at least one of them is wrong and neither may be reported. Never the
 * fault of the input.
 */
public final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Contradiction(String message) {
        super(message);
    }
}
