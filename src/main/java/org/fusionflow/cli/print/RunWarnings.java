package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.network.method.Batching;
import org.fusionflow.network.method.ConstantRate;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.Schedule;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.Plateau;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.ode.Outcome;

/** Says what a reader of a training run must know: numbers that it does not have, why it ended, and settings that had no effect. */
final class RunWarnings {
    /** Many steps for a network of a few units: the flow is smooth only between the kinks of its units. */
    private static final long MANY_STEPS = 10_000;

    /** A map that is so much smaller than half of what it was is gone. */
    private static final double NOTHING = 1e-12;

    private final TrainingPlan plan;
    private final TrainingResult result;
    private final List<String> warnings = new ArrayList<>();

    private RunWarnings(Simulation run) {
        plan = run.plan();
        result = run.result();
    }

    static List<String> of(Simulation run) {
        RunWarnings all = new RunWarnings(run);
        all.end();
        all.rest();
        all.halfTimes();
        run.learned().ifPresent(all::contributions);
        all.times();
        all.settings();
        all.warnings.addAll(run.notes());
        return List.copyOf(all.warnings);
    }

    private String now() {
        return "step " + result.steps() + ", t = " + Text.number(result.endTime());
    }

    private void end() {
        if (result.outcome() == Outcome.INTERRUPTED) {
            warnings.add("interrupted at " + now() + ": all numbers are those of that moment");
        }
        if (result.outcome() == Outcome.OUT_OF_STEPS) {
            warnings.add("the limit of " + result.steps() + " steps was used up; raise it with --max-steps");
        }
        boolean slow = result.outcome() == Outcome.OUT_OF_STEPS
                || result.outcome() == Outcome.INTERRUPTED
                || result.steps() > MANY_STEPS;
        if (plan.method().name().equals("flow") && !plan.setup().isLinear() && slow) {
            warnings.add("the flow has a kink wherever a unit of "
                    + plan.design().activation().name()
                    + " begins or ends to act on a sample, and its adaptive steps are short there; --method gd with a small"
                    + " --lr is faster");
        }
        Descent.of(plan.method())
                .filter(descent -> result.outcome() == Outcome.REACHED_END
                        && descent.schedule().rate(result.steps()) == 0)
                .ifPresent(descent -> warnings.add("the run ended at " + now() + ", where its learning rate is 0"));
        plan.stop().plateau().ifPresent(this::plateau);
        if (result.steps() == 0 && result.outcome() == Outcome.STOPPED_BY_EVENT) {
            plan.stop()
                    .stopLoss()
                    .ifPresent(loss -> warnings.add("--stop-loss " + loss
                            + " ended the run before its first step: the loss of the start, "
                            + Text.number(result.finalLoss())
                            + ", is not above it"));
        }
    }

    private void plateau(Plateau plateau) {
        boolean learned = plan.stop().stopLoss().isPresent()
                ? result.finalLoss() <= plan.stop().stopLoss().getAsDouble()
                : unlearned().isEmpty();
        if (result.outcome() == Outcome.STOPPED_BY_EVENT
                && !learned
                && result.restTime().isEmpty()) {
            boolean none = unlearned().size() == plan.tree().names().size();
            warnings.add("the plateau rule ended the run at " + now() + ", "
                    + (none ? "before anything was" : "before all was")
                    + " learned: the loss had fallen by less than " + plateau.fraction() + " of itself within "
                    + plateau.time() + "; a small start and saddles are plateaus, too, so give a longer time");
        }
    }

    /** Modalities that have a half time to reach and have not reached it. */
    private List<Integer> unlearned() {
        return IntStream.range(0, plan.tree().names().size())
                .filter(m ->
                        plan.halfNorms().has(m) && result.halfTimes().get(m).isEmpty())
                .boxed()
                .toList();
    }

    /** A run that rests where something is not learned is at a saddle, or at another point than theory expects. */
    private void rest() {
        List<String> names = plan.tree().names();
        if (result.restTime().isPresent() && !unlearned().isEmpty()) {
            warnings.add("at rest since t = " + Text.number(result.restTime().getAsDouble()) + ": "
                    + String.join(", ", unlearned().stream().map(names::get).toList())
                    + (unlearned().size() > 1 ? " are" : " is") + " not learned, and nothing changes any more");
        }
        for (int m = 0; m < names.size() && result.restTime().isPresent(); m++) {
            double norm = plan.data()
                    .moments()
                    .modalities()
                    .block(result.finalMap(), m)
                    .norm();
            if (result.halfTimes().get(m).isPresent()
                    && norm < NOTHING * plan.halfNorms().norms().at(m)) {
                warnings.add(
                        "at rest since t = " + Text.number(result.restTime().getAsDouble()) + ": " + names.get(m)
                                + " was half learned and is given up again, its map is 0");
            }
        }
    }

    private void halfTimes() {
        List<String> names = plan.tree().names();
        for (int m = 0; m < names.size(); m++) {
            if (!plan.halfNorms().has(m)) {
                warnings.add(
                        plan.setup().isLinear()
                                ? "the best map of " + names.get(m) + " is 0, so it has no half time"
                                : "the least-squares map of " + names.get(m)
                                        + " is 0 or no more than sampling noise, so it has no half"
                                        + " time; its contribution tells what a nonlinear network learned of it, predict --activation when");
            } else if (result.halfTimes().get(m).isEmpty()) {
                warnings.add(names.get(m) + " is not half learned by time " + Text.number(result.endTime()) + ", step "
                        + result.steps() + "; its half time is null");
            }
        }
        if (result.halfTimes().stream().anyMatch(t -> t.isPresent() && t.get().time() == 0)) {
            warnings.add(
                    "the start is already beyond half of a final norm: that half time is 0 and no ratio is formed from it");
        }
    }

    /** Says of every contribution without half time why it has none, and what the others are half of. */
    private void contributions(LearnedContributions learned) {
        if (learned.reference() == LearnedContributions.Reference.PLATEAU) {
            warnings.add(
                    "the run had not converged: contribution half times refer to the last plateau of the alignment law, not to the"
                            + " end of the run");
        }
        for (LearnedContributions.Modality one : learned.modalities()) {
            one.missing()
                    .ifPresent(reason -> warnings.add("no contribution half time of " + one.name() + ": " + reason));
        }
    }

    private void times() {
        int missing = plan.times().size() - result.trajectory().size();
        if (missing > 0) {
            warnings.add("--times: " + missing + " of " + plan.times().size() + " are outside the run, which ended at "
                    + now());
        }
    }

    private void settings() {
        Descent.of(plan.method()).map(Descent::schedule).ifPresent(this::schedule);
        Descent.of(plan.method())
                .flatMap(Descent::batching)
                .map(Batching::size)
                .ifPresent(size -> plan.data()
                        .samples()
                        .filter(samples -> size > samples.count())
                        .ifPresent(samples -> warnings.add("a batch of " + size + " is all " + samples.count()
                                + " samples: every step uses all of them")));
    }

    /** A schedule never raises the rate, so that it has no effect if the last step has the rate of the first. */
    private void schedule(Schedule schedule) {
        double first = schedule.rate(0);
        if (schedule instanceof ConstantRate) {
            return;
        }
        if (schedule.rate(Long.MAX_VALUE) == first) {
            warnings.add("--schedule has no effect: the learning rate stays " + first);
        } else if (result.steps() > 1 && schedule.rate(result.steps() - 1) == first) {
            warnings.add("--schedule had no effect: the learning rate was " + first + " in all " + result.steps()
                    + " steps of the run");
        }
    }
}
