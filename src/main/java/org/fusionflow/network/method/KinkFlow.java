package org.fusionflow.network.method;

import java.util.Arrays;
import java.util.Optional;
import org.fusionflow.network.run.FlowObserver;
import org.fusionflow.network.run.TrainingRun;
import org.fusionflow.ode.Outcome;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The gradient flow of a (leaky) ReLU network in parts without kinks. The velocity jumps where the value of a hidden unit at a sample changes its
 * sign, and adaptive steps across it would shrink to nothing. So the slopes of all units at all samples are held, which makes the velocity smooth,
 * the first time at which one of them no longer fits is located on the dense output of the step, and the integration goes on from there with the
 * new {@link KinkPattern}. A crossing costs about one step.
 *
 * <p>Where modalities are left out of the samples or branches have losses of their own, networks on samples still take plain adaptive steps.
 */
final class KinkFlow implements OrdinaryDifferentialEquation {
    /** Changes of the pattern without progress in time before the flow is given up. */
    private static final int MOST_AT_ONCE = 1000;

    private final TrainingRun run;
    private final KinkPattern pattern;
    private final double[] velocity;
    /** The weights from which the integration goes on, if it has crossed a kink. */
    private Optional<double[]> state = Optional.empty();

    private double nextStep;
    private double lastTime = Double.NEGATIVE_INFINITY;
    private int atOnce;
    private boolean settled;
    private KinkEvent event;

    private KinkFlow(TrainingRun run, KinkPattern pattern) {
        this.run = run;
        this.pattern = pattern;
        velocity = new double[run.weights().length];
        event = new KinkEvent(pattern, () -> 0);
    }

    /** The flow of a run; empty if the run has no kinks, or too many units and samples for their slopes to be kept. */
    static Optional<KinkFlow> of(TrainingRun run) {
        return run.objective().pattern().map(network -> {
            KinkPattern pattern = new KinkPattern(network, run.weights(), weights -> factors(run, weights));
            KinkFlow flow = new KinkFlow(run, pattern);
            flow.settle(run.weights(), false);
            return flow;
        });
    }

    private static double[] factors(TrainingRun run, double[] weights) {
        double[] factors = new double[weights.length];
        Arrays.fill(factors, 1);
        run.rates().ifPresent(rates -> {
            run.objective().respond(weights);
            rates.scale(factors);
        });
        return factors;
    }

    @Override
    public int getDimension() {
        return velocity.length;
    }

    @Override
    public double[] computeDerivatives(double time, double[] weights) {
        pattern.velocity(weights, velocity);
        return velocity;
    }

    /** Lets an integrator end at the next change of the pattern. */
    void prepare(DormandPrince853Integrator integrator) {
        event = new KinkEvent(pattern, integrator::getCurrentSignedStepsize);
        integrator.addEventDetector(event);
        if (nextStep > 0) {
            integrator.setInitialStepSize(nextStep);
        }
    }

    boolean hasCrossed() {
        return event.happened();
    }

    /**
     * Changes the pattern where the integrator stopped.
     *
     * @return REACHED_END if the flow goes on
     */
    Outcome cross(DormandPrince853Integrator integrator, FlowObserver observer) {
        nextStep = Math.abs(integrator.getCurrentSignedStepsize());
        double time = observer.reached();
        atOnce = time > lastTime + 4 * Math.ulp(time) ? 0 : atOnce + 1;
        lastTime = Math.max(lastTime, time);
        if (observer.partEnds() == Action.STOP) {
            return observer.outcome();
        }
        double[] weights = observer.weightsReached(run.weights());
        settle(weights, true);
        return settled && atOnce < MOST_AT_ONCE ? Outcome.REACHED_END : Outcome.STEP_TOO_SMALL;
    }

    /** The weights from which the integration goes on, if it was here that it stopped. */
    Optional<double[]> takeState() {
        Optional<double[]> taken = state;
        state = Optional.empty();
        return taken;
    }

    /** Adapts the pattern to other factors of layers. */
    void factorsChanged(FlowObserver observer) {
        settle(observer.weightsReached(run.weights()), false);
    }

    private void settle(double[] weights, boolean change) {
        settled = pattern.settle(weights, change);
        state = Optional.of(weights);
    }

    /** False if no consistent pattern was found, so that the flow cannot go on. */
    boolean isSettled() {
        return settled;
    }
}
