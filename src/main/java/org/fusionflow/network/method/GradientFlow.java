package org.fusionflow.network.method;

import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.run.FlowObserver;
import org.fusionflow.network.run.LayerRates;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingRun;
import org.fusionflow.ode.Outcome;
import org.hipparchus.exception.Localizable;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.LocalizedODEFormats;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * {@code flow}: integrates the gradient flow of all weights with the adaptive method of Dormand and Prince of order 8(5,3) (Hairer, Norsett and
 * Wanner, Solving Ordinary Differential Equations I, section II.5). It needs a finite time limit. Through the kinks of ReLU
 * networks it goes with {@link KinkFlow}.
 */
public record GradientFlow() implements TrainingMethod {
    /**
     * Relative tolerance of a step. Local errors grow during the escapes from saddles, and the dense output has a lower order than the steps:
     * with 1e-11 maps at given times are accurate to 5e-9 only; with 1e-12 to 1e-9 as a rule and to 1e-8 after a long plateau. Each factor of
     * ten costs a third more steps.
     */
    public static final double RELATIVE_TOLERANCE = 1e-13;

    /**
     * Absolute tolerance, as a fraction of a typical initial weight. It is small compared with every weight that matters, because all weights
     * start at this scale and grow; and it is large enough that weights which cross 0 do not stop the integrator.
     */
    private static final double ABSOLUTE_TOLERANCE = 1e-13;

    /** Stages of a step, those of its dense output, and the states that the integrator copies. */
    private static final int STAGE_ARRAYS = 40;

    /** Largest number of restarts with shorter steps after an overflow; each restart at least halves the step. */
    private static final int MOST_ATTEMPTS = 60;

    @Override
    public String description() {
        return "gradient flow, adaptive steps";
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public void check(StopRule rule) {
        if (Double.isInfinite(rule.maxTime())) {
            throw new InvalidInput("max-time " + rule.maxTime() + ": expected a finite number for the flow");
        }
    }

    /** True: the flow commutes with rotations, and adaptive steps follow it in any coordinates within their tolerance. */
    @Override
    public boolean commutesWithRotations() {
        return true;
    }

    @Override
    public boolean inSteps() {
        return false;
    }

    @Override
    public int arrays() {
        return STAGE_ARRAYS;
    }

    @Override
    public Outcome train(TrainingRun run) {
        FlowObserver observer = new FlowObserver(run);
        if (!observer.startsFinite()) {
            return Outcome.NOT_FINITE;
        }
        if (observer.startsFinished()) {
            return Outcome.STOPPED_BY_EVENT;
        }
        run.rates().ifPresent(rates -> rates.moveTo(observer.reached()));
        double typical = Vector.of(run.weights()).norm() / Math.sqrt(run.weights().length);
        // A shorter step cannot advance a clock that has reached 1, or the end of a shorter run.
        double smallestStep = Math.ulp(Math.min(1, run.stop().maxTime()));
        double largestStep = run.stop().maxTime();
        Outcome outcome = Outcome.NOT_FINITE;
        Optional<KinkFlow> kinks = KinkFlow.of(run);
        int attempt = 0;
        while (attempt < MOST_ATTEMPTS) {
            DormandPrince853Integrator integrator = new DormandPrince853Integrator(
                    smallestStep, largestStep, ABSOLUTE_TOLERANCE * typical, RELATIVE_TOLERANCE);
            integrator.addStepHandler(observer);
            integrator.addStepEndHandler((state, forward) -> observer.stepEnds(state));
            observer.events().forEach(integrator::addEventDetector);
            if (kinks.isPresent() && !kinks.get().isSettled()) {
                outcome = Outcome.STEP_TOO_SMALL;
                break;
            }
            kinks.ifPresent(flow -> flow.prepare(integrator));
            outcome = integrate(
                    integrator,
                    kinks.<OrdinaryDifferentialEquation>map(flow -> flow)
                            .orElseGet(() -> new Velocity(run.objective(), run.rates())),
                    kinks.flatMap(KinkFlow::takeState).orElseGet(() -> observer.weightsReached(run.weights())),
                    run,
                    observer);
            if (kinks.isPresent() && kinks.get().hasCrossed()) {
                outcome = kinks.get().cross(integrator, observer);
                if (outcome == Outcome.REACHED_END) {
                    continue;
                }
                break;
            }
            if (outcome == Outcome.REACHED_END
                    && observer.reached() < run.stop().maxTime()) {
                // Factors of layers change here.
                run.rates().ifPresent(rates -> {
                    observer.freeze(rates);
                    rates.moveTo(observer.reached());
                });
                kinks.ifPresent(flow -> flow.factorsChanged(observer));
                attempt = 0;
                largestStep = run.stop().maxTime();
                continue;
            }
            // Where errors are small a trial step can grow until it overflows: continue from there with shorter
            // steps.
            if (outcome != Outcome.NOT_FINITE || !observer.isFinite()) {
                break;
            }
            largestStep = 0.5 * Math.min(largestStep, observer.lastLength());
            attempt++;
        }
        observer.finish(run.weights());
        return outcome;
    }

    private static Outcome integrate(
            DormandPrince853Integrator integrator,
            OrdinaryDifferentialEquation equation,
            double[] start,
            TrainingRun run,
            FlowObserver observer) {
        try {
            integrator.integrate(
                    new ExpandableODE(equation),
                    new ODEState(observer.reached(), start),
                    Math.min(
                            run.stop().maxTime(),
                            run.rates().map(LayerRates::nextChange).orElse(Double.POSITIVE_INFINITY)));
            return observer.outcome();
        } catch (MathIllegalArgumentException failed) {
            return outcome(failed.getSpecifier(), failed);
        } catch (MathIllegalStateException failed) {
            return outcome(failed.getSpecifier(), failed);
        }
    }

    private static Outcome outcome(Localizable cause, RuntimeException failed) {
        if (cause == LocalizedODEFormats.MINIMAL_STEPSIZE_REACHED_DURING_INTEGRATION) {
            return Outcome.STEP_TOO_SMALL;
        }
        if (cause == LocalizedODEFormats.NAN_APPEARING_DURING_INTEGRATION) {
            return Outcome.NOT_FINITE;
        }
        throw failed;
    }

    /** The right-hand side of the flow. Its array is reused, because the integrator copies it. */
    private static final class Velocity implements OrdinaryDifferentialEquation {
        private final Objective network;
        private final Optional<LayerRates> rates;
        private final double[] velocity;

        Velocity(Objective network, Optional<LayerRates> rates) {
            this.network = network;
            this.rates = rates;
            velocity = new double[network.layout().weights()];
        }

        @Override
        public int getDimension() {
            return velocity.length;
        }

        @Override
        public double[] computeDerivatives(double time, double[] weights) {
            network.respond(weights);
            network.velocity(weights, velocity);
            if (rates.isPresent()) {
                rates.get().scale(velocity);
            }
            return velocity;
        }
    }
}
