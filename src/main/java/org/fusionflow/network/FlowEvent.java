package org.fusionflow.network;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;

/**
 * Something that happens on the flow where a function of the state rises through 0.
 *
 * @param level the function
 * @param happened told of the state where it happened, at most {@link #ACCURACY} of the time away
 * @param stops asked after that whether the run ends
 */
record FlowEvent(
        ToDoubleFunction<ODEStateAndDerivative> level,
        Consumer<ODEStateAndDerivative> happened,
        java.util.function.BooleanSupplier stops)
        implements ODEEventDetector, ODEEventHandler {
    /** Relative accuracy of event times: below the error of the integration, above the rounding of a clock. */
    static final double ACCURACY = 1e-12;

    /** Bisection alone needs some 50 halvings for a relative accuracy of 1e-12 in a step that starts at time 0. */
    static final int MOST_ITERATIONS = 300;

    static BracketingNthOrderBrentSolver solver() {
        // No absolute accuracy: flow times come on all scales. Order 5 is what the solver's own default is.
        return new BracketingNthOrderBrentSolver(ACCURACY, 0, 5);
    }

    @Override
    public AdaptableInterval getMaxCheckInterval() {
        return state -> Double.POSITIVE_INFINITY;
    }

    @Override
    public int getMaxIterationCount() {
        return MOST_ITERATIONS;
    }

    @Override
    public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
        return solver();
    }

    @Override
    public ODEEventHandler getHandler() {
        return this;
    }

    @Override
    public double g(ODEStateAndDerivative state) {
        return level.applyAsDouble(state);
    }

    @Override
    public Action eventOccurred(ODEStateAndDerivative state, ODEEventDetector detector, boolean increasing) {
        if (increasing) {
            happened.accept(state);
        }
        return stops.getAsBoolean() ? Action.STOP : Action.CONTINUE;
    }
}
