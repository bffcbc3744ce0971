package org.fusionflow.network.method;

import java.util.function.DoubleSupplier;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;

/** Ends a part of the integration where a {@link KinkPattern} must change. */
final class KinkEvent implements ODEEventDetector, ODEEventHandler {
    /** Looks for a change this often in a step, so that one which would be taken back within the step is missed rarely. */
    private static final double LOOKS = 3;

    /** Relative accuracy of the time: its rounding. */
    private static final double ACCURACY = 1e-15;

    private static final int MOST_ITERATIONS = 300;

    private final KinkPattern pattern;
    private final DoubleSupplier step;
    private boolean happened;

    /**
     * Watches a pattern.
     *
     * @param step length of the present step
     */
    KinkEvent(KinkPattern pattern, DoubleSupplier step) {
        this.pattern = pattern;
        this.step = step;
    }

    boolean happened() {
        return happened;
    }

    @Override
    public AdaptableInterval getMaxCheckInterval() {
        return state -> {
            double length = Math.abs(step.getAsDouble());
            return length > 0 ? length / LOOKS : Double.POSITIVE_INFINITY;
        };
    }

    @Override
    public int getMaxIterationCount() {
        return MOST_ITERATIONS;
    }

    @Override
    public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
        return new BracketingNthOrderBrentSolver(ACCURACY, 0, 5);
    }

    @Override
    public ODEEventHandler getHandler() {
        return this;
    }

    @Override
    public double g(ODEStateAndDerivative state) {
        return happened ? 1 : pattern.margin(state.getPrimaryState());
    }

    @Override
    public Action eventOccurred(ODEStateAndDerivative state, ODEEventDetector detector, boolean increasing) {
        if (increasing) {
            return Action.CONTINUE;
        }
        happened = true;
        return Action.STOP;
    }
}
