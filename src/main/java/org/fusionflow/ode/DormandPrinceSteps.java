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

    /**
     * Binary exponent of times from which on a leg has a clock of its own unit. The integrator squares rates over tolerances: with times above some 1e150
     * the squares are 0, and steps of any error would be accepted.
     */
    private static final int FAR = 300;

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
        if (!(progress.end - progress.time > 0)) {
            return IntegrationProgress.Pause.DONE;
        }
        double unit = unit(progress.state);
        double span = Math.min(Double.MAX_VALUE, (progress.end - progress.time) / unit);
        // The smallest step only ends a series of rejected steps: the clock starts at 0, so that every step is
        // resolved.
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(Double.MIN_NORMAL, span, absolute, relative);
        long budget = Math.max(1, progress.maxEvaluations - progress.evaluations);
        integrator.setMaxEvaluations((int) Math.min(Integer.MAX_VALUE, budget));
        if (progress.lastLength > 0) {
            integrator.setInitialStepSize(Math.min(progress.lastLength / unit, span));
        }
        Leg leg = new Leg(progress, stiffness, unit, span);
        integrator.addStepHandler(leg);
        integrator.addStepEndHandler(new LegEnd(leg));
        IntegrationProgress.Pause pause;
        try {
            integrator.integrate(new Equation(flow, unit), new ODEState(0, progress.state), span);
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

    /** The unit of the clock, a power of 2: 1, or about the time in which the fastest unknown changes by its size where that is far from 1. */
    private double unit(double[] state) {
        double[] rate = new double[state.length];
        flow.rate(state, rate);
        double fastest = 0;
        for (int i = 0; i < rate.length; i++) {
            double change = state[i] == 0 ? 0 : Math.abs(rate[i] / state[i]);
            fastest = Math.max(fastest, change);
        }
        boolean known = fastest > 0 && Double.isFinite(fastest);
        int exponent = known ? -Math.getExponent(fastest) : 0;
        return Math.abs(exponent) < FAR ? 1 : Math.scalb(1.0, Math.max(-1000, Math.min(1000, exponent)));
    }

    /** The flow in the type of Hipparchus. */
    private static final class Equation implements OrdinaryDifferentialEquation {
        private final Flow flow;
        private final double unit;

        Equation(Flow flow, double unit) {
            this.flow = flow;
            this.unit = unit;
        }

        @Override
        public int getDimension() {
            return flow.size();
        }

        @Override
        public double[] computeDerivatives(double time, double[] state) {
            double[] rate = new double[state.length];
            flow.rate(state, rate);
            if (unit != 1) {
                for (int i = 0; i < rate.length; i++) {
                    rate[i] *= unit;
                }
            }
            return rate;
        }
    }

    /** Handles every step of one call of the integrator, whose clock starts at 0. */
    private static final class Leg implements ODEStepHandler {
        private final IntegrationProgress progress;
        private final StiffnessDetector stiffness;
        private final double origin;
        private final double unit;
        private final double span;
        private IntegrationProgress.Pause pause = IntegrationProgress.Pause.DONE;
        private boolean over;

        Leg(IntegrationProgress progress, StiffnessDetector stiffness, double unit, double span) {
            this.progress = progress;
            this.stiffness = stiffness;
            this.origin = progress.time;
            this.unit = unit;
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
            progress.accept(new Interpolated(origin, unit, step), after, false);
            if (progress.stopped) {
                over = true;
            } else if (to < span && stiffness.limits(after, (to - from) * unit)) {
                over = true;
                pause = IntegrationProgress.Pause.STIFF;
            } else if (to < span && (to - from < SHORT * to || Math.getExponent(to - from) >= FAR)) {
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
        private final double unit;
        private final ODEStateInterpolator step;
        private final double from;
        private final double length;

        Interpolated(double origin, double unit, ODEStateInterpolator step) {
            this.origin = origin;
            this.unit = unit;
            this.step = step;
            from = step.getPreviousState().getTime();
            length = step.getCurrentState().getTime() - from;
        }

        @Override
        public double start() {
            return origin + from * unit;
        }

        @Override
        public double length() {
            return length * unit;
        }

        @Override
        public void state(double fraction, double[] state) {
            ODEStateAndDerivative at = at(fraction);
            System.arraycopy(at.getPrimaryState(), 0, state, 0, state.length);
        }

        @Override
        public void slope(double fraction, double[] slope) {
            double[] scaled = at(fraction).getPrimaryDerivative();
            for (int i = 0; i < slope.length; i++) {
                slope[i] = scaled[i] / unit;
            }
        }

        @Override
        public double integral(ToDoubleFunction<double[]> function) {
            double sum = 0;
            for (int i = 0; i < RULE.points(); i++) {
                sum += RULE.weight(i) * function.applyAsDouble(at(RULE.node(i)).getPrimaryState());
            }
            return length * unit * sum;
        }

        private ODEStateAndDerivative at(double fraction) {
            if (fraction <= 0) {
                return step.getPreviousState();
            }
            return fraction >= 1 ? step.getCurrentState() : step.getInterpolatedState(from + fraction * length);
        }
    }
}
