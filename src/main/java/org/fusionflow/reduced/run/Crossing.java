package org.fusionflow.reduced.run;

import java.util.function.DoubleUnaryOperator;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.ode.DenseStep;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver.Interval;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/** Locates the point within a step at which a function of the solution changes its sign. */
final class Crossing {
    /** Resolution of the fraction of a step: a few round-off errors of 1. */
    private static final double ACCURACY = 4e-16;

    private static final int MOST_EVALUATIONS = 100;

    private Crossing() {}

    /**
     * Locates the sign change.
     *
     * @param sign a function of the fraction of the step, with different signs at 0 and 1
     * @return the time with its bracket; the bracket is the whole step if the root search fails
     */
    static LocatedTime locate(DenseStep step, DoubleUnaryOperator sign) {
        double[] bracket = bracket(sign);
        return new LocatedTime(step.time(bracket[1]), step.time(bracket[0]), step.time(bracket[1]));
    }

    /** Fractions of the step between which the sign changes. */
    static double[] bracket(DoubleUnaryOperator sign) {
        try {
            Interval found = new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 0, 5)
                    .solveInterval(MOST_EVALUATIONS, sign::applyAsDouble, 0, 1);
            return new double[] {found.getLeftAbscissa(), found.getRightAbscissa()};
        } catch (MathRuntimeException noBracket) {
            // The interpolated solution differs from the ends of the step by round-off, and the crossing lies in
            // between.
            return new double[] {0, 1};
        }
    }
}
