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

/** Adaptive steps of Dormand and Prince, order 8(5,3), by Hipparchus, until the end or until another method should go on. */
final class ExplicitSteps {
    /** Integrates inside a step, to degree 9: as good as the steps. */
    private static final GaussRule RULE = new GaussRule(5);

    /** Steps this short against the local clock lose digits inside the step: the clock is set back. */
    private static final double SHORT = 1e-4;

    private final Flow flow;
    private final Tolerance tolerance;
    private final double[] absolute;
    private final double[] relative;

    ExplicitSteps(Flow flow, Tolerance tolerance) {
        this.flow = flow;
        this.tolerance = tolerance;
        absolute = new ErrorScale(flow, tolerance.absolute()).absolutePerUnknown();
        relative = new double[flow.size()];
        Arrays.fill(relative, this.tolerance.relative());
    }

    Course.Pause run(Course course, StiffnessDetector stiffness) {
        double span = course.end - course.time;
        if (!(span > 0)) {
            return Course.Pause.DONE;
        }
        // The smallest step only ends a series of refusals: the clock starts at 0, so that no step is too short for it.
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(Double.MIN_NORMAL, span, absolute, relative);
        long budget = Math.max(1, course.mostEvaluations - course.evaluations);
        integrator.setMaxEvaluations((int) Math.min(Integer.MAX_VALUE, budget));
        if (course.lastLength > 0) {
            integrator.setInitialStepSize(Math.min(course.lastLength, span));
        }
        Leg leg = new Leg(course, stiffness, span);
        integrator.addStepHandler(leg);
        integrator.addStepEndHandler(new LegEnd(leg));
        Course.Pause pause;
        try {
            integrator.integrate(new Equation(flow), new ODEState(0, course.state), span);
            pause = leg.pause;
        } catch (MathIllegalArgumentException tooSmall) {
            pause = Course.Pause.TROUBLE;
        } catch (MathIllegalStateException stopped) {
            // A trial step that grew until it overflowed, or the limit of evaluations.
            pause = stopped.getSpecifier() == LocalizedODEFormats.NAN_APPEARING_DURING_INTEGRATION
                    ? Course.Pause.TROUBLE
                    : Course.Pause.OUT_OF_STEPS;
        }
        course.evaluations += integrator.getEvaluations();
        if (pause == Course.Pause.DONE && !course.stopped) {
            course.time = course.end;
        }
        return pause;
    }

    /** Hipparchus copies the rate, so that one array serves all calls. */
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

    /** What happens at every step of one call of the integrator, whose clock starts at 0. */
    private static final class Leg implements ODEStepHandler {
        private final Course course;
        private final StiffnessDetector stiffness;
        private final double origin;
        private final double span;
        private Course.Pause pause = Course.Pause.DONE;
        private boolean over;

        Leg(Course course, StiffnessDetector stiffness, double span) {
            this.course = course;
            this.stiffness = stiffness;
            this.origin = course.time;
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
            course.accept(new Interpolated(origin, step), after, false);
            if (course.stopped) {
                over = true;
            } else if (to < span && stiffness.limits(after, to - from)) {
                over = true;
                pause = Course.Pause.STIFF;
            } else if (to < span && to - from < SHORT * to) {
                over = true;
                pause = Course.Pause.CLOCK;
            }
        }

        boolean isOver() {
            return over;
        }

        void moved(double[] state) {
            course.state = state.clone();
        }
    }

    /** Ends the call when the leg is over, and keeps the state off what it cannot cross. */
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
