package org.fusionflow.study.sweep;

import org.fusionflow.ode.Outcome;

/**
 * The rows of one point of the grid.
 *
 * @param outcome how the point ended, as in the column of this name
 * @param csv its lines, each closed by a line feed
 */
public record PointRows(String outcome, String csv) {
    /** Outcome where the layer counts of a point make no network. */
    static final String NO_SUCH_NETWORK = "NO_SUCH_NETWORK";

    /** Outcome where the output is uncorrelated with every input. */
    static final String NOTHING_TO_LEARN = "NOTHING_TO_LEARN";

    /** True where the numbers cannot be trusted to the end. */
    public boolean isFailure() {
        return outcome.equals(Outcome.STEP_TOO_SMALL.name())
                || outcome.equals(Outcome.NOT_FINITE.name())
                || outcome.equals(Outcome.OUT_OF_STEPS.name());
    }
}
