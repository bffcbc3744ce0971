package org.fusionflow.ode;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.LocalizedODEFormats;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.ODEStepEndHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Adaptive steps of DOP853, the explicit Runge-Kutta method of Dormand and Prince of order 8(5,3), by Hipparchus (Hairer, Norsett and Wanner,
 * Solving Ordinary Differential Equations I, section II.5). It ends at the end time or where another method should continue.
 */
final class DormandPrinceSteps {
    /** Quadrature inside a step, exact to degree 9: as accurate as the steps. */
    private static final GaussRule RULE = new GaussRule(5);

    /** A step shorter than this fraction of the clock loses digits of the times inside it: the clock is reset. */
    private static final double SHORT = 1e-4;

    private final Flow flow;
    private final Tolerance tolerance;
    private final double[] absolute;
    private final double[] relative;

    DormandPrinceSteps(Flow flow, Tolerance tolerance) {
        this.flow = flow;
        this.tolerance = tolerance;
        absolute = new ErrorScale(flow, tolerance.absolute()).absolutePerUnknown();
        relative = new double[flow.size()];
        Arrays.fill(relative, this.tolerance.relative());
    }

    IntegrationProgress.Pause run(IntegrationProgress progress, StiffnessDetector stiffness) {
        double span = progress.end - progress.time;
        if (!(span > 0)) {
            return IntegrationProgress.Pause.DONE;
        }
        // The smallest step only ends a series of rejected steps: the clock starts at 0, so that every step is
        // resolved.
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(Double.MIN_NORMAL, span, absolute, relative);
        long budget = Math.max(1, progress.maxEvaluations - progress.evaluations);
        integrator.setMaxEvaluations((int) Math.min(Integer.MAX_VALUE, budget));
        if (progress.lastLength > 0) {
            integrator.setInitialStepSize(Math.min(progress.lastLength, span));
        }
        Leg leg = new Leg(progress, stiffness, span);
        integrator.addStepHandler(leg);
        integrator.addStepEndHandler(new LegEnd(leg));
        IntegrationProgress.Pause pause;
        try {
            integrator.integrate(new Equation(flow), new ODEState(0, progress.state), span);
            pause = leg.pause;
        } catch (MathIllegalArgumentException tooSmall) {
            pause = IntegrationProgress.Pause.TROUBLE;
        } catch (MathIllegalStateException stopped) {
            // A trial step that grew until it overflowed, or the limit of evaluations.
            pause = stopped.getSpecifier() == LocalizedODEFormats.NAN_APPEARING_DURING_INTEGRATION
                    ? IntegrationProgress.Pause.TROUBLE
                    : IntegrationProgress.Pause.OUT_OF_STEPS;
        }
        progress.evaluations += integrator.getEvaluations();
        if (pause == IntegrationProgress.Pause.DONE && !progress.stopped) {
            progress.time = progress.end;
        }
        return pause;
    }

    /** The flow in the type of Hipparchus. */
    private static final class Equation implements OrdinaryDifferentialEquation {
        private final Flow flow;

        Equation(Flow flow) {
            this.flow = flow;
        }

        @Override
        public int getDimension() {
            return flow.size();
        }

        @Override
        public double[] computeDerivatives(double time, double[] state) {
            double[] rate = new double[state.length];
            flow.rate(state, rate);
            return rate;
        }
    }

    /** Handles every step of one call of the integrator, whose clock starts at 0. */
    private static final class Leg implements ODEStepHandler {
        private final IntegrationProgress progress;
        private final StiffnessDetector stiffness;
        private final double origin;
        private final double span;
        private IntegrationProgress.Pause pause = IntegrationProgress.Pause.DONE;
        private boolean over;

        Leg(IntegrationProgress progress, StiffnessDetector stiffness, double span) {
            this.progress = progress;
            this.stiffness = stiffness;
            this.origin = progress.time;
            this.span = span;
        }

        @Override
        public void handleStep(ODEStateInterpolator step) {
            double from = step.getPreviousState().getTime();
            double to = step.getCurrentState().getTime();
            if (over || !(to > from)) {
                return; // the integrator reports an empty step around a reset
            }
            double[] after = step.getCurrentState().getPrimaryState();
            progress.accept(new Interpolated(origin, step), after, false);
            if (progress.stopped) {
                over = true;
            } else if (to < span && stiffness.limits(after, to - from)) {
                over = true;
                pause = IntegrationProgress.Pause.STIFF;
            } else if (to < span && to - from < SHORT * to) {
                over = true;
                pause = IntegrationProgress.Pause.CLOCK;
            }
        }

        boolean isOver() {
            return over;
        }

        void moved(double[] state) {
            progress.state = state.clone();
        }
    }

    /** Ends the call when the leg is over, and confines the state ({@link Flow#confine}) between steps. */
    private final class LegEnd implements ODEStepEndHandler {
        private final Leg leg;

        LegEnd(Leg leg) {
            this.leg = leg;
        }

        @Override
        public Action stepEndOccurred(ODEStateAndDerivative state, boolean forward) {
            if (leg.isOver()) {
                return Action.STOP;
            }
            double[] confined = state.getPrimaryState();
            return flow.confine(confined) ? Action.RESET_STATE : Action.CONTINUE;
        }

        @Override
        public ODEState resetState(ODEStateAndDerivative state) {
            double[] confined = state.getPrimaryState();
            flow.confine(confined);
            leg.moved(confined);
            return new ODEState(state.getTime(), confined);
        }
    }

    private static final class Interpolated implements DenseStep {
        private final double origin;
        private final ODEStateInterpolator step;
        private final double from;
        private final double length;

        Interpolated(double origin, ODEStateInterpolator step) {
            this.origin = origin;
            this.step = step;
            from = step.getPreviousState().getTime();
            length = step.getCurrentState().getTime() - from;
        }

        @Override
        public double start() {
            return origin + from;
        }

        @Override
        public double length() {
            return length;
        }

        @Override
        public void state(double fraction, double[] state) {
            ODEStateAndDerivative at = at(fraction);
            System.arraycopy(at.getPrimaryState(), 0, state, 0, state.length);
        }

        @Override
        public void slope(double fraction, double[] slope) {
            System.arraycopy(at(fraction).getPrimaryDerivative(), 0, slope, 0, slope.length);
        }

        @Override
        public double integral(ToDoubleFunction<double[]> function) {
            double sum = 0;
            for (int i = 0; i < RULE.points(); i++) {
                sum += RULE.weight(i) * function.applyAsDouble(at(RULE.node(i)).getPrimaryState());
            }
            return length * sum;
        }

        private ODEStateAndDerivative at(double fraction) {
            if (fraction <= 0) {
                return step.getPreviousState();
            }
            return fraction >= 1 ? step.getCurrentState() : step.getInterpolatedState(from + fraction * length);
        }
    }
}
