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
 * Something that happens once on the flow: a function of the state, below 0 at the start, comes to 0. After that the function
 * counts as positive, so that one which stays near 0, such as a loss at its minimum, does not happen again with every
 * rounding error.
 */
final class FlowEvent implements ODEEventDetector, ODEEventHandler {
    /** Relative accuracy of event times: below the error of the integration, above the rounding of a clock. */
    static final double ACCURACY = 1e-12;

    /** Bisection alone needs some 50 halvings for a relative accuracy of 1e-12 in a step that starts at time 0. */
    static final int MOST_ITERATIONS = 300;

    private final ToDoubleFunction<ODEStateAndDerivative> level;
    private final Consumer<ODEStateAndDerivative> listener;
    private final BooleanSupplier stops;
    private boolean hasHappened;

    /**
     * @param level the function
     * @param listener told of the state where it happened, at most {@link #ACCURACY} of the time away
     * @param stops asked after that whether the run ends
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
        return hasHappened ? 1 : level.applyAsDouble(state);
    }

    @Override
    public Action eventOccurred(ODEStateAndDerivative state, ODEEventDetector detector, boolean increasing) {
        hasHappened = true;
        listener.accept(state);
        return stops.getAsBoolean() ? Action.STOP : Action.CONTINUE;
    }
}
