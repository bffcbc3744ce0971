package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.ode.Outcome;

/**
 * A finished run with the numbers that are printed.
 *
 * @param plan with the run's own seed
 * @param contributions of the modalities to the output at the end, in leaf order
 * @param heldOutLoss loss of the final weights on held-out samples; empty without such samples
 */
public record Simulation(TrainingPlan plan, TrainingResult result, OptionalDouble heldOutLoss, Vector contributions) {
    public static Simulation of(TrainingPlan plan, TrainedRun run) {
        OptionalDouble heldOut = Simulator.heldOut(plan)
                .map(objective -> {
                    objective.respond(run.end().weights());
                    return OptionalDouble.of(objective.loss());
                })
                .orElse(OptionalDouble.empty());
        return new Simulation(plan, run.result(), heldOut, Simulator.contributions(plan, run));
    }

    /** The population of the data, if the network's map alone determines its error on new data: for a linear network without biases. */
    Optional<Population> population() {
        return plan.design().activation().isLinear() && !plan.design().biases()
                ? plan.data().population()
                : Optional.empty();
    }

    /** Warnings that a reader of the numbers must know. */
    List<String> warnings() {
        List<String> names = plan.tree().names();
        List<String> warnings = new ArrayList<>();
        if (result.outcome() == Outcome.INTERRUPTED) {
            warnings.add("interrupted at step " + result.steps() + ", t = " + Text.number(result.endTime())
                    + ": all numbers are those of that moment");
        }
        for (int m = 0; m < names.size(); m++) {
            if (!plan.halfNorms().has(m)) {
                warnings.add("the best map of " + names.get(m) + " is 0, so it has no half time");
            } else if (result.halfTimes().get(m).isEmpty()) {
                warnings.add(names.get(m) + " is not half learned by time " + Text.number(result.endTime()) + ", step "
                        + result.steps() + "; its half time is null");
            }
        }
        if (result.halfTimes().stream().anyMatch(t -> t.isPresent() && t.get().time() == 0)) {
            warnings.add(
                    "the start is already beyond half of a final norm: that half time is 0 and no ratio is formed from it");
        }
        if (result.outcome() == Outcome.OUT_OF_STEPS) {
            warnings.add("the limit of " + result.steps() + " steps was used up; raise it with --max-steps");
        }
        return warnings;
    }

    /**
     * The last half time over the first, in the order of learning. Empty if a modality that can be learned was not, if a half time is 0, or if
     * fewer than two can be learned.
     */
    OptionalDouble timeRatio() {
        double[] times = IntStream.range(0, plan.tree().names().size())
                .filter(plan.halfNorms()::has)
                .mapToDouble(this::halfTime)
                .toArray();
        if (times.length < 2 || !Arrays.stream(times).allMatch(time -> time > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Arrays.stream(times).max().orElseThrow()
                / Arrays.stream(times).min().orElseThrow());
    }

    /** Half time of a modality; NaN if it has none. */
    double halfTime(int modality) {
        return result.halfTimes().get(modality).map(LocatedTime::time).orElse(Double.NaN);
    }

    /** Error of the final map on new data; empty without a population. */
    OptionalDouble generalization() {
        return population()
                .map(p -> OptionalDouble.of(p.generalizationError(result.finalMap())))
                .orElse(OptionalDouble.empty());
    }

    /** The network in words, without its seed. */
    String description() {
        String activation = plan.design().activation().isLinear()
                ? ""
                : ", " + plan.design().activation().name();
        return "network " + plan.tree().newick() + ", width "
                + String.join(
                        ",",
                        plan.design().widths().stream().map(Object::toString).toList())
                + activation + ", init "
                + plan.initialization().name() + ", method " + plan.method().name();
    }
}
