package org.fusionflow.reduced.run;

import java.util.function.DoubleUnaryOperator;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.ode.DenseStep;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver.Interval;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/** Finds where a function of the solution changes its sign inside a step. */
final class Crossing {
    /** Fractions of a step are resolved to a few roundings of 1. */
    private static final double ACCURACY = 4e-16;

    private static final int MOST_EVALUATIONS = 100;

    private Crossing() {}

    /**
     * @param sign a function of the fraction of the step, of different sign at 0 and 1
     * @return the time with its bracket; the whole step where the function jumps about
     */
    static LocatedTime locate(DenseStep step, DoubleUnaryOperator sign) {
        double[] bracket = bracket(sign);
        return new LocatedTime(step.time(bracket[1]), step.time(bracket[0]), step.time(bracket[1]));
    }

    /** Fractions between which the sign changes. */
    static double[] bracket(DoubleUnaryOperator sign) {
        try {
            Interval found = new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 0, 5)
                    .solveInterval(MOST_EVALUATIONS, sign::applyAsDouble, 0, 1);
            return new double[] {found.getLeftAbscissa(), found.getRightAbscissa()};
        } catch (MathRuntimeException noBracket) {
            // The dense solution misses the ends of the step by rounding, and the crossing lies there.
            return new double[] {0, 1};
        }
    }
}
