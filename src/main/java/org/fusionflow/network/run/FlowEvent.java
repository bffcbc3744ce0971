package org.fusionflow.network.run;

import java.util.function.BooleanSupplier;
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
 * An event that happens once on the flow: a function of the state that is negative at the start reaches 0. Afterwards the function counts as
 * positive, so that a function which stays near 0, such as a loss at its minimum, does not trigger again with every rounding error.
 */
final class FlowEvent implements ODEEventDetector, ODEEventHandler {
    /** Relative accuracy of event times: below the error of the integration, above the rounding of the time. */
    static final double ACCURACY = 1e-12;

    /**
     * Largest number of iterations of the root finder. Bisection alone needs about 50 for a relative accuracy of 1e-12 in a step that starts at
     * time 0.
     */
    static final int MOST_ITERATIONS = 300;

    private final ToDoubleFunction<ODEStateAndDerivative> level;
    private final Consumer<ODEStateAndDerivative> listener;
    private final BooleanSupplier stops;
    private boolean hasHappened;

    /**
     * @param level the function
     * @param listener called with the state at the event, whose time is accurate to {@link #ACCURACY}
     * @param stops called after the listener; true ends the run
     */
    FlowEvent(
            ToDoubleFunction<ODEStateAndDerivative> level,
            Consumer<ODEStateAndDerivative> listener,
            BooleanSupplier stops) {
        this.level = level;
        this.listener = listener;
        this.stops = stops;
    }

    static BracketingNthOrderBrentSolver solver() {
        // No absolute accuracy, because flow times have all scales. Order 5 is the default of the solver.
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
        return hasHappened ? 1 : level.applyAsDouble(state);
    }

    @Override
    public Action eventOccurred(ODEStateAndDerivative state, ODEEventDetector detector, boolean increasing) {
        hasHappened = true;
        listener.accept(state);
        return stops.getAsBoolean() ? Action.STOP : Action.CONTINUE;
    }
}
