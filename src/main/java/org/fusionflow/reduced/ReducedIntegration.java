package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.ClosestApproach;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.Outcome;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.TrajectoryPoint;
import org.fusionflow.data.Vector;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.LocalizedODEFormats;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.ODEStepEndHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * One pass over the reduced flow from the aligned start: DOP853 with dense output, half times located as threshold crossings,
 * states at requested times, closest approach to the unimodal saddle.
 */
final class ReducedIntegration {
    /** Local relative error. Half times then agree with the reference program to 1e-9 and better. */
    static final double RELATIVE_TOLERANCE = 1e-13;

    /** Local absolute error as a fraction of the start length: growth from u0 is exponential, so errors at the start matter. */
    private static final double ABSOLUTE_PER_START = 1e-14;

    /**
     * A length below this fraction of its start is on its way to 0, which the flow cannot cross: it is put there before the
     * integrator's absolute error can carry it across.
     */
    private static final double STUCK_PER_START = 1e-10;

    /** Some ten seconds of work; more than this means that the plateau is too stiff for an explicit method. */
    private static final int MOST_EVALUATIONS = 100_000_000;

    /** How often a step that overflowed is answered by shorter ones; each time they at least halve. */
    private static final int MOST_ATTEMPTS = 60;

    private final ReducedFlow flow;
    private final SecondMoments moments;
    private final LearningOrder order;
    private final double[] times;
    private final List<Optional<LocatedTime>> halfTimes = new ArrayList<>();
    private final List<TrajectoryPoint> points = new ArrayList<>();
    private Optional<ClosestApproach> closest = Optional.empty();
    private int nextTime;

    ReducedIntegration(SecondMoments moments, LearningOrder order, Gains gains, double[] times) {
        this.flow = new ReducedFlow(moments, gains);
        this.moments = moments;
        this.order = order;
        this.times = times.clone();
        for (int m = 0; m < moments.modalities().count(); m++) {
            halfTimes.add(Optional.empty());
        }
    }

    /**
     * @param u0 start length
     * @param horizon flow time at which the search for half times gives up; requested times are always reached
     */
    ReducedTrajectory run(double u0, double horizon) {
        good = flow.alignedStart(u0);
        observeStart(good);
        double last = times.length == 0 ? 0 : times[times.length - 1];
        double end = Math.max(last, horizon);
        double largestStep = end;
        Outcome outcome = Outcome.OUT_OF_STEPS;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && evaluations < MOST_EVALUATIONS; attempt++) {
            DormandPrince853Integrator integrator = new DormandPrince853Integrator(
                    1e-15 * end, largestStep, ABSOLUTE_PER_START * u0, RELATIVE_TOLERANCE);
            integrator.setMaxEvaluations(MOST_EVALUATIONS - evaluations);
            integrator.addStepHandler(new Observer());
            integrator.addStepEndHandler(new StepEnd(STUCK_PER_START * u0, last));
            boolean again = false;
            try {
                seen = integrator.integrate(flow, new ODEState(seen, good), end).getTime();
                outcome = seen < end ? Outcome.STOPPED_BY_EVENT : Outcome.REACHED_END;
            } catch (MathIllegalArgumentException tooSmall) {
                outcome = Outcome.STEP_TOO_SMALL;
            } catch (MathIllegalStateException stopped) {
                // On a long plateau the error is so small that a trial step grows until it overflows: go on with
                // shorter ones.
                again = stopped.getSpecifier() == LocalizedODEFormats.NAN_APPEARING_DURING_INTEGRATION;
                outcome = again ? Outcome.NOT_FINITE : Outcome.OUT_OF_STEPS;
            }
            evaluations += integrator.getEvaluations();
            if (!again) {
                break;
            }
            largestStep = Math.min(0.5 * largestStep, lastStep);
        }
        return new ReducedTrajectory(outcome, seen, halfTimes, closest, points, evaluations);
    }

    private double[] good = {};
    private double lastStep = Double.MAX_VALUE;
    private int evaluations;
    private double seen;

    private boolean isDone(double last) {
        return nextTime >= times.length && seen >= last && halfTimes.stream().allMatch(Optional::isPresent);
    }

    private void observeStart(double[] state) {
        for (int m = 0; m < halfTimes.size(); m++) {
            if (flow.mapNorm(state, m) >= order.halfNorms().at(m)
                    && order.halfNorms().at(m) > 0) {
                halfTimes.set(m, Optional.of(new LocatedTime(0, 0, 0)));
            }
        }
        approach(0, state);
        record(0, state);
    }

    private void record(double time, double[] state) {
        while (nextTime < times.length && times[nextTime] <= time) {
            Vector map = flow.map(state);
            points.add(new TrajectoryPoint(time, moments.loss(map), map));
            nextTime++;
        }
    }

    /** True if this state is nearer to the saddle than all before. */
    private boolean approach(double time, double[] state) {
        if (order.early()) {
            return false;
        }
        Vector map = flow.map(state);
        double distance = map.minus(order.saddle().map()).norm();
        if (closest.isPresent() && distance >= closest.get().distance()) {
            return false;
        }
        closest = Optional.of(new ClosestApproach(time, distance, moments.loss(map)));
        return true;
    }

    /** Stops the search when all is known, and keeps a length that decays to 0 from crossing it. */
    private final class StepEnd implements ODEStepEndHandler {
        private final double stuck;
        private final double last;

        StepEnd(double stuck, double last) {
            this.stuck = stuck;
            this.last = last;
        }

        @Override
        public Action stepEndOccurred(ODEStateAndDerivative state, boolean forward) {
            if (isDone(last)) {
                return Action.STOP;
            }
            return flow.dropped(state.getPrimaryState(), stuck) ? Action.RESET_STATE : Action.CONTINUE;
        }

        @Override
        public ODEState resetState(ODEStateAndDerivative state) {
            double[] v = state.getPrimaryState();
            flow.drop(v, stuck);
            return new ODEState(state.getTime(), v);
        }
    }

    private final class Observer implements ODEStepHandler {
        /** Interior points of a step that are looked at: a step spans at most a few time constants. */
        private static final int PARTS = 4;

        /** True if the step before ended at the nearest point so far: the least distance may lie at the start of this one. */
        private boolean closestAtEnd;

        @Override
        public void handleStep(ODEStateInterpolator step) {
            double from = step.getPreviousState().getTime();
            double to = step.getCurrentState().getTime();
            if (!(to > from)) {
                return; // the integrator reports an empty step around a reset
            }
            double[] before = step.getPreviousState().getCompleteState();
            double left = from;
            double nearest = Double.NaN;
            for (int i = 1; i <= PARTS; i++) {
                double right = i == PARTS ? to : from + (to - from) * i / PARTS;
                double[] after = i == PARTS
                        ? step.getCurrentState().getCompleteState()
                        : step.getInterpolatedState(right).getCompleteState();
                for (int m = 0; m < halfTimes.size(); m++) {
                    double half = order.halfNorms().at(m);
                    if (halfTimes.get(m).isEmpty()
                            && flow.mapNorm(before, m) < half
                            && flow.mapNorm(after, m) >= half) {
                        halfTimes.set(m, Optional.of(locate(step, m, half, left, right)));
                    }
                }
                if (approach(right, after)) {
                    nearest = right;
                }
                before = after;
                left = right;
            }
            double part = (to - from) / PARTS;
            if (nearest > from) {
                refine(step, nearest - part, Math.min(to, nearest + part));
            } else if (closestAtEnd) {
                refine(step, from, from + part);
            }
            closestAtEnd = nearest == to;
            while (nextTime < times.length && times[nextTime] <= to) {
                double time = times[nextTime];
                record(time, step.getInterpolatedState(time).getCompleteState());
            }
            seen = to;
            lastStep = to - from;
            good = step.getCurrentState().getPrimaryState();
        }

        /** Golden section for the least distance to the saddle between two times of a step. */
        private void refine(ODEStateInterpolator step, double from, double to) {
            double low = from;
            double high = to;
            // 34 steps shrink the interval to 1e-7; the distance is quadratic there, so that resolves it to 1e-14.
            for (int i = 0; i < 34; i++) {
                double third = (high - low) * 0.381966011250105; // 1 - golden ratio conjugate
                if (distance(step, low + third) < distance(step, high - third)) {
                    high -= third;
                } else {
                    low += third;
                }
            }
            double time = 0.5 * (low + high);
            approach(time, step.getInterpolatedState(time).getCompleteState());
        }

        private double distance(ODEStateInterpolator step, double time) {
            return flow.map(step.getInterpolatedState(time).getCompleteState())
                    .minus(order.saddle().map())
                    .norm();
        }

        /** Bisection on the dense output down to neighbouring doubles. */
        private LocatedTime locate(ODEStateInterpolator step, int m, double half, double left, double right) {
            double low = left;
            double high = right;
            while (true) {
                double middle = 0.5 * (low + high);
                if (!(middle > low && middle < high)) {
                    return new LocatedTime(high, low, high);
                }
                if (flow.mapNorm(step.getInterpolatedState(middle).getCompleteState(), m) >= half) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
        }
    }
}
