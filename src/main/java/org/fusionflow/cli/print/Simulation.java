package org.fusionflow.cli.print;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyText;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.ContributionWatch;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.network.result.Ablated;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.study.RectifiedLaw;

/**
 * A finished run with the numbers that are printed.
 *
 * @param plan with the run's own seed
 * @param contributions of the modalities to the output at the end, in leaf order
 * @param heldOutLoss loss of the final weights on held-out samples; empty without such samples
 * @param ablated the final network without each modality; empty without samples
 * @param learned when the contributions of a nonlinear network are half of their references; empty for a linear one, whose maps tell the same
 * @param notes warnings that are not about the numbers
 */
public record Simulation(
        TrainingPlan plan,
        TrainingResult result,
        OptionalDouble heldOutLoss,
        Vector contributions,
        Optional<Ablated> ablated,
        Optional<LearnedContributions> learned,
        List<String> notes) {
    public Simulation {
        notes = List.copyOf(notes);
    }

    /**
     * @param watch that followed the run; empty for a run that nobody followed
     */
    public static Simulation of(TrainingPlan plan, TrainedRun run, Optional<ContributionWatch> watch) {
        OptionalDouble heldOut = Simulator.heldOut(plan)
                .map(objective -> {
                    objective.respond(run.end().weights());
                    return OptionalDouble.of(objective.loss());
                })
                .orElse(OptionalDouble.empty());
        return new Simulation(
                plan,
                run.result(),
                heldOut,
                Simulator.contributions(plan, run),
                Simulator.ablated(plan, run),
                watch.map(one -> LearnedContributions.of(
                        plan, run, one.history(), () -> RectifiedLaw.quickPlateau(plan.problem(), plan.setup()))),
                List.of());
    }

    /** The population of the data, if the network's map alone determines its error on new data: for a linear network without biases. */
    Optional<Population> population() {
        return plan.design().activation().isLinear() && !plan.design().biases()
                ? plan.data().population()
                : Optional.empty();
    }

    /** The same run with more warnings. */
    public Simulation with(List<String> more) {
        return new Simulation(plan, result, heldOutLoss, contributions, ablated, learned, more);
    }

    /** Warnings that a reader of the numbers must know. */
    List<String> warnings() {
        return RunWarnings.of(this);
    }

    /**
     * The last half time over the first, in the order of learning. Empty if a modality that can be learned was not, if a half time is 0, or if
     * fewer than two can be learned.
     */
    OptionalDouble timeRatio() {
        return lastOverFirst(this::halfTime);
    }

    /** The same for the half times of the signals. */
    OptionalDouble signalTimeRatio() {
        return lastOverFirst(this::signalHalfTime);
    }

    private OptionalDouble lastOverFirst(IntToDoubleFunction halfTimes) {
        double[] times = IntStream.range(0, plan.tree().names().size())
                .filter(plan.halfNorms()::has)
                .mapToDouble(halfTimes)
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

    /** Signal half time of a modality; NaN if it has none. */
    double signalHalfTime(int modality) {
        return result.signalHalfTimes().get(modality).map(LocatedTime::time).orElse(Double.NaN);
    }

    /** Contribution half time of a modality; NaN if it has none. */
    double contributionHalfTime(int modality) {
        return learned.map(all -> all.modalities().get(modality).time().orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    /** Contribution half time of the last modality over that of the first. */
    OptionalDouble contributionTimeRatio() {
        return learned.map(LearnedContributions::timeRatio).orElse(OptionalDouble.empty());
    }

    /** True if signal half times may differ from those of the norms: with several inputs or outputs. */
    boolean hasSignals() {
        return plan.data().moments().outputs() > 1
                || plan.data().moments().modalities().inputs()
                        > plan.tree().names().size();
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
                + plan.initialization().name() + ", method " + plan.method().name()
                + (RemedyText.words(remedies()).isEmpty() ? "" : ", " + RemedyText.words(remedies()));
    }

    /** What was done in training, without factors of the start and weight decay, which are shown with the network. */
    Remedies remedies() {
        return plan.remedies().with(Map.of(), 0);
    }
}
