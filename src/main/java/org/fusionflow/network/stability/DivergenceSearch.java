package org.fusionflow.network.stability;

import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.Plateau;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.ode.Outcome;

/**
 * Finds the learning rate above which a run diverges: it repeats the run with half the rate until it converges, and the curvature of that
 * minimum sets the limit. Minima of deep networks differ in curvature, so the limit is that of this minimum.
 */
public final class DivergenceSearch {
    /** Largest number of halvings. Rates that diverge do so within a few steps, so even a rate that is 1e12 too large costs almost nothing. */
    private static final int MOST_HALVINGS = 40;

    /**
     * Largest number of rates that neither diverge nor converge. They usually span a factor of two or three; this bounds the time for networks
     * with kinks.
     */
    private static final int MOST_BOUNDED = 12;

    /** Largest number of steps of a trial, the usual limit of a run. */
    private static final long MOST_STEPS = 200_000;

    /** Largest number of multiplications and additions of a trial: about ten seconds, for networks whose every step processes all samples. */
    private static final double MOST_WORK = 1e11;

    /** A trial has converged when the loss decreases by less than this fraction of itself ... */
    private static final double AT_REST = 1e-6;

    /** ... within this share of its steps, which is usually longer than the plateaus at saddles. */
    private static final double LOOK_BACK = 0.1;

    /**
     * Smallest number of further steps after a trial has learned, in which it comes closer to its minimum: the excess loss then is far below
     * 1e-3 of its initial value.
     */
    private static final long POLISH = 2000;

    private final TrainingPlan plan;
    private final Descent method;
    private final Watching watching;
    private final Checkpoint start;
    private final double rate;
    /** Final loss of the previous trial that converged; NaN before the first. */
    private double lossBefore = Double.NaN;

    private DivergenceSearch(TrainingPlan plan, Descent method, Checkpoint start, Watching watching) {
        this.plan = plan;
        this.method = method;
        this.start = start;
        // A recording of the run must not contain weights of trials.
        this.watching = new Watching(watching.progress(), WeightWatcher.NONE, watching.interrupted());
        rate = method.schedule().rate(0);
    }

    /**
     * Explains the divergence of a run that began with the plan's own weights.
     *
     * @param plan whose run ended {@link Outcome#NOT_FINITE}
     * @param watching receives progress and can interrupt the search
     * @return empty if the method is not stepwise, so that the learning rate is not the cause
     */
    public static Optional<Divergence> explain(TrainingPlan plan, Watching watching) {
        return explain(plan, Simulator.start(plan), watching);
    }

    /**
     * Explains the divergence of a run that began with given weights.
     *
     * @param start where the run began; only its weights are used
     */
    public static Optional<Divergence> explain(TrainingPlan plan, Checkpoint start, Watching watching) {
        return Descent.of(plan.method())
                .map(steps -> new DivergenceSearch(
                                plan, steps, new Checkpoint(0, 0, start.weights(), Map.of()), watching)
                        .search());
    }

    private Divergence search() {
        if (!isStartFinite()) {
            return new Divergence.AtTheStart();
        }
        double factor = 1;
        int bounded = 0;
        Optional<Divergence> last = Optional.empty();
        for (int k = 0; k < MOST_HALVINGS && bounded < MOST_BOUNDED; k++) {
            factor *= 0.5;
            Descent slower = method.withRatesTimes(factor);
            Trial trial = trial(slower);
            if (trial.outcome() == Outcome.INTERRUPTED) {
                return new Divergence.Unknown(rate);
            }
            Checkpoint end = trial.run().end();
            Optional<StableStep> limit =
                    trial.outcome() == Outcome.NOT_FINITE ? Optional.empty() : StableStep.at(plan, end.weights());
            if (limit.isPresent()) {
                bounded++;
                boolean rests = isAtRest(trial, slower, limit.get()) && isLowest(trial);
                Divergence found = new Divergence.WithLimit(
                        rate, rate * factor, end.steps(), rests && trial.settled(), limit.get());
                if (rests) {
                    return found;
                }
                last = Optional.of(found);
            }
        }
        return last.orElse(new Divergence.Everywhere(rate, rate * factor));
    }

    /**
     * True if a trial ended at a minimum. A run above the limit need not diverge: it may oscillate without end, and then the curvature at its
     * last point says nothing. At a minimum its own rate is below the limit and another step would change almost nothing.
     */
    private boolean isAtRest(Trial trial, Descent slower, StableStep limit) {
        if (limit.product().isEmpty()) {
            return true;
        }
        Checkpoint end = trial.run().end();
        double now = slower.schedule().rate(end.steps());
        boolean stable = now * limit.curvature().value() <= limit.product().getAsDouble();
        if (!trial.settled()) {
            return stable;
        }
        Objective objective = Simulator.objective(plan);
        double[] velocity = new double[end.weights().length];
        objective.respond(end.weights());
        objective.velocity(end.weights(), velocity);
        double squares = 0;
        for (double entry : velocity) {
            squares += entry * entry;
        }
        return stable && now * squares <= StopRule.LEARNED * Math.abs(initialLoss());
    }

    /**
     * True if a trial ended at the lowest loss. A run that oscillated may end at a saddle, of any curvature. Where the least loss is known it is
     * compared with it; elsewhere the next lower rate must reach the same loss.
     */
    private boolean isLowest(Trial trial) {
        double loss = trial.run().result().finalLoss();
        double before = lossBefore;
        lossBefore = loss;
        double margin = StopRule.LEARNED * Math.abs(initialLoss());
        return !trial.settled()
                || (plan.leastLoss().isPresent() && loss <= plan.leastLoss().getAsDouble() + margin)
                || Math.abs(loss - before) <= margin;
    }

    private double initialLoss() {
        Objective objective = Simulator.objective(plan);
        objective.respond(start.weights());
        return objective.loss();
    }

    private boolean isStartFinite() {
        Objective objective = Simulator.objective(plan);
        double[] weights = start.weights();
        double[] velocity = new double[weights.length];
        objective.respond(weights);
        objective.velocity(weights, velocity);
        boolean finite = Double.isFinite(objective.loss());
        for (double entry : velocity) {
            finite &= Double.isFinite(entry);
        }
        return finite;
    }

    /**
     * @param settled true if it converged, or learned all but a thousandth and then trained further
     */
    private record Trial(TrainedRun run, boolean settled) {
        Outcome outcome() {
            return run.result().outcome();
        }
    }

    /** Trains until the loss is learned or stops decreasing, and from there on to the minimum. */
    private Trial trial(Descent slower) {
        long most = mostSteps();
        TrainedRun run = Simulator.resume(
                plan.inTheWayOf(slower, StopRule.afterSteps(most).withPlateau(rest(slower, most))), start, watching);
        if (run.result().outcome() != Outcome.STOPPED_BY_EVENT) {
            return new Trial(run, false);
        }
        long polished = run.end().steps() + Math.max(POLISH, run.end().steps());
        StopRule on = StopRule.afterSteps(polished).withStopLoss(0).withPlateau(rest(slower, polished));
        // The comparison over the longer interval begins here.
        Checkpoint there = run.end().withoutHistory();
        return new Trial(Simulator.resume(plan.inTheWayOf(slower, on), there, watching), true);
    }

    private static Plateau rest(Descent slower, long steps) {
        return new Plateau(slower.schedule().time(steps) * LOOK_BACK, AT_REST);
    }

    private long mostSteps() {
        Layout layout = Simulator.layout(plan);
        double samples = plan.data().samples().map(Samples::count).orElse(1);
        double work = plan.design().activation().isLinear()
                ? layout.weights() + samples * layout.inputs()
                : layout.weights() * samples;
        return Math.max(1, Math.min(MOST_STEPS, (long) (MOST_WORK / work)));
    }
}
