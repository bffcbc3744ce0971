package org.fusionflow.claims.asymptotic;

/**
 * A budget of evaluations of integrands. It is counted, so that no verdict depends on how busy a machine is. An integral takes some
 * thousand evaluations, one inside another some millions.
 */
final class IntegralWork {
    /** About ten seconds of work. */
    private static final long MOST_EVALUATIONS = 20_000_000;

    private long evaluations;

    /**
     * @throws ArithmeticException if the budget is used up
     */
    void countOne() {
        if (++evaluations > MOST_EVALUATIONS) {
            throw new ArithmeticException("integrals that take more than " + MOST_EVALUATIONS + " evaluations");
        }
    }
}
